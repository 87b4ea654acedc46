import Foundation

/// A second way of counting days, kept as plain as it can be: it shares no code with the engine, so that a mistake would have to be made twice.
///
/// Days are numbers, 0 = 2000-01-01, found by stepping through the months. Notices are read line by line, without a YAML reader.
struct NaiveCalendar {
    private var off: Set<Int> = []
    private var worked: Set<Int> = []
    private(set) var unpublishedYears: Set<Int> = []

    init(folder: URL) throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name.hasSuffix(".yaml") {
            let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
            if text.contains("published: false"), let year = Int(name.prefix(4)) { unpublishedYears.insert(year) }
            var first = 0
            for line in text.split(separator: "\n") {
                let days = Self.dates(in: String(line))
                if line.contains("from:"), let day = days.first {
                    first = day
                    off.insert(day)
                } else if line.contains(" to:"), let last = days.first {
                    for day in first...last { off.insert(day) }
                } else if line.contains("working:") {
                    worked.formUnion(days)
                }
            }
        }
    }

    private static func dates(in line: String) -> [Int] {
        line.split { !($0.isNumber || $0 == "-") }.compactMap { number(of: String($0)) }
    }

    // MARK: - Days as numbers

    private static func length(ofMonth month: Int, in year: Int) -> Int {
        if month == 2 { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28 }
        return [4, 6, 9, 11].contains(month) ? 30 : 31
    }

    static func number(of date: String) -> Int? {
        let parts = date.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3, parts[0] >= 2000 else { return nil }
        var number = parts[2] - 1
        for month in 1..<parts[1] { number += length(ofMonth: month, in: parts[0]) }
        for year in 2000..<parts[0] { for month in 1...12 { number += length(ofMonth: month, in: year) } }
        return number
    }

    private static func date(of number: Int) -> (year: Int, month: Int, day: Int) {
        var (year, month, rest) = (2000, 1, number)
        while rest >= length(ofMonth: month, in: year) {
            rest -= length(ofMonth: month, in: year)
            (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1)
        }
        return (year, month, rest + 1)
    }

    static func text(of number: Int) -> String {
        let date = date(of: number)
        return String(format: "%04d-%02d-%02d", date.year, date.month, date.day)
    }

    func isRestDay(_ day: Int) -> Bool {
        if worked.contains(day) { return false }
        // 2000-01-01 was a Saturday.
        return off.contains(day) || day % 7 <= 1
    }

    // MARK: - Counting

    /// A length of time as the law gives it.
    struct Limit {
        enum Unit { case days, workingDays, years }
        var amount: Int
        var unit: Unit
        var isBackward = false
        var rolls = true

        static func days(_ amount: Int, rolls: Bool = true) -> Limit {
            Limit(amount: amount, unit: .days, rolls: rolls)
        }
        static func workingDays(_ amount: Int) -> Limit { Limit(amount: amount, unit: .workingDays) }
        static func workingDaysBefore(_ amount: Int) -> Limit {
            Limit(amount: amount, unit: .workingDays, isBackward: true)
        }
        static func years(_ amount: Int) -> Limit { Limit(amount: amount, unit: .years) }
    }

    /// The last day of a limit, one day after the other.
    func lastDay(of limit: Limit, from anchor: Int, notCounting pauses: [ClosedRange<Int>]) -> Int {
        var day = anchor
        let step = limit.isBackward ? -1 : 1
        var left = limit.amount
        if limit.unit == .years {
            let start = Self.date(of: anchor)
            let end = (start.year + limit.amount, start.month, start.day)
            left = 0
            while true {
                let date = Self.date(of: anchor + left)
                if date.year == end.0, date.month == end.1,
                    date.day == min(end.2, Self.length(ofMonth: end.1, in: end.0))
                {
                    break
                }
                left += 1
            }
        }
        while left > 0 {
            day += step
            if pauses.contains(where: { $0.contains(day) }) { continue }
            if limit.unit == .workingDays, isRestDay(day) { continue }
            left -= 1
        }
        while limit.rolls, isRestDay(day) { day += step }
        return day
    }
}
