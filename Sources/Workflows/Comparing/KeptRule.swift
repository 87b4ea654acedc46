public import Diagnostics

/// A parameter, or a time limit, that cases pinned to older rules keep as it was there.
public struct KeptRule: Hashable, Sendable {
    /// `parameters.answer_days`, `deadlines.arbitration.award`.
    public var key: String
    public var title: BilingualText
    /// As the older rules have it; nil where they have no such thing.
    public var kept: String?
    /// As the newer rules have it.
    public var new: String?
    /// Time limits of the older rules that are counted from the parameter.
    public var deadlines: [String]
    /// Guards and actions of the older rules that may ask for the parameter.
    public var hooks: [String]

    /// What differs between the rules that cases follow and others, in the order of the newer files.
    ///
    /// - Parameter date: the day whose values are named where neither side drops one, ISO text.
    public static func all(from old: WorkflowBundle, to new: WorkflowBundle, on date: String) -> [KeptRule] {
        let reading = Reading(old, new, date)
        return WorkflowDiff(from: old, to: new).changes.compactMap(reading.rule)
    }
}

/// The two sides, while they are compared.
private struct Reading {
    private let old: WorkflowBundle
    private let new: WorkflowBundle
    private let date: String
    private let functions: ScriptFunctions

    init(_ old: WorkflowBundle, _ new: WorkflowBundle, _ date: String) {
        (self.old, self.new, self.date) = (old, new, date)
        functions = ScriptFunctions(old.workflow.scripts)
    }

    func rule(_ change: WorkflowDiff.Change) -> KeptRule? {
        let parts = change.key.split(separator: ".", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return nil }
        switch parts[0] {
        case "parameters":
            let (before, after) = (values(parts[1], old), values(parts[1], new))
            guard before != after else { return nil }
            return KeptRule(
                key: change.key, title: change.title, kept: words(parts[1], before, without: after, old),
                new: words(parts[1], after, without: before, new), deadlines: deadlines(countedFrom: parts[1]),
                hooks: hooks(asking: parts[1]))
        case "deadlines":
            let properties = change.properties.filter { $0.name != "title" && $0.name != "law" }
            guard change.kind != .changed || !properties.isEmpty else { return nil }
            func side(_ value: (WorkflowDiff.Property) -> String?) -> String? {
                let said = properties.map { "\($0.name): \(value($0) ?? "–")" }.joined(separator: ", ")
                return said.isEmpty ? nil : said
            }
            return KeptRule(
                key: change.key, title: change.title, kept: side(\.old), new: side(\.new), deadlines: [], hooks: [])
        default: return nil
        }
    }

    private func values(_ name: String, _ bundle: WorkflowBundle) -> [String] {
        guard let parameter = bundle.workflow.parameters.parameter(name) else { return [] }
        return bundle.workflow.parameters.values(of: name).map {
            "\(parameter.type.shown($0.value)) (\($0.from) – \($0.until ?? "…"))"
        }
    }

    /// The values that only this side has; where it only lacks some, the one in force.
    private func words(
        _ name: String, _ values: [String], without others: [String], _ bundle: WorkflowBundle
    ) -> String? {
        let own = values.filter { !others.contains($0) }
        if !own.isEmpty { return own.joined(separator: "; ") }
        let table = bundle.workflow.parameters
        guard let parameter = table.parameter(name), let value = table.value(of: name, on: date) else { return nil }
        return "\(parameter.type.shown(value.value)) (\(value.from) – \(value.until ?? "…"))"
    }

    private func deadlines(countedFrom name: String) -> [String] {
        old.workflow.deadlines.filter { if case .parameter(name) = $0.length { true } else { false } }.map(\.key)
    }

    private func hooks(asking name: String) -> [String] {
        let reads = HookReads(functions, fields: [name])
        return Set(old.workflow.guardNames + old.workflow.actionNames).filter { !reads.reads(of: $0).isEmpty }.sorted()
    }
}
