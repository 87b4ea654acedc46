public import Diagnostics

extension Derivation {
    /// The derivation as lines: the rule, the days, the result.
    ///
    /// - Parameter full: every single day; otherwise runs of plain days are folded into one line, and every rest day, pause and roll that
    ///   mattered is still shown.
    public func lines(in language: Language, full: Bool = false) -> [String] {
        var lines = [ruleText[language]]
        var index = days.startIndex
        while index < days.endIndex {
            var end = index
            if !full {
                while end + 1 < days.endIndex, days[end + 1].folds(with: days[index]) { end += 1 }
            }
            lines.append(
                index == end ? days[index].text(rule)[language] : Day.run(days[index], days[end], rule)[language])
            index = end + 1
        }
        return lines + [resultText[language]]
            + (isProvisional
                ? [
                    BilingualText(
                        zh: "暂定：所涉年份的放假安排尚未公布，公布后可能变动。",
                        en: "Provisional: the holidays of a year it rests on are not published; it may move.")[language]
                ] : [])
    }

    private var ruleText: BilingualText {
        let length = rule.period.text
        let more = rule.extensionDays
        let extra = BilingualText(
            zh: more > 0 ? "，另延长 \(more) 日" : "", en: more > 0 ? ", extended by \(more) days" : "")
        switch rule.direction {
        case .after:
            return BilingualText(
                zh: "自 \(anchor) 起 \(length.zh)\(extra.zh)，起算日不计入；"
                    + (rule.rolls ? "末日遇休息日顺延。" : "末日遇休息日不顺延。"),
                en: "\(length.en) from \(anchor)\(extra.en), the start day not counted; "
                    + (rule.rolls ? "a last day on a rest day moves on." : "a last day on a rest day stays."))
        case .before:
            return BilingualText(
                zh: "至少在 \(anchor) 之前 \(length.zh)，倒推；遇休息日提前，不顺延。",
                en: "at least \(length.en) before \(anchor), counted back; on a rest day act earlier.")
        }
    }

    private var resultText: BilingualText {
        guard let date else {
            return BilingualText(zh: "期间中止，尚无届满日。", en: "The clock stands still; there is no last day yet.")
        }
        let moved = naturalEnd.map { $0 != date } ?? false
        let from = naturalEnd.map { "\($0)" } ?? ""
        return BilingualText(
            zh: "届满日：\(date)（\(date.weekday.name.zh)）24:00" + (moved ? "，由 \(from) 移来" : ""),
            en: "Last day: \(date) (\(date.weekday.name.en)), until 24:00" + (moved ? ", moved from \(from)" : ""))
    }
}

extension Derivation.Day {
    /// Whether this day says nothing beyond what the day at the head of the run says.
    fileprivate func folds(with head: Derivation.Day) -> Bool {
        role == head.role && role != .anchor && role != .rolled && source == head.source
            && (role == .paused || reason == head.reason || (source == nil && role == .counted))
    }

    fileprivate func text(_ rule: DeadlineRule) -> BilingualText {
        let note = BilingualText(
            zh: source.map { "\(reason.zh)（\($0.zh)）" } ?? reason.zh,
            en: source.map { "\(reason.en) (\($0.en))" } ?? reason.en)
        let head = "\(date) "
        switch role {
        case .anchor:
            return BilingualText(
                zh: "\(head)\(date.weekday.name.zh)  起算日，不计入",
                en: "\(head)\(date.weekday.name.en)  start day, not counted")
        case .counted:
            return BilingualText(
                zh: "\(head)\(date.weekday.name.zh)  第 \(count) 日  \(note.zh)",
                en: "\(head)\(date.weekday.name.en)  day \(count)  \(note.en)")
        case .rest:
            return BilingualText(
                zh: "\(head)\(date.weekday.name.zh)  不计入  \(note.zh)",
                en: "\(head)\(date.weekday.name.en)  not counted  \(note.en)")
        case .paused:
            return BilingualText(
                zh: "\(head)\(date.weekday.name.zh)  期间停止计算",
                en: "\(head)\(date.weekday.name.en)  the clock stands still")
        case .rolled:
            return BilingualText(
                zh: "\(head)\(date.weekday.name.zh)  顺移  \(note.zh)",
                en: "\(head)\(date.weekday.name.en)  moved on to  \(note.en)")
        }
    }

    fileprivate static func run(_ first: Self, _ last: Self, _ rule: DeadlineRule) -> BilingualText {
        let (from, to) = ("\(first.date)", "\(last.date)")
        switch first.role {
        case .counted:
            return BilingualText(
                zh: "\(from) 至 \(to)  第 \(first.count) 至 \(last.count) 日",
                en: "\(from) to \(to)  days \(first.count) to \(last.count)")
        case .rest:
            let source = first.source.map { BilingualText(zh: "（\($0.zh)）", en: " (\($0.en))") }
            return BilingualText(
                zh: "\(from) 至 \(to)  不计入  \(first.reason.zh)\(source?.zh ?? "")",
                en: "\(from) to \(to)  not counted  \(first.reason.en)\(source?.en ?? "")")
        case .paused:
            return BilingualText(zh: "\(from) 至 \(to)  期间停止计算", en: "\(from) to \(to)  the clock stands still")
        case .anchor, .rolled: return first.text(rule)
        }
    }
}

extension Period {
    /// The period in words: 15 日, 5 个工作日.
    public var text: BilingualText {
        let plural = amount == 1 ? "" : "s"
        switch unit {
        case .days: return BilingualText(zh: "\(amount) 日", en: "\(amount) day\(plural)")
        case .workingDays: return BilingualText(zh: "\(amount) 个工作日", en: "\(amount) working day\(plural)")
        case .months: return BilingualText(zh: "\(amount) 个月", en: "\(amount) month\(plural)")
        case .years: return BilingualText(zh: "\(amount) 年", en: "\(amount) year\(plural)")
        }
    }
}
