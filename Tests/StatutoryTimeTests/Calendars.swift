import Diagnostics
import StatutoryTime

/// National calendars as the tests need them, independent of the data files: the State Council's notices for 2024 to 2026.
enum Calendars {
    static let national = WorkCalendar(notices: [year2024, year2025, year2026])

    static let year2024 = notice(
        2024,
        off: [
            "01-01...01-01", "02-10...02-17", "04-04...04-06", "05-01...05-05", "06-10...06-10", "09-15...09-17",
            "10-01...10-07",
        ], on: ["02-04", "02-18", "04-07", "04-28", "05-11", "09-14", "09-29", "10-12"])

    static let year2025 = notice(
        2025,
        off: ["01-01...01-01", "01-28...02-04", "04-04...04-06", "05-01...05-05", "05-31...06-02", "10-01...10-08"],
        on: ["01-26", "02-08", "04-27", "09-28", "10-11"])

    static let year2026 = notice(
        2026,
        off: [
            "01-01...01-03", "02-15...02-23", "04-04...04-06", "05-01...05-05", "06-19...06-21", "09-25...09-27",
            "10-01...10-07",
        ], on: ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"])

    static func notice(
        _ year: Int, place: String = "cn", isPublished: Bool = true, off: [String], on: [String]
    ) -> WorkCalendar.Notice {
        var days: [LegalDate: WorkCalendar.Entry] = [:]
        for range in off {
            let ends = range.split(separator: ".").map { day(year, String($0)) }
            for date in [ends[0]] + ends[0].daysFollowing(through: ends[1]) {
                days[date] = WorkCalendar.Entry(isWorking: false, name: BilingualText(zh: "放假", en: "holiday"))
            }
        }
        for text in on {
            days[day(year, text)] = WorkCalendar.Entry(
                isWorking: true, name: BilingualText(zh: "调休上班", en: "make-up working day"))
        }
        return WorkCalendar.Notice(
            place: place, year: year, source: BilingualText(zh: "\(year)年放假通知", en: "holiday notice \(year)"),
            isPublished: isPublished, days: days)
    }

    /// `02-14` of the year, or a whole date.
    private static func day(_ year: Int, _ text: String) -> LegalDate {
        date(text.utf8.count == 5 ? "\(year)-\(text)" : text)
    }
}

/// A date that a test writes down; a slip in it stops the tests.
func date(_ text: String) -> LegalDate {
    guard let date = LegalDate(text) else { preconditionFailure("\(text) is no date") }
    return date
}
