public import Diagnostics

extension Derivation {
    /// The derivation as lines: the rule and its source, the days, the result.
    ///
    /// - Parameter full: every single day; otherwise runs of plain days are folded into one line. Every pause, restart and extension, every
    ///   holiday and make-up day that changed the count, the last day and the days it moved over are always shown.
    public func lines(in language: Language, full: Bool = false) -> [String] {
        let rows = full ? days.map { DerivationRow(first: $0, last: $0) } : folded
        return ruleLines.map { $0[language] } + rows.map { $0.text(in: self, full: full)[language] }
            + resultLines.map { $0[language] }
    }

    private var ruleLines: [BilingualText] {
        let length = rule.period.text
        let start =
            rule.countsStartDay
            ? BilingualText(zh: "起算日计入", en: "the start day counted")
            : BilingualText(zh: "起算日不计入", en: "the start day not counted")
        let counting =
            switch rule.direction {
            case .after: BilingualText(zh: "自 \(anchor) 起 \(length.zh)", en: "\(length.en) from \(anchor)")
            case .before:
                BilingualText(
                    zh: "至少在 \(anchor) 之前 \(length.zh)，倒推",
                    en: "at least \(length.en) before \(anchor), counted back")
            }
        let rest =
            switch rule.restDays {
            case .later: BilingualText(zh: "末日遇休息日顺延", en: "a last day on a rest day moves on")
            case .earlier: BilingualText(zh: "末日遇休息日提前", en: "on a rest day act earlier")
            case .stays: BilingualText(zh: "末日遇休息日不顺延", en: "a last day on a rest day stays")
            }
        let line = BilingualText(
            zh: "\(counting.zh)，\(start.zh)；\(rest.zh)。", en: "\(counting.en), \(start.en); \(rest.en).")
        let basis = rule.basis.map { BilingualText(zh: "依据：\($0.zh)", en: "Counted by: \($0.en)") }
        return [line] + (basis.map { [$0] } ?? [])
    }

    private var resultLines: [BilingualText] {
        guard let date else {
            let count = days.last?.count ?? 0
            return [
                BilingualText(
                    zh: "期间停止计算，尚无届满日：已计 \(count) 日，余 \(remaining) 日。",
                    en: "The clock stands still, there is no last day yet: \(count) counted, \(remaining) left.")
            ]
        }
        let moved = naturalEnd == date ? nil : naturalEnd
        let last = BilingualText(
            zh: "届满日：\(date)（\(date.weekday.name.zh)）24:00" + (moved.map { "，由 \($0) 移来" } ?? ""),
            en: "Last day: \(date) (\(date.weekday.name.en)), until 24:00"
                + (moved.map { ", moved from \($0)" } ?? ""))
        guard isProvisional else { return [last] }
        let years = provisionalYears.map(String.init)
        return [
            last,
            BilingualText(
                zh: "暂定：没有 \(years.joined(separator: "、")) 年的放假通知，只按周末和已知法定节日计算；通知公布后可能变动。",
                en:
                    "Provisional: no holiday notice for \(years.joined(separator: ", ")); only weekends and known statutory days were "
                    + "counted, and it may move."),
        ]
    }
}
