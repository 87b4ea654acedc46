import ArgumentParser
import CaseEngine
import CaseStores
import DataValues
import Diagnostics
import Documents
import Foundation
import StatutoryTime
import Workflows

struct CaseDocument: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "document",
        abstract: say(zh: "制作文书：受理通知书、裁决书等", en: "Make a document of a case: a notice, an award"),
        discussion: say(
            zh: """
                例：tiaochu case document 2026-610100-00001 受理通知书 --to 受理通知书.html --as he.yun
                文书载有个人信息，每次制作都记入案件日志。
                """,
            en: """
                For example: tiaochu case document 2026-610100-00001 acceptance --to acceptance.html --as he.yun
                Documents hold personal data: each one made is written into the case's journal.
                """))

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case html, pdf, docx
    }

    @OptionGroup var options: GlobalOptions

    @Argument(help: ArgumentHelp(say(zh: "案件编号", en: "the case"))) var caseID: String
    @Argument(help: ArgumentHelp(say(zh: "文书种类（见 --list）", en: "the kind of document (see --list)"))) var kind: String?

    @Flag(help: ArgumentHelp(say(zh: "列出文书种类，及现在能否制作", en: "list the kinds and which may be made now")))
    var list = false
    @Option(
        help: ArgumentHelp(say(zh: "写入文件（默认标准输出）", en: "write to a file (default: standard output)"), valueName: "file")
    )
    var to: String?
    @Option(help: ArgumentHelp(say(zh: "格式：html、pdf、docx", en: "the form: html, pdf or docx"))) var format: Format =
        .html
    @Flag(help: ArgumentHelp(say(zh: "文件已存在时替换", en: "replace the file when there is one"))) var replace = false
    @Option(
        name: [.customLong("set"), .customShort("s")],
        help: ArgumentHelp(
            say(
                zh: "只为这份文书填写的事项，可重复：名称=值；不能改案件里已有的事实",
                en: "what is for this document only, repeatable: name=value; facts of the case stay as they are"),
            valueName: "name=value"))
    var settings: [String] = []
    @Option(help: ArgumentHelp(say(zh: "这些事项的 JSON 文件", en: "a JSON file of such facts"), valueName: "file"))
    var facts: String?

    @Option(
        help: ArgumentHelp(
            say(
                zh: "按第几条日志之后的案情制作，用于重新打印此前的文书（条目见 case history）",
                en:
                    "from the case as it stood after this entry of its journal, to print an earlier paper again (see case history)"
            ),
            valueName: "number"))
    var entry: Int?

    func run() throws {
        let session = try Session(options, for: list ? .reading : .changing)
        let desk = try PaperDesk(session, caseID: caseID, after: entry)
        if list { return try listKinds(session, desk) }
        guard let word = kind else {
            throw CommandFailure(
                .usage, code: "which-document",
                what: BilingualText(zh: "没有说明制作哪种文书", en: "it is not said which document"),
                fix: BilingualText(zh: "用 --list 查看种类", en: "see the kinds with --list"))
        }
        let kind = try desk.kind(word)
        let actor = try session.insider(on: caseID)
        let output = try target(for: kind)
        let paper = try desk.paper(kind, given: given(for: kind, desk), today: session.clock.now().date)
        let file = try converted(paper, to: output)
        _ = try desk.record(paper, file: file, format: format.rawValue, actor: actor)
        if let output {
            try output.write(file)
            talkOrAnswer(paper, file, written: output.path)
        } else if options.output == .text {
            Console.output(paper.html)
        } else {
            talkOrAnswer(paper, file, written: nil)
        }
    }

    private func target(for kind: DocumentKind) throws -> PaperFile? {
        if let to { return try PaperFile(to, replacing: replace) }
        guard format == .html else {
            throw CommandFailure(
                .usage, code: "where-to",
                what: BilingualText(zh: "\(format.rawValue) 要写入文件", en: "\(format.rawValue) goes to a file"),
                fix: BilingualText(
                    zh: "加上 --to \(kind.title.zh).\(format.rawValue)", en: "add --to \(kind.name).\(format.rawValue)"))
        }
        return nil
    }

    private func given(for kind: DocumentKind, _ desk: PaperDesk) throws -> [String: DataValue] {
        var facts = FactOptions()
        facts.settings = settings
        facts.facts = self.facts
        return try facts.values(for: desk.view.workflow.fields + kind.given)
    }

    private func converted(_ paper: Paper, to output: PaperFile?) throws -> [UInt8] {
        let html = Array(paper.html.utf8)
        guard format != .html else { return html }
        return try PaperConverter(format: format.rawValue, path: ProcessInfo.processInfo.environment["PATH"] ?? "")
            .convert(html)
    }

    private func talkOrAnswer(_ paper: Paper, _ file: [UInt8], written path: String?) {
        guard options.output != .text else {
            let number = paper.number.map { "  \($0)" } ?? ""
            Console.answer(
                say(
                    zh: "已制作\(paper.kind.title.zh)\(number)：\(path ?? "")",
                    en: "made: \(paper.kind.title.en)\(number): \(path ?? "")"))
            return
        }
        var record: [String: DataValue] = [
            "case": .text(caseID), "kind": .text(paper.kind.name), "title": .text(paper.kind.title.spoken),
            "format": .text(format.rawValue), "sha256": .text(ContentHash.of(bytes: file)),
        ]
        record["entry"] = entry.map { .integer(Int64($0)) }
        record["number"] = paper.number.map(DataValue.text)
        record["date"] = paper.date.map { .text($0.description) }
        record["file"] = path.map(DataValue.text)
        if path == nil { record["html"] = .text(paper.html) }
        Console.answer(.record(record), as: options.output)
    }

    // MARK: - The list

    private func listKinds(_ session: Session, _ desk: PaperDesk) throws {
        _ = try session.reader(of: caseID)
        let today = session.clock.now().date
        let rows = desk.catalogue.kinds.map { ($0, desk.obstacle(to: $0, today: today)) }
        guard options.output == .text else {
            Console.answer(
                rows: rows.map { kind, obstacle in
                    [
                        "kind": .text(kind.name), "title": .text(kind.title.spoken),
                        "ready": .boolean(obstacle == nil), "obstacle": obstacle.map { .text($0.what.spoken) } ?? .null,
                        "missing": .list((obstacle?.missing ?? []).map { .text($0.path) }),
                    ]
                }, as: options.output)
            return
        }
        let columns: [TextTable.Column] = [
            .init(say(zh: "种类", en: "kind")), .init(say(zh: "文书", en: "document")), .init(say(zh: "可制作", en: "ready")),
            .init(say(zh: "还差", en: "still needs"), maximumWidth: 80),
        ]
        Console.answer(
            TextTable(
                columns,
                rows: rows.map { kind, obstacle in
                    [
                        kind.name, kind.title.spoken,
                        obstacle == nil ? say(zh: "是", en: "yes") : say(zh: "否", en: "no"),
                        obstacle?.what.spoken ?? "",
                    ]
                }
            ).lines())
    }
}
