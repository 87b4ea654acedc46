import Diagnostics
import StatutoryTime

/// A month as a grid, Monday first, with 休 on holidays and 班 on make-up working days, and the notices beneath.
struct MonthGrid {
    let first: LegalDate
    let days: [WorkCalendar.Day]

    var lines: [String] {
        let title = say(zh: "\(first.year) 年 \(first.month) 月", en: "\(first.description.prefix(7))")
        let working = days.filter(\.isWorking).count
        var lines = [title + say(zh: "  工作日 \(working) 天", en: "  \(working) working days"), header]
        var week = Array(repeating: Self.cell("", ""), count: first.weekday.rawValue - 1)
        for day in days {
            week.append(Self.cell("\(day.date.day)", mark(day)))
            if week.count == 7 {
                lines.append(Self.row(week))
                week = []
            }
        }
        if !week.isEmpty { lines.append(Self.row(week)) }
        return lines + notes
    }

    private var header: String {
        Self.row(
            Weekday.allCases.map { day in
                DisplayWidth.pad(say(zh: String(day.name.zh.suffix(1)), en: String(day.name.en.prefix(2))), to: 6)
            })
    }

    /// Holidays and make-up days only; plain weekends need no mark.
    private func mark(_ day: WorkCalendar.Day) -> String {
        guard day.source != nil else { return day.isWorking ? "" : "·" }
        return day.isWorking ? say(zh: "班", en: "W") : say(zh: "休", en: "H")
    }

    private var notes: [String] {
        var spans: [(first: LegalDate, last: LegalDate, day: WorkCalendar.Day)] = []
        for day in days where day.source != nil {
            if let last = spans.indices.last, spans[last].day.reason == day.reason,
                spans[last].last.days(until: day.date) == 1
            {
                spans[last].last = day.date
            } else {
                spans.append((day.date, day.date, day))
            }
        }
        var lines = spans.map { span in
            let dates = span.first == span.last ? "\(span.first)" : "\(span.first) — \(span.last)"
            return "\(DisplayWidth.pad(dates, to: 23))  \(span.day.reason.spoken)"
        }
        for source in Set(days.compactMap { $0.source?.spoken }).sorted() {
            lines.append(say(zh: "依据：", en: "source: ") + source)
        }
        return lines
    }

    private static func cell(_ number: String, _ mark: String) -> String {
        DisplayWidth.pad(DisplayWidth.pad(number, to: 2, rightAligned: true) + mark, to: 6)
    }

    private static func row(_ cells: [String]) -> String {
        var line = cells.joined()
        while line.last == " " { line.removeLast() }
        return line
    }
}
