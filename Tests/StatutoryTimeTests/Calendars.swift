import Diagnostics
import StatutoryTime

/// National calendars 2024 to 2026 as the tests need them, independent of the data files: 国务院办公厅 notices, domain reference 12.
enum Calendars {
    static let national = WorkCalendar(notices: [
        notice(
            2024,
            off: [
                "01-01...01-01", "02-10...02-17", "04-04...04-06", "05-01...05-05", "06-10...06-10", "09-15...09-17",
                "10-01...10-07",
            ], on: ["02-04", "02-18", "04-07", "04-28", "05-11", "09-14", "09-29", "10-12"]),
        notice(
            2025,
            off: [
                "01-01...01-01", "01-28...02-04", "04-04...04-06", "05-01...05-05", "05-31...06-02", "10-01...10-08",
            ], on: ["01-26", "02-08", "04-27", "09-28", "10-11"]),
        notice(
            2026,
            off: [
                "01-01...01-03", "02-15...02-23", "04-04...04-06", "05-01...05-05", "06-19...06-21", "09-25...09-27",
                "10-01...10-07",
            ], on: ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"]),
    ])

    static func notice(_ year: Int, off: [String], on: [String]) -> WorkCalendar.Notice {
        var days: [LegalDate: WorkCalendar.Entry] = [:]
        for range in off {
            let ends = range.split(separator: ".").compactMap { LegalDate("\(year)-\($0)") }
            var date = ends[0]
            while date <= ends[1] {
                days[date] = WorkCalendar.Entry(isWorking: false, name: BilingualText(zh: "放假", en: "holiday"))
                date = date.adding(days: 1)
            }
        }
        for text in on {
            if let date = LegalDate("\(year)-\(text)") {
                days[date] = WorkCalendar.Entry(
                    isWorking: true, name: BilingualText(zh: "调休上班", en: "make-up working day"))
            }
        }
        return WorkCalendar.Notice(
            place: "cn", year: year, source: BilingualText(zh: "\(year)年放假通知", en: "holiday notice \(year)"),
            isPublished: true, days: days)
    }
}
