/// Day numbers and dates of the Gregorian calendar by arithmetic, many times as fast as the system's calendar, which earlier days are left to.
///
/// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil and civil_from_days; for years that begin in March.
enum GregorianDay {
    /// The first whole year of the calendar.
    static let firstYear = 1583
    /// 1 January of that year.
    static let first = number(firstYear, 1, 1)

    private static let daysOf400Years = 146_097
    /// From 1 March of the year 0 to 1 January 1970.
    private static let epochAfterMarch = 719_468

    /// Days since 1970-01-01.
    static func number(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let marchYear = month <= 2 ? year - 1 : year
        let (era, yearOfEra) = (marchYear / 400, marchYear % 400)
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * daysOf400Years + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - epochAfterMarch
    }

    /// - Parameter dayNumber: not before `first`.
    static func numbers(of dayNumber: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = dayNumber + epochAfterMarch
        let (era, dayOfEra) = (shifted / daysOf400Years, shifted % daysOf400Years)
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }

    static func lastDay(of month: Int, in year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
