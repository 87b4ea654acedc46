import ArgumentParser
import CaseEngine
import CaseStores
import DataValues
import Diagnostics
import StatutoryTime
import Workflows

struct CaseShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: say(zh: "查看案件：事实、位置、期限", en: "Show a case: facts, place, deadlines"))

    @OptionGroup var options: GlobalOptions

    @Argument(help: ArgumentHelp(say(zh: "案件编号", en: "the case"))) var caseID: String

    @OptionGroup var reveal: RevealOption

    @Flag(help: ArgumentHelp(say(zh: "也列出仍是默认值的事实", en: "list facts that still have their default value, too")))
    var all = false

    func run() throws {
        let session = try Session(options, for: reveal.fields.isEmpty ? .reading : .changing)
        _ = try session.reader(of: caseID)
        let rules = try session.run { engine throws(EngineError) in try engine.workflow(of: caseID) }
        let revealed = try reveal.checked(on: caseID, in: [rules], session)
        let view = try session.run { engine throws(EngineError) in try engine.view(caseID) }
        let fields = revealed.shown(view.maskedFields, of: view.snapshot.fields)
        if options.output == .text {
            Console.answer(lines(view, fields, today: session.clock.now().date))
        } else {
            var data = CaseData.record(view.record)
            data["fields"] = .record(fields)
            data["deadlines"] = .list(view.rows.map(CaseData.deadline))
            Console.answer(.record(data), as: options.output)
        }
    }

    private func lines(_ view: CaseView, _ fields: [String: DataValue], today: LegalDate) -> [String] {
        let text = CaseText(workflow: view.workflow)
        return head(view, text) + [""] + facts(view.workflow, fields) + deadlines(view.rows, text, today: today)
    }

    private func head(_ view: CaseView, _ text: CaseText) -> [String] {
        let record = view.record
        let locality = view.workflow.localities.locality.title.spoken
        var lines = ["\(record.id)  \(record.title)"]
        lines.append(
            "\(view.workflow.title.spoken) · \(locality) \(record.locality) · "
                + say(zh: "版本 \(record.version)", en: "version \(record.version)") + " · "
                + say(zh: "规则包 ", en: "bundle ") + record.bundleHash.prefix(12))
        lines.append(
            say(zh: "现处：", en: "at: ") + text.standing(record.configuration))
        lines += text.descriptions(record.configuration).map { "  \($0)" }
        lines.append(
            say(zh: "建案：", en: "opened: ") + record.openedOn + "   " + say(zh: "最近行为：", en: "last legal act: ")
                + (LegalTime(record.legalNow)?.short ?? record.legalNow) + "   " + say(zh: "承办人：", en: "handler: ")
                + (record.assignee ?? "—"))
        if let closure = record.closureCode {
            lines.append(say(zh: "结案：", en: "closed: ") + "\(record.closedOn ?? "")  \(text.closure(closure))")
        }
        return lines
    }

    private func facts(_ workflow: Workflow, _ fields: [String: DataValue]) -> [String] {
        let rows = workflow.fields.compactMap { field -> [String]? in
            guard let value = fields[field.name], !value.isNull, all || value != field.defaultValue else { return nil }
            return [field.title.spoken, CaseText.shown(value, as: field.type, in: SpokenLanguage.current)]
        }
        return TextTable(
            [.init(say(zh: "事实", en: "fact")), .init(say(zh: "内容", en: "value"), maximumWidth: 90)], rows: rows
        ).lines()
    }

    private func deadlines(_ rows: [DeadlineRecord], _ text: CaseText, today: LegalDate) -> [String] {
        guard !rows.isEmpty else { return [] }
        let cells = rows.map { row in
            let due = row.dueOn.flatMap { LegalDate($0) }
            let remaining = row.isOpen ? due.map { text.remaining(until: $0, of: row.key, today: today) } ?? "" : ""
            return [
                DeadlineText.day(row.dueOn, isProvisional: DeadlineText.isMarked(row)), text.deadline(row.key),
                DeadlineText.status(of: row), remaining, text.citation(of: row),
            ]
        }
        let columns: [TextTable.Column] = [
            .init(say(zh: "期限届满", en: "due")), .init(say(zh: "期限", en: "deadline")), .init(say(zh: "状态", en: "status")),
            .init(""), .init(say(zh: "依据", en: "law")),
        ]
        return [""] + TextTable(columns, rows: cells).lines()
            + (rows.contains(where: DeadlineText.isMarked) ? [DeadlineText.provisional] : [])
    }
}
