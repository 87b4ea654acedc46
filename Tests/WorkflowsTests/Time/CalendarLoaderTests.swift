import Diagnostics
import Foundation
import StatutoryTime
import Testing

@testable import Workflows

@Suite("Loading calendars")
struct CalendarLoaderTests {
    /// The repository, whose calendars and statutes are shipped.
    static let shipped = SourceTree(
        folder: URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().path)

    private func national() -> (calendar: WorkCalendar, log: DiagnosticLog) {
        let log = DiagnosticLog()
        return (CalendarLoader.load(chain: ["cn"], from: Self.shipped, log: log), log)
    }

    private func days(of year: Int) throws -> [LegalDate] {
        let first = try #require(LegalDate(year: year, month: 1, day: 1))
        return [first] + first.daysFollowing(through: first.adding(years: 1).adding(days: -1))
    }

    @Test("the shipped calendars have nothing to be found")
    func shippedCalendars() {
        let (calendar, log) = national()
        #expect(lines(log.sorted) == "")
        #expect(calendar.notices.map(\.year) == [2024, 2025, 2026, 2027, 2028])
        #expect(calendar.notices.allSatisfy { $0.place == "cn" })
    }

    @Test(
        "a year has as many working days and days off as its notice gives",
        arguments: [(2024, 251, 28, 8), (2025, 248, 28, 5), (2026, 248, 33, 6)])
    func totals(year: Int, working: Int, off: Int, makeUp: Int) throws {
        let calendar = national().calendar
        #expect(try days(of: year).filter(calendar.isWorking).count == working)
        let notice = try #require(calendar.notices.first { $0.year == year })
        #expect(notice.days.values.filter { !$0.isWorking }.count == off)
        #expect(notice.days.values.filter(\.isWorking).count == makeUp)
        #expect(!calendar.isProvisional(year))
    }

    @Test("make-up working days are weekends that are worked, these and no others")
    func makeUpDays() throws {
        let calendar = national().calendar
        let worked = try [2024, 2025, 2026].flatMap(days).filter { $0.weekday.isWeekend && calendar.isWorking($0) }
        #expect(
            worked.map(\.description) == [
                "2024-02-04", "2024-02-18", "2024-04-07", "2024-04-28", "2024-05-11", "2024-09-14", "2024-09-29",
                "2024-10-12", "2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11", "2026-01-04",
                "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10",
            ])
        let day = calendar.day(try #require(LegalDate("2026-02-14")))
        #expect(day.reason.zh == "春节调休上班")
        #expect(day.source?.zh == "国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号）")
    }

    @Test("New Year's Eve 2024 was worked, and a year whose notice is not out is provisional")
    func oddDays() throws {
        let calendar = national().calendar
        #expect(calendar.isWorking(try #require(LegalDate("2024-02-09"))))
        #expect(calendar.isProvisional(2027))
        #expect(calendar.isProvisional(2028))
        #expect(!calendar.isWorking(try #require(LegalDate("2027-10-01"))))
    }

    @Test("a local holiday lies over the nation's calendar, for its place only")
    func local() throws {
        let log = DiagnosticLog()
        let tree = SourceTree([
            "workflows/calendars/cn/2026.yaml": Self.year, "workflows/calendars/650000/2026.yaml": Self.localYear,
        ])
        let date = try #require(LegalDate("2026-03-20"))
        #expect(CalendarLoader.load(chain: ["cn"], from: tree, log: log).isWorking(date))
        #expect(!CalendarLoader.load(chain: ["cn", "650000"], from: tree, log: log).isWorking(date))
        #expect(lines(log.sorted) == "")
    }

    private static let year = """
        place: cn
        year: 2026
        source: { zh: 通知, en: Notice }
        holidays:
          - { title: { zh: 元旦, en: New Year }, from: 2026-01-01, to: 2026-01-03, working: 2026-01-04 }

        """
    private static let localYear = """
        place: "650000"
        year: 2026
        source: { zh: 通知, en: Notice }
        holidays:
          - { title: { zh: 肉孜节, en: Eid }, from: 2026-03-20 }

        """

    @Test(
        "every mistake in a calendar is found where it stands",
        arguments: [
            (
                "place: cn", "place: \"610000\"",
                "1:8 error[T101] 文件在 cn 目录里，却写着 610000 | the file lies in the folder of cn but says 610000"
            ),
            (
                "year: 2026", "year: 2025",
                "2:7 error[T101] 文件名不是 2025.yaml，却写着 2025 年 | the file says 2025 but is not named 2025.yaml"
            ),
            (
                "to: 2026-01-03", "to: 2025-12-31",
                "5:62 error[T102] 2026-01-01 至 2025-12-31 不是一个假期 | 2026-01-01 to 2025-12-31 is no holiday"
            ),
            (
                "to: 2026-01-03", "to: 2027-01-03",
                "5:62 error[T102] 2026-01-01 至 2027-01-03 不是一个假期 | 2026-01-01 to 2027-01-03 is no holiday"
            ),
            (
                "working: 2026-01-04", "working: 2025-12-28",
                "5:83 error[T103] 2025-12-28 不在 2026 年 | 2025-12-28 is not in 2026"
            ),
            (
                "working: 2026-01-04", "working: 2026-01-02",
                "5:83 error[T104] 2026-01-02 既放假又上班 | 2026-01-02 is both a holiday and a working day"
            ),
            (
                "working: 2026-01-04", "working: 2026-01-05",
                "5:83 error[T106] 元旦的调休上班日 2026-01-05 是周一，本来就上班 | 2026-01-05, a make-up day for New Year, is a Monday, worked anyway"
            ),
            (
                "to: 2026-01-03", "to: 2026-01-03, statutory: 2026-01-05",
                "5:85 error[T107] 2026-01-05 不在 2026-01-01 至 2026-01-03 的假期内 | 2026-01-05 is not in the holiday from 2026-01-01 to 2026-01-03"
            ),
        ])
    func mistakes(_ old: String, _ new: String, _ expected: String) {
        let log = DiagnosticLog()
        let path = "workflows/calendars/cn/2026.yaml"
        let text = Self.year.replacingOccurrences(of: old, with: new)
        _ = CalendarLoader.load(chain: ["cn"], from: SourceTree([path: text]), log: log)
        let found = lines(log.sorted).components(separatedBy: "\n").filter { $0.hasPrefix(path) }
        #expect(found.contains("\(path):\(expected)"), "\(found)")
    }

    @Test("unknown keys, missing keys, dates that are none and broken YAML are findings, all at once")
    func shape() {
        let log = DiagnosticLog()
        let tree = SourceTree([
            "workflows/calendars/cn/2025.yaml": "place: cn\nyear: 2025\nholidays: []\nsuorce: x\n",
            "workflows/calendars/cn/2026.yaml": Self.year.replacingOccurrences(of: "2026-01-04", with: "2026-02-30"),
            "workflows/calendars/cn/2027.yaml": "place: [cn\n",
        ])
        let calendar = CalendarLoader.load(chain: ["cn"], from: tree, log: log)
        #expect(log.hasErrors)
        #expect(Set(log.sorted.compactMap(\.location?.file)).count == 3, "\(lines(log.sorted))")
        #expect(calendar.notices.map(\.year) == [2026])
    }
}
