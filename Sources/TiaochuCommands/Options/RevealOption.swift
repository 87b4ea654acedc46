import ArgumentParser
import CaseEngine
import DataValues
import Diagnostics
import Foundation
import Workflows

/// Which fields are shown unmasked, each look being recorded.
struct RevealOption: ParsableArguments {
    @Option(
        name: .customLong("reveal"),
        help: ArgumentHelp(
            say(
                zh: "显示此字段的原文（名称或标题，如 worker.id_number 或 劳动者.身份证号），可重复；查看将被记录",
                en:
                    "show this field as it is, by name or title, such as worker.id_number; repeatable; the look is recorded"
            ),
            valueName: "field"),
        completion: .custom { words, _, _ in RevealedFields.completions(after: words) })
    var fields: [String] = []

    init() {}

    /// What is asked for is refused or, before anything is shown, recorded.
    ///
    /// - Parameter notes: whether there are notes to be shown, by the word `note`.
    func checked(on caseID: String, in rules: [Workflow], notes: Bool = false, _ session: Session) throws
        -> RevealedFields
    {
        guard !fields.isEmpty else { return RevealedFields() }
        let actor = try session.insider(on: caseID)
        let revealed = try RevealedFields(fields, in: rules, notes: notes)
        _ = try session.run { engine throws(EngineError) in
            try engine.recordReveal(of: revealed.names, on: caseID, actor: actor)
        }
        return revealed
    }
}

/// Fields that somebody asked to see as they are.
struct RevealedFields {
    private var paths: [DataPath] = []
    /// Whether what people wrote in their own words is shown too.
    private(set) var showsNotes = false

    private static let note = BilingualText(zh: "备注", en: "note")

    init() {}

    /// - Parameter rules: the workflows whose fields may be meant; the first that knows a name counts.
    init(_ words: [String], in rules: [Workflow], notes: Bool) throws {
        for word in words {
            let found = rules.lazy.compactMap { workflow -> DataPath? in
                guard let written = try? DataPath(parsing: word) else { return nil }
                let path = workflow.fields.path(spoken: written)
                return workflow.fields.type(at: path) == nil ? nil : path
            }.first
            if let found {
                paths.append(found)
            } else if notes, Self.note.isSpoken(as: word) {
                showsNotes = true
            } else {
                let problem = UnknownField.problem(word, in: rules.first?.fields ?? [])
                throw CommandFailure(
                    .notFound, code: "no-such-field", what: problem.what,
                    fix: problem.fix
                        ?? BilingualText(zh: "tiaochu workflow show 列出全部", en: "tiaochu workflow show lists them all"))
            }
        }
    }

    /// As the journal keeps them.
    var names: [String] { paths.map(\.description) + (showsNotes ? [Self.note.en] : []) }

    /// Masked facts with the fields asked for as they are.
    func shown(_ masked: [String: DataValue], of fields: [String: DataValue]) -> [String: DataValue] {
        var shown = masked
        for name in Set(paths.compactMap(Self.root)) where masked[name] != nil {
            shown[name] = self.shown(masked[name] ?? .null, of: fields[name] ?? .null, in: name)
        }
        return shown
    }

    /// The masked value of a field with those parts of it that were asked for as they are.
    func shown(_ masked: DataValue, of value: DataValue, in field: String) -> DataValue {
        paths.filter { Self.root($0) == field }.reduce(masked) { shown, path in
            let rest = DataPath([DataPath.Component](path.components.dropFirst()))
            guard !value[rest].isNull else { return shown }
            var copy = shown
            // What is there in the value is there in its masked copy.
            try? copy.set(value[rest], at: rest)
            return copy
        }
    }

    private static func root(_ path: DataPath) -> String? {
        if case .key(let name)? = path.components.first { name } else { nil }
    }

    /// The sensitive fields of the workspace's workflow, for a shell that completes `--reveal`.
    static func completions(after words: [String]) -> [String] {
        guard let workspace = try? Workspace.find(nil) else { return [] }
        let sources = SourceTree(folder: workspace.folder.path)
        let all = WorkflowLoader.workflows(in: sources)
        let name = workspace.workflow ?? (all.count == 1 ? all[0] : "labour-dispute")
        let bundle = try? RuleLibrary(sources).bundle(name, workspace.locality ?? "cn")
        return bundle.map { sensitive(in: $0.workflow.fields, below: "") } ?? []
    }

    private static func sensitive(in fields: [Field], below prefix: String) -> [String] {
        fields.flatMap { field -> [String] in
            if field.isSensitive { return [prefix + field.name] }
            guard case .record(let inner) = field.type else {
                return field.type.holdsSensitiveFields ? [prefix + field.name] : []
            }
            return sensitive(in: inner, below: "\(prefix)\(field.name).")
        }
    }
}
