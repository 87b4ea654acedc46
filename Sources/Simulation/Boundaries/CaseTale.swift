import DataValues
import Diagnostics
import StatutoryTime
import Workflows

/// What people do in a scenario, with dates that are all known: it can be moved to another time of the year and told again.
struct CaseTale {
    struct Act {
        var event: String
        var actor: ScenarioActor
        var at: StatedTime?
        var facts: [String: DataValue]
    }

    enum Step {
        case act(Act)
        case until(StatedTime)
    }

    let workflow: Workflow
    var openedAt: StatedTime
    var opener: ScenarioActor
    var openingFacts: [String: DataValue]
    var steps: [Step]

    /// The first steps alone.
    func prefix(_ count: Int) -> CaseTale {
        var tale = self
        tale.steps = Array(steps.prefix(count))
        return tale
    }

    /// The same so many days later, dates among the facts included.
    func moved(by days: Int) -> CaseTale {
        var tale = self
        tale.openedAt = openedAt.moved(by: days)
        tale.openingFacts = moved(openingFacts, days)
        tale.steps = steps.map { step in
            switch step {
            case .until(let time): return .until(time.moved(by: days))
            case .act(var act):
                act.at = act.at?.moved(by: days)
                act.facts = moved(act.facts, days)
                return .act(act)
            }
        }
        return tale
    }

    private func moved(_ facts: [String: DataValue], _ days: Int) -> [String: DataValue] {
        var result = facts
        for field in workflow.fields {
            guard let value = facts[field.name] else { continue }
            result[field.name] = Self.moved(value, of: field.type, days)
        }
        return result
    }

    private static func moved(_ value: DataValue, of type: FieldType, _ days: Int) -> DataValue {
        switch (type, value) {
        case (.date, .text(let text)), (.instant, .text(let text)):
            guard let date = LegalDate(String(text.prefix(10))) else { return value }
            return .text("\(date.adding(days: days))" + text.dropFirst(10))
        case (.record(let fields), .record(var record)):
            for field in fields {
                if let part = record[field.name] { record[field.name] = moved(part, of: field.type, days) }
            }
            return .record(record)
        case (.list(let element), .list(let elements)):
            return .list(elements.map { moved($0, of: element, days) })
        default: return value
        }
    }

    // MARK: - As text

    /// The scenario as an element of a YAML list; `ending` are further lines of its steps.
    func lines(title: BilingualText, covers: [String], ending: [String]) -> [String] {
        var lines = [
            "- scenario:", "    zh: \(ScenarioYAML.quoted(title.zh))", "    en: \(ScenarioYAML.quoted(title.en))",
            "  covers: [\(covers.joined(separator: ", "))]", "  workflow: \(workflow.name)",
            "  locality: \(ScenarioYAML.quoted(workflow.localities.locality.code))", "  open:",
            "    at: \(openedAt.written)", "    as: \(opener.written)",
        ]
        if !openingFacts.isEmpty { lines += ["    facts:"] + written(openingFacts, indent: "      ") }
        lines.append("  steps:")
        for step in steps {
            switch step {
            case .until(let time): lines.append("    - until: \(time.written)")
            case .act(let act):
                lines += ["    - advance: \(act.event)", "      as: \(act.actor.written)"]
                if let at = act.at { lines.append("      at: \(at.written)") }
                if !act.facts.isEmpty { lines += ["      with:"] + written(act.facts, indent: "        ") }
            }
        }
        return lines + ending
    }

    private func written(_ facts: [String: DataValue], indent: String) -> [String] {
        workflow.fields.compactMap { field in
            facts[field.name].map { "\(indent)\(field.name): \(ScenarioYAML.written($0, of: field.type))" }
        }
    }
}

extension StatedTime {
    fileprivate func moved(by days: Int) -> StatedTime { StatedTime(date: date.adding(days: days), second: second) }

    fileprivate var written: String {
        second.map { ScenarioYAML.written(LegalTime(date: date, second: $0)) } ?? date.description
    }
}

extension ScenarioActor {
    fileprivate var written: String {
        let names = roles.map(\.value)
        return names == [id] ? id : "{ id: \(ScenarioYAML.quoted(id)), roles: [\(names.joined(separator: ", "))] }"
    }
}
