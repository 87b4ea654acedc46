import ArgumentParser
import CaseEngine
import CaseStores
import DataValues
import Diagnostics
import Workflows

struct CaseHistory: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history",
        abstract: say(zh: "案件经过：两种时间、何人、何事、变动", en: "What happened: both times, who, what changed"))

    @OptionGroup var options: GlobalOptions

    @Argument(help: ArgumentHelp(say(zh: "案件编号", en: "the case"))) var caseID: String

    func run() throws {
        let session = try Session(options)
        let entries = try session.run { engine throws(EngineError) in try engine.history(caseID) }
        let workflow = try session.run { engine throws(EngineError) in try engine.workflow(of: caseID) }
        guard options.output == .text else {
            Console.answer(rows: entries.map { CaseData.entry($0, workflow: workflow) }, as: options.output)
            return
        }
        let text = CaseText(workflow: workflow)
        for entry in entries { Console.answer(lines(entry, text)) }
    }

    private func lines(_ entry: JournalEntry, _ text: CaseText) -> [String] {
        let what: String
        switch entry.kind {
        case .opened: what = say(zh: "建案", en: "opened")
        case .noted: what = say(zh: "备注：", en: "note: ") + (entry.data["text"].text ?? "")
        case .assigned:
            what = say(zh: "交由 ", en: "assigned to ") + (entry.data["assignee"].text ?? say(zh: "无人", en: "nobody"))
        case .revealed: what = say(zh: "查看敏感字段", en: "looked at sensitive fields")
        default: what = entry.event.map(text.event) ?? entry.kind.rawValue
        }
        let event = entry.event.map { "  (\($0))" } ?? ""
        let fired = entry.kind == .deadlineFired ? say(zh: "〔期限届满〕", en: "[deadline] ") : ""
        var lines = [
            "\(entry.sequence). \(LegalTime(entry.legalTime)?.short ?? entry.legalTime)  \(fired)\(what)\(event)  — \(entry.actor.id)"
                + say(zh: "，记录于 ", en: ", recorded ") + (LegalTime(entry.recordedTime)?.short ?? entry.recordedTime)
        ]
        for step in entry.trace.list ?? [] {
            let entered = (step["entered"].list ?? []).compactMap(\.text)
            let places = text.places(entered)
            if !places.isEmpty { lines.append("     → " + places.joined(separator: say(zh: "；", en: "; "))) }
        }
        for change in (entry.changes.list ?? []).compactMap(DataChange.init) where entry.kind != .opened {
            guard case .key(let name)? = change.path.components.first else { continue }
            let old = change.old.isNull ? "—" : text.value(change.old, of: name)
            let new = change.new.isNull ? "—" : text.value(change.new, of: name)
            lines.append(
                "     \(text.field(name)): \(DisplayWidth.clip(old, to: 40)) → \(DisplayWidth.clip(new, to: 60))")
        }
        return lines
    }
}
