import Diagnostics
public import StatutoryTime
import Workflows

/// One deadline at its edge: what people do, the day from which it is counted, and its last day.
public struct BoundaryPlan: Sendable {
    /// A scenario for each side of the edge.
    public enum Side: String, Sendable, CaseIterable {
        /// The day before the last.
        case before
        /// The last day.
        case on
        /// The day after the last.
        case after
    }

    /// The deadline's key: `arbitration.award`.
    public let key: String
    public let span: BoundarySpan
    public let anchor: LegalDate
    public let rule: DeadlineRule
    /// The days that are not counted, from the first to the last.
    public let pauses: [ClosedRange<LegalDate>]
    /// The last day before rest days moved it.
    public let naturalEnd: LegalDate
    public let lastDay: LegalDate
    /// The years on whose unpublished notices the last day rests.
    public let provisionalYears: [Int]
    let declaration: DeadlineDeclaration
    let tale: CaseTale
    let calendar: WorkCalendar

    /// The three scenarios as a YAML list, with the reckoning in comments.
    public var text: String { Side.allCases.map(text).joined(separator: "\n") }

    /// One of them, as a list of one.
    public func text(_ side: Side) -> String {
        let day = lastDay.adding(days: side == .before ? -1 : side == .on ? 0 : 1)
        let lapses = side == .after && declaration.lapse != nil
        var ending = reckoning.map { "    # \($0)" }
        ending += ["    - until: \(day)  # \(words(for: side))", "    - expect:"]
        if let state = expectedState(lapses: lapses) { ending.append("        state: [\(state)]") }
        ending += ["        deadlines:", "          \(key): \(lapses ? "fired" : lastDay.description)"]
        let name = title(side)
        return tale.lines(title: name, covers: covers, ending: ending).joined(separator: "\n") + "\n"
    }

    private var covers: [String] {
        ["boundary-\(span.rawValue)"] + (declaration.law.map { ["\($0.statute)-\($0.article)"] } ?? [])
    }

    private func title(_ side: Side) -> BilingualText {
        let (name, span) = (declaration.title, span.title)
        switch side {
        case .before:
            return BilingualText(
                zh: "\(name.zh)（\(span.zh)）：末日前一日", en: "\(name.en), \(span.en): the day before the last")
        case .on: return BilingualText(zh: "\(name.zh)（\(span.zh)）：末日", en: "\(name.en), \(span.en): the last day")
        case .after:
            return BilingualText(
                zh: "\(name.zh)（\(span.zh)）：末日次日", en: "\(name.en), \(span.en): the day after")
        }
    }

    private func words(for side: Side) -> String {
        switch side {
        case .before: "还有 1 日 one day left"
        case .on: "末日，当日 24 时前仍在期限内 the last day: in time until midnight"
        case .after:
            declaration.lapse.map { "已届满，\($0)" }
                ?? "已逾期；本期限届满不引发事件，只显示为逾期 overdue: this deadline raises no event"
        }
    }

    /// The state that must be active: the deadline's own, or where its lapse leads when nothing but the lapse decides.
    private func expectedState(lapses: Bool) -> String? {
        let workflow = tale.workflow
        guard lapses else { return workflow.states[declaration.state].id }
        var state: Int? = declaration.state
        while let here = state {
            let taken = workflow.transitions.filter {
                $0.source == here && declaration.lapse.map(TransitionTrigger.event) == $0.trigger
            }
            if let only = taken.first {
                guard taken.count == 1, only.guards.isEmpty, only.targets.count <= 1 else { return nil }
                let target = only.targets.first ?? declaration.state
                return isLeftByItself(target) ? nil : workflow.states[target].id
            }
            state = workflow.states[here].parent
        }
        return nil
    }

    /// Whether a state, or one around it, has a transition that needs no event: what the lapse changed may at once lead on.
    private func isLeftByItself(_ state: Int) -> Bool {
        let workflow = tale.workflow
        let around = Set(sequence(first: state) { workflow.states[$0].parent })
        return workflow.transitions.contains { around.contains($0.source) && $0.trigger == .always }
    }

    private typealias TransitionTrigger = TransitionMetadata.Trigger

    // MARK: - Why the last day is that day

    /// The reckoning in sentences, Chinese and English by turns.
    var reckoning: [String] {
        let law = declaration.law.map(tale.workflow.words(for:)) ?? BilingualText(zh: "无引用条文", en: "no article cited")
        let length = rule.period.text
        let start: BilingualText
        switch (rule.direction, rule.countsStartDay) {
        case (.before, _):
            start = BilingualText(
                zh: "\(anchor) 之前至少 \(length.zh)", en: "at least \(length.en) before \(anchor)")
        case (.after, true):
            start = BilingualText(
                zh: "自 \(anchor) 起 \(length.zh)，当日计入", en: "\(length.en) from \(anchor), which is day 1")
        case (.after, false):
            start = BilingualText(
                zh: "自 \(anchor) 起 \(length.zh)，次日为第一日", en: "\(length.en) from \(anchor), counted from the next day")
        }
        var lines = ["\(law.zh)：\(start.zh)。", "\(law.en): \(start.en)."]
        for pause in pauses {
            lines += [
                "\(pause.lowerBound) 至 \(pause.upperBound) 停算，恢复之日继续计算。",
                "\(pause.lowerBound) to \(pause.upperBound) is not counted; the day it resumes is.",
            ]
        }
        lines += ends
        if let year = provisionalYears.first {
            lines += [
                "\(year) 年的放假通知尚未公布，结果为暂定。",
                "The notice for \(year) is not published: the result is provisional.",
            ]
        }
        return lines
    }

    private var ends: [String] {
        let natural = calendar.day(naturalEnd)
        guard naturalEnd != lastDay else {
            return [
                "末日 \(lastDay) 是\(natural.reason.zh)\(makeUpWords(natural).zh)。",
                "The last day, \(lastDay), is a \(natural.reason.en)\(makeUpWords(natural).en).",
            ]
        }
        let moves = rule.direction == .after ? ("顺延至", "moves on to") : ("提前至", "moves back to")
        return [
            "按数届满于 \(naturalEnd)（\(natural.reason.zh)，休息日），\(moves.0) \(lastDay)。",
            "By count it ends on \(naturalEnd) (\(natural.reason.en), a rest day) and \(moves.1) \(lastDay).",
        ]
    }

    private func makeUpWords(_ day: WorkCalendar.Day) -> BilingualText {
        switch day.kind {
        case .makeUp: BilingualText(zh: "调休上班日", en: " make-up working day")
        case .weekend, .holiday: BilingualText(zh: "（休息日，不顺延）", en: " (a rest day; it does not move)")
        case .workday: BilingualText(zh: "", en: "")
        }
    }
}
