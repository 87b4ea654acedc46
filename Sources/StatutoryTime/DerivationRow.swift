public import Diagnostics

/// One line of a derivation: a day, or a run of days that say the same.
struct DerivationRow: Hashable {
    var first: Derivation.Day
    var last: Derivation.Day
    /// Plain weekends inside a run of counted working days.
    var weekendDays = 0
}

extension Derivation {
    /// The days with runs of plain ones folded.
    var folded: [DerivationRow] {
        let runs = days.reduce(into: [[Day]]()) { runs, day in
            if let head = runs.last?.last, continues(day, after: head) {
                runs[runs.count - 1].append(day)
            } else {
                runs.append([day])
            }
        }
        return runs.flatMap(rows)
    }

    /// Whether a day belongs to the same run as the day before it.
    private func continues(_ day: Day, after previous: Day) -> Bool {
        guard abs(previous.date.days(until: day.date)) == 1, day.date != naturalEnd, previous.date != naturalEnd else {
            return false
        }
        if isPlain(previous), isPlain(day) { return true }
        guard day.role == previous.role else { return false }
        switch day.role {
        case .rest: return day.reason == previous.reason && day.source == previous.source
        case .paused: return day.event == previous.event
        case .anchor, .counted, .rolled, .restarted, .extended, .void: return false
        }
    }

    /// A day that nobody needs to see by itself: any counted day of a count in calendar days, which skips nothing; in working days a weekday
    /// that counts and a weekend that does not.
    private func isPlain(_ day: Day) -> Bool {
        switch day.role {
        case .counted: rule.period.unit != .workingDays || day.kind == .workday
        case .rest: day.kind == .weekend
        case .anchor, .paused, .rolled, .restarted, .extended, .void: false
        }
    }

    /// A short run of weekdays and weekends is shown week by week, a long one as one line.
    private func rows(of run: [Day]) -> [DerivationRow] {
        let counted = run.filter { $0.role == .counted }
        let weekends = run.filter { $0.role == .rest && $0.kind == .weekend }
        guard let first = run.first, let last = run.last else { return [] }
        if let head = counted.first, let tail = counted.last, !weekends.isEmpty, run.count > Self.shownByWeek {
            let lead = run.prefix { $0.role == .rest }
            let trail = run.reversed().prefix { $0.role == .rest }
            return Self.plainRow(Array(lead))
                + [
                    DerivationRow(
                        first: head, last: tail, weekendDays: weekends.count - lead.count - trail.count)
                ] + Self.plainRow(trail.reversed())
        }
        guard !counted.isEmpty, !weekends.isEmpty else { return [DerivationRow(first: first, last: last)] }
        return run.reduce(into: []) { rows, day in
            if let row = rows.last, row.last.role == day.role {
                rows[rows.count - 1].last = day
            } else {
                rows.append(DerivationRow(first: day, last: day))
            }
        }
    }

    private static func plainRow(_ days: [Day]) -> [DerivationRow] {
        guard let first = days.first, let last = days.last else { return [] }
        return [DerivationRow(first: first, last: last)]
    }

    private static let shownByWeek = 16
}

extension DerivationRow {
    /// - Parameter full: every day stands by itself, rest days and make-up days with their reason, also where they count.
    func text(in derivation: Derivation, full: Bool = false) -> BilingualText {
        let head =
            first.date == last.date
            ? BilingualText(
                zh: "\(first.date) \(first.date.weekday.name.zh)", en: "\(first.date) \(first.date.weekday.name.en)")
            : BilingualText(zh: "\(first.date) 至 \(last.date)", en: "\(first.date) to \(last.date)")
        let body = body(in: derivation, full: full)
        let mark =
            rests(on: derivation, full: full)
            ? BilingualText(zh: "〔暂定〕", en: " [provisional]") : BilingualText(verbatim: "")
        return BilingualText(zh: "\(head.zh)  \(body.zh)\(mark.zh)", en: "\(head.en)  \(body.en)\(mark.en)")
    }

    /// Whether what the row says rests on a year whose notice is missing.
    private func rests(on derivation: Derivation, full: Bool) -> Bool {
        switch first.role {
        case .anchor, .paused, .restarted, .extended, .void: return false
        case .counted where !matters(in: derivation, full: full): return false
        case .counted, .rest, .rolled: break
        }
        return derivation.provisionalYears.contains { year in
            WorkCalendar.notice(for: year, mayCover: first.date) || WorkCalendar.notice(for: year, mayCover: last.date)
        }
    }

    /// In calendar days the kind of a day matters only at the end.
    private func matters(in derivation: Derivation, full: Bool) -> Bool {
        derivation.rule.period.unit == .workingDays || (first.date == last.date && first.date == derivation.naturalEnd)
            || (full && first.kind != .workday)
    }

    private func body(in derivation: Derivation, full: Bool) -> BilingualText {
        if let event = first.event { return event.text }
        switch first.role {
        case .anchor: return BilingualText(zh: "起算日，不计入", en: "start day, not counted")
        case .counted: return counted(in: derivation, full: full)
        case .rest: return BilingualText(zh: "不计入  \(why.zh)", en: "not counted  \(why.en)")
        case .rolled:
            let isLast = first.date == derivation.date
            let later = derivation.naturalEnd.map { $0 < first.date } ?? true
            switch (isLast, later) {
            case (true, true): return BilingualText(zh: "顺延至此  \(why.zh)", en: "moved on to here  \(why.en)")
            case (true, false): return BilingualText(zh: "提前至此  \(why.zh)", en: "moved back to here  \(why.en)")
            case (false, _): return BilingualText(zh: "休息日  \(why.zh)", en: "rest day  \(why.en)")
            }
        case .paused, .restarted, .extended, .void: return why
        }
    }

    private func counted(in derivation: Derivation, full: Bool) -> BilingualText {
        if first.date == last.date {
            let note =
                matters(in: derivation, full: full)
                ? BilingualText(zh: "  \(why.zh)", en: "  \(why.en)") : BilingualText(verbatim: "")
            return BilingualText(zh: "第 \(first.count) 日\(note.zh)", en: "day \(first.count)\(note.en)")
        }
        let weekends =
            weekendDays > 0
            ? BilingualText(
                zh: "，其间周末 \(weekendDays) 天不计入", en: ", \(weekendDays) weekend days between them not counted")
            : BilingualText(verbatim: "")
        return BilingualText(
            zh: "第 \(first.count) 至 \(last.count) 日\(weekends.zh)",
            en: "days \(first.count) to \(last.count)\(weekends.en)")
    }

    /// What makes the days what they are, with the notice behind it.
    private var why: BilingualText {
        // The weekday already stands beside the date.
        let reason = first.kind == .weekend ? BilingualText(zh: "周末", en: "weekend") : first.reason
        guard let source = first.source else { return reason }
        return BilingualText(zh: "\(reason.zh)（\(source.zh)）", en: "\(reason.en) (\(source.en))")
    }
}

extension Derivation.Event {
    /// What happened, in a clause.
    public var text: BilingualText {
        switch self {
        case .pause(let pause):
            return BilingualText(zh: "期间停止计算", en: "the clock stands still").noting(pause.reason)
        case .begun(let restart):
            return BilingualText(zh: "起算日，不计入", en: "start day, not counted").noting(restart.reason)
        case .restart(let restart, let lost):
            return BilingualText(
                zh: "自此日起重新计算，此日不计入，此前已计的 \(lost) 日不再计算",
                en: "counted anew from this day, which is not counted; the \(lost) days counted before no longer matter"
            ).noting(restart.reason)
        case .interruptionTooLate(let restart, let ended):
            return BilingualText(
                zh: "期间已于 \(ended) 届满，不再中断", en: "the period had ended on \(ended) and is not interrupted"
            ).noting(restart.reason)
        case .extended(let granted):
            let on = granted.grantedOn
            return BilingualText(
                zh: "延长 \(granted.period.text.zh)，自此续计" + (on.map { "，\($0) 批准" } ?? ""),
                en: "extended by \(granted.period.text.en), counted on from here"
                    + (on.map { ", granted on \($0)" } ?? "")
            ).noting(granted.reason)
        case .extensionTooLate(let granted):
            let on = granted.grantedOn.map { "\($0)" } ?? ""
            return BilingualText(
                zh: "\(on) 才批准延长 \(granted.period.text.zh)，期间已届满，不计",
                en: "an extension by \(granted.period.text.en) was granted only on \(on), after the period had ended"
            ).noting(granted.reason)
        }
    }
}

extension BilingualText {
    /// With a remark behind it in parentheses.
    fileprivate func noting(_ remark: BilingualText?) -> BilingualText {
        remark.map { BilingualText(zh: "\(zh)（\($0.zh)）", en: "\(en) (\($0.en))") } ?? self
    }
}
