import ArgumentParser
import CaseEngine
import CaseStores
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
                每一边是行政区划代码（现在的文件）、案件编号（该案所依的规则）或 publication:发布号（该次发布的规则）。只写一边，则与其所在地现在的\
                文件比较：只写地区的，是当地现行（最近发布）的规则。例：tiaochu workflow diff 610100 440300；tiaochu workflow diff 2026-610113-00001；\
                tiaochu workflow diff publication:1 publication:2
                """,
            en: """
                Each side is the code of a locality (the files as they are now), a case (the rules it follows) or publication:NUMBER (the \
                rules put in force by it). One side alone is compared with what its locality's files say now: a locality alone stands for the rules in force there, \
                those published last.
                For example: tiaochu workflow diff 610100 440300; tiaochu workflow diff 2026-610113-00001; \
                tiaochu workflow diff publication:1 publication:2
                """))

    @OptionGroup var options: GlobalOptions
    @Argument(
        help: ArgumentHelp(
            say(zh: "地区代码、案件编号或 publication:发布号", en: "code of a locality, a case, or publication:NUMBER")))
    var old: String
    @Argument(
        help: ArgumentHelp(
            say(zh: "地区代码、案件编号或 publication:发布号", en: "code of a locality, a case, or publication:NUMBER")))
    var new: String?
    @OptionGroup var named: WorkflowOption

    func run() throws {
        let session = try Session(options)
        let before = try new == nil ? inForce(old, session) ?? bundle(old, session) : bundle(old, session)
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
        if let number = try Self.publication(side) { return try published(number, session) }
        // The ids of cases have hyphens, the codes of localities none.
        guard side.contains("-") else { return try session.bundle(named.workflow, locality: side) }
        _ = try session.reader(of: side)
        return try session.run { engine throws(EngineError) in try engine.bundle(of: side) }
    }

    /// The rules in force in a locality, where that is what the side names: files are not compared with themselves.
    private func inForce(_ side: String, _ session: Session) throws -> WorkflowBundle? {
        guard try Self.publication(side) == nil, !side.contains("-") else { return nil }
        let files = try bundle(side, session)
        let query = PublicationQuery(workflow: files.workflow.name, locality: files.locality, limit: 1)
        let found = try session.run { engine throws(EngineError) -> WorkflowBundle? in
            try engine.publications(query).first.map { record throws(EngineError) in try engine.bundle(of: record) }
        }
        guard let found else {
            throw CommandFailure(
                .notFound, code: "nothing-published",
                what: BilingualText(
                    zh: "\(side) 还没有发布过规则，没有可与文件比较的",
                    en: "nothing was published for \(side), so there is nothing to compare its files with"),
                fix: BilingualText(
                    zh: "写明另一边：另一个地区、案件编号或 publication:发布号",
                    en: "name the other side: another locality, a case or publication:NUMBER"))
        }
        return found
    }

    /// The number in `publication:12`; nil for another kind of side.
    private static func publication(_ side: String) throws -> Int? {
        guard side.hasPrefix(publicationMark) else { return nil }
        guard let number = Int(side.dropFirst(publicationMark.count)), number > 0 else {
            throw CommandFailure(
                .usage, code: "no-publication-number",
                what: BilingualText(zh: "“\(side)”没有发布号", en: "'\(side)' has no number of a publication"),
                fix: BilingualText(zh: "写作 publication:1", en: "write publication:1"))
        }
        return number
    }

    private static let publicationMark = "publication:"

    private func published(_ number: Int, _ session: Session) throws -> WorkflowBundle {
        let bundle = try session.run { engine throws(EngineError) -> WorkflowBundle? in
            let register = try engine.publications(PublicationQuery(limit: .max))
            guard let record = register.first(where: { $0.number == number }) else { return nil }
            return try engine.bundle(of: record)
        }
        guard let bundle else {
            throw CommandFailure(
                .notFound, code: "no-such-publication",
                what: BilingualText(zh: "没有第 \(number) 号发布", en: "there is no publication no. \(number)"),
                fix: BilingualText(
                    zh: "用 tiaochu workflow publications 查看发布号",
                    en: "see the numbers with tiaochu workflow publications"))
        }
        return bundle
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
            return ["    \(DiffLabel.text(of: property.name)): \(property.old ?? "—") → \(property.new ?? "—")"]
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
