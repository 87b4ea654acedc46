import CaseEngine
import CaseStores
import DataValues
import Diagnostics
import StatutoryTime
import Workflows

/// Rows of cases as a table or as JSON.
struct CaseListing {
    let cases: [CaseSummary]
    let session: Session
    /// Whether the deadline that ends first is named with its article, as in an inbox.
    let namesDeadlines: Bool

    init(_ cases: [CaseSummary], session: Session, namesDeadlines: Bool = false) {
        self.namesDeadlines = namesDeadlines
        self.cases = cases
        self.session = session
    }

    func print(empty: String) throws {
        let today = session.clock.now().date
        let urgencies = try cases.map { summary in
            try session.run { engine throws(EngineError) in try engine.urgency(of: summary, on: today) }
        }
        guard session.options.output == .text else {
            Console.answer(
                rows: zip(cases, urgencies).map { CaseData.summary($0, $1) }, as: session.options.output)
            return
        }
        guard !cases.isEmpty else {
            Console.talk(empty)
            return
        }
        let rows = try zip(cases, urgencies).map { summary, urgency in
            let text = CaseText(
                workflow: try session.run { engine throws(EngineError) in try engine.workflow(of: summary) })
            let due = summary.nextDueOn.flatMap { LegalDate($0) }
            return [
                summary.id,
                summary.closureCode.map { text.closure($0) }
                    ?? text.shortPlaces(summary.configuration),
                Self.mark(urgency)
                    + (due.map { due in
                        let day = DeadlineText.day(due.description, isProvisional: urgency.isProvisional)
                        return "\(day) \(text.remaining(until: due, of: urgency.nextKey, today: today))"
                    } ?? "—"),
            ] + (namesDeadlines ? [deadline(urgency, text)] : []) + [
                summary.assignee ?? "—",
                summary.title,
            ]
        }
        Console.answer(
            TextTable(
                [
                    .init(say(zh: "案件", en: "case")), .init(say(zh: "现处", en: "at"), maximumWidth: 44),
                    .init(say(zh: "最近期限", en: "next due")),
                ]
                    + (namesDeadlines ? [.init(say(zh: "期限", en: "deadline"), maximumWidth: 48)] : []) + [
                        .init(say(zh: "承办人", en: "handler")),
                        .init(say(zh: "标题", en: "title"), maximumWidth: 48),
                    ], rows: rows
            ).lines())
        let marks = Set(urgencies.map(Self.mark))
        if marks.contains(Self.overdue) {
            Console.talk(Self.overdue + say(zh: "有期限已逾期。", en: "a deadline is overdue."))
        }
        if marks.contains(Self.near) { Console.talk(Self.near + say(zh: "有期限临近届满。", en: "a deadline draws near.")) }
        if urgencies.contains(where: \.awaitsLapse) { Console.talk(DeadlineText.awaitsLapse) }
        if urgencies.contains(where: \.isProvisional) { Console.talk(DeadlineText.provisional) }
    }

    /// The deadline that ends first, with the article it rests on.
    private func deadline(_ urgency: CaseUrgency, _ text: CaseText) -> String {
        guard let key = urgency.nextKey else { return "—" }
        let law = text.workflow.deadlines.first { $0.key == key }?.law.map { text.workflow.words(for: $0).spoken }
        return text.deadline(key) + (law.map { say(zh: "（\($0)）", en: " (\($0))") } ?? "")
    }

    private static let (overdue, near) = ("!! ", "! ")

    /// What is overdue no longer draws near.
    private static func mark(_ urgency: CaseUrgency) -> String {
        urgency.isOverdue ? overdue : urgency.isWarned ? near : ""
    }
}
