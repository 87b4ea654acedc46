import StatutoryTime
import Workflows

/// A scenario's present moment, moved by its steps alone.
final class VirtualClock {
    /// Work begins at nine: the time of day wherever a scenario states only a date.
    static let startOfWork = 9 * 3600

    private(set) var now: LegalTime

    init(at time: StatedTime) {
        now = LegalTime(date: time.date, second: time.second ?? Self.startOfWork)
    }

    /// Moves to a stated time; a date alone means that day at nine, or the present moment when it is that day already.
    ///
    /// - Returns: false, and the clock stays, when that lies in the past.
    func move(to time: StatedTime) -> Bool {
        if time.second == nil, time.date == now.date { return true }
        let target = LegalTime(date: time.date, second: time.second ?? Self.startOfWork)
        guard target >= now else { return false }
        now = target
        return true
    }

    /// Moves on by a period, to nine o'clock of the day it ends on; a last day on a rest day does not roll, since this is no time limit.
    func wait(_ period: Period, on calendar: WorkCalendar) {
        guard period.amount > 0 else { return }
        let date: LegalDate
        switch period.unit {
        case .days: date = now.date.adding(days: period.amount)
        case .months: date = now.date.adding(months: period.amount)
        case .years: date = now.date.adding(years: period.amount)
        case .workingDays:
            let rule = DeadlineRule(period, rolls: false)
            date = Deadline.counted(from: now.date, by: rule, on: calendar).naturalEnd ?? now.date
        }
        now = LegalTime(date: date, second: Self.startOfWork)
    }
}
