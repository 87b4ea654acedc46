import CaseStores
import DataValues
import Diagnostics
import Workflows

/// Journal entries in words: both times, who, what, and what changed.
struct HistoryText {
    let workflow: Workflow
    /// What is masked; nil shows everything.
    let mask: HistoryMask?

    private var text: CaseText { CaseText(workflow: workflow) }

    private static let indent = "     "

    func lines(_ entry: JournalEntry) -> [String] {
        let event = entry.event.map { "  (\($0))" } ?? ""
        let fired = entry.kind == .deadlineFired ? say(zh: "〔期限届满〕", en: "[deadline] ") : ""
        // What is no act in law has one time, that at which it was written.
        let recorded = short(entry.recordedTime)
        let isAct = [.opened, .advanced, .deadlineFired, .corrected, .cautionPassedOver, .numbered].contains(entry.kind)
        let head =
            "\(entry.sequence). \(isAct ? short(entry.legalTime) : recorded)  \(fired)\(what(entry))\(event)  — "
            + entry.actor.id + (isAct ? say(zh: "，记录于 ", en: ", recorded ") + recorded : "")
        return [head] + cautions(entry) + words(entry) + moves(entry) + unanswered(entry) + places(entry)
            + changes(entry)
    }

    private func short(_ instant: String) -> String { LegalTime(instant)?.short ?? instant }

    private func what(_ entry: JournalEntry) -> String {
        switch entry.kind {
        case .opened: return say(zh: "建案", en: "opened")
        case .noted: return say(zh: "备注", en: "note")
        case .assigned:
            return say(zh: "交由 ", en: "assigned to ")
                + (entry.data["assignee"].text ?? say(zh: "无人", en: "nobody"))
        case .revealed:
            let fields = (entry.data["fields"].list ?? []).compactMap(\.text).map(workflow.fieldTitle)
            return say(
                zh: "查看敏感字段：\(fields.joined(separator: "、"))",
                en: "looked at sensitive fields: \(fields.joined(separator: ", "))")
        case .documented:
            let document = entry.data["document"]
            let title = document["title"][SpokenLanguage.current == .chinese ? "zh" : "en"].text
            return say(zh: "制作文书：", en: "made a document: ") + (title ?? document["kind"].text ?? "")
                + (document["number"].text.map { "  " + $0 } ?? "")
                + (document["entry"].integer.map { say(zh: "（按第 \($0) 条之后的案情）", en: " (as of entry \($0))") } ?? "")
        case .corrected:
            let withdrawn = (entry.data["withdrawn"].list ?? []).compactMap(\.integer).map { "\($0)" }
            return say(
                zh: "补录更正：撤回第 \(withdrawn.joined(separator: "、")) 条",
                en: "late entry: withdraws \(withdrawn.joined(separator: ", "))")
        case .numbered: return say(zh: "编号：", en: "numbered: ") + (entry.data["number"].text ?? "")
        case .cautionPassedOver: return say(zh: "有提示仍继续办理", en: "went on despite a caution")
        case .deadlinesMoved:
            let source = spoken(entry.data["notice"]["source"])
            return say(zh: "日历变动，期限重算：\(source)", en: "deadlines counted anew with the calendar: \(source)")
        case .migrated:
            let number = entry.data["publication"].integer.map { "\($0)" } ?? "?"
            return say(zh: "换用第 \(number) 号发布的规则", en: "moved to the rules of publication no. \(number)")
        default: return entry.event.map(text.event) ?? entry.kind.rawValue
        }
    }

    private func spoken(_ text: DataValue) -> String {
        text[SpokenLanguage.current == .chinese ? "zh" : "en"].text ?? ""
    }

    /// The deadlines that a notice moved.
    private func moves(_ entry: JournalEntry) -> [String] {
        guard entry.kind == .deadlinesMoved else { return [] }
        return (entry.data["moved"].list ?? []).map { move in
            func day(_ name: String, _ provisional: String) -> String {
                (move[name].text ?? "—")
                    + (move[provisional].boolean == true ? say(zh: "（暂定）", en: " (provisional)") : "")
            }
            return Self.indent + "\(spoken(move["title"])) (\(move["key"].text ?? "")): "
                + "\(day("from", "was_provisional")) → \(day("to", "provisional"))"
        }
    }

    /// What somebody wrote in their own words, on lines of its own that cannot be taken for entries.
    private func words(_ entry: JournalEntry) -> [String] {
        let words: String? =
            switch entry.kind {
            case .noted: entry.data["text"].text
            case .corrected, .migrated, .cautionPassedOver: entry.data["reason"].text
            default: nil
            }
        guard let words else { return [] }
        let mark = "│ "
        return JournalText.shown(words, masking: mask?.notes).map { Self.indent + mark + $0 }
    }

    /// What a script said may repeat what it was reading.
    private func masked(_ said: String) -> String { mask?.secrets.masked(in: said) ?? said }

    /// What was passed over, with its article.
    private func cautions(_ entry: JournalEntry) -> [String] {
        guard entry.kind == .cautionPassedOver else { return [] }
        return (entry.data["cautions"].list ?? []).map { caution in
            let law = spoken(caution["law"])
            let said = Self.indent + say(zh: "提示：", en: "caution: ") + masked(spoken(caution["text"]))
            return law.isEmpty ? said : said + say(zh: "（\(law)）", en: " (\(law))")
        }
    }

    /// Why the case did not answer the event of a deadline that expired.
    private func unanswered(_ entry: JournalEntry) -> [String] {
        (entry.data["unanswered"].list ?? []).compactMap { reason in
            // Before each language was kept there was one.
            let said = reason.text ?? reason[SpokenLanguage.current == .chinese ? "zh" : "en"].text
            return said.map { Self.indent + say(zh: "未生效：", en: "without effect: ") + masked($0) }
        }
    }

    private func places(_ entry: JournalEntry) -> [String] {
        (entry.trace.list ?? []).compactMap { step in
            let places = text.places((step["entered"].list ?? []).compactMap(\.text))
            return places.isEmpty ? nil : Self.indent + "→ " + places.joined(separator: say(zh: "；", en: "; "))
        }
    }

    private func changes(_ entry: JournalEntry) -> [String] {
        guard entry.kind != .opened, entry.kind != .numbered else { return [] }
        return (entry.changes.list ?? []).compactMap(DataChange.init).compactMap { change in
            guard case .key(let name)? = change.path.components.first else { return nil }
            let (old, new) = (shown(change.old, of: name), shown(change.new, of: name))
            return
                "\(Self.indent)\(text.field(name)): \(DisplayWidth.clip(old, to: 40)) → \(DisplayWidth.clip(new, to: 60))"
        }
    }

    private func shown(_ value: DataValue, of name: String) -> String {
        if value.isNull { return "—" }
        guard let field = workflow.field(name) else { return (mask?.masked(value, of: name) ?? value).canonicalJSON }
        return CaseText.shown(mask?.masked(value, of: name) ?? value, as: field.type, in: SpokenLanguage.current)
    }
}

extension Workflow {
    /// The titles along the path of a field, `劳动者 › 身份证号`; the path as it stands where it leads nowhere.
    fileprivate func fieldTitle(_ path: String) -> String {
        var (known, titles): ([Field], [String]) = (fields, [])
        for name in path.split(separator: ".").map({ String($0.prefix { $0 != "[" }) }) {
            guard let field = known.named(name) else { return path }
            titles.append(field.title.spoken)
            switch field.type {
            case .record(let inner), .list(.record(let inner)): known = inner
            default: known = []
            }
        }
        return titles.joined(separator: " › ")
    }
}
