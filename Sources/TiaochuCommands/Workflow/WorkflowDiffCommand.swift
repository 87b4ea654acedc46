import ArgumentParser
import CaseEngine
import DataValues
import Diagnostics
import Workflows

struct WorkflowDiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: say(
            zh: "两套规则有何不同：按含义比较，不按行", en: "How two sets of rules differ: by meaning, not by line"),
        discussion: say(
            zh: """
                每一边是行政区划代码（现在的文件）或案件编号（该案所依的规则）。只写案件编号，则与其所在地现在的规则比较。
                例：tiaochu workflow diff 610100 440300；tiaochu workflow diff 2026-610113-00001
                """,
            en: """
                Each side is the code of a locality (the files as they are now) or a case (the rules it follows). A case alone is \
                compared with what its locality says now.
                For example: tiaochu workflow diff 610100 440300; tiaochu workflow diff 2026-610113-00001
                """))

    @OptionGroup var options: GlobalOptions
    @Argument(help: ArgumentHelp(say(zh: "地区代码或案件编号", en: "code of a locality, or a case"))) var old: String
    @Argument(help: ArgumentHelp(say(zh: "地区代码或案件编号", en: "code of a locality, or a case"))) var new: String?
    @OptionGroup var named: WorkflowOption

    func run() throws {
        let session = try Session(options)
        let before = try bundle(old, session)
        let after =
            try new.map { try bundle($0, session) } ?? session.bundle(before.workflow.name, locality: before.locality)
        let changes = WorkflowDiff(from: before, to: after).changes
        guard options.output == .text else {
            Console.answer(rows: changes.map(data), as: options.output)
            return
        }
        guard !changes.isEmpty else {
            Console.talk(say(zh: "没有不同。", en: "no difference."))
            return
        }
        for change in changes { Console.answer(lines(change)) }
        Console.talk(say(zh: "\(changes.count) 处不同。", en: "\(counted(changes.count, "difference"))."))
    }

    private func bundle(_ side: String, _ session: Session) throws -> WorkflowBundle {
        // The ids of cases have hyphens, the codes of localities none.
        guard side.contains("-") else { return try session.bundle(named.workflow, locality: side) }
        return try session.run { engine throws(EngineError) in try engine.bundle(of: side) }
    }

    private func lines(_ change: WorkflowDiff.Change) -> [String] {
        let sign =
            switch change.kind {
            case .added: "+"
            case .removed: "-"
            case .changed: "~"
            }
        let head = "\(sign) \(change.key)  \(change.title.spoken)  \(change.location)"
        return [head] + change.properties.flatMap(lines)
    }

    private func lines(_ property: WorkflowDiff.Property) -> [String] {
        guard property.name == "text" else {
            return ["    \(property.name): \(property.old ?? "—") → \(property.new ?? "—")"]
        }
        // Of a script, the lines that only one side has.
        let (old, new) = (scriptLines(property.old), scriptLines(property.new))
        let steps = new.difference(from: old)
        return steps.removals.map { "    - \(text($0))" } + steps.insertions.map { "    + \(text($0))" }
    }

    private func scriptLines(_ text: String?) -> [Substring] {
        (text ?? "").split(separator: "\n", omittingEmptySubsequences: true)
    }

    private func text(_ change: CollectionDifference<Substring>.Change) -> Substring {
        switch change {
        case .insert(_, let element, _), .remove(_, let element, _): element
        }
    }

    private func data(_ change: WorkflowDiff.Change) -> DataValue {
        [
            "kind": .text(change.kind.rawValue), "key": .text(change.key), "title": .text(change.title.spoken),
            "file": .text(change.location.file), "line": .integer(Int64(change.location.line)),
            "properties": .list(
                change.properties.map { property in
                    [
                        "name": .text(property.name), "old": property.old.map(DataValue.text) ?? .null,
                        "new": property.new.map(DataValue.text) ?? .null,
                    ]
                }),
        ]
    }
}
