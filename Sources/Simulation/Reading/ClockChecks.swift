import Diagnostics
import StatutoryTime
import Workflows

/// Finds the steps that would turn the clock back, as far as that can be told without a calendar.
struct ClockChecks {
    let log: DiagnosticLog

    init(_ log: DiagnosticLog) {
        self.log = log
    }

    func check(_ opening: Scenario.Opening, _ steps: [ScenarioStep]) {
        // The clock stands at this date or later.
        var reached = opening.at.date
        for step in steps {
            switch step.action {
            case .until(let time):
                guard time.date < reached else {
                    reached = time.date
                    continue
                }
                log.add(Self.finding(time, reached: "\(reached)", at: step.location))
            case .wait(let period):
                switch period.unit {
                case .days, .workingDays: reached = reached.adding(days: period.amount)
                case .months: reached = reached.adding(months: period.amount)
                case .years: reached = reached.adding(years: period.amount)
                }
            case .advance, .refused, .expect: continue
            }
        }
    }

    static func finding(_ time: StatedTime, reached: String, at location: SourceLocation) -> Diagnostic {
        DiagnosticCode.clockBackwards.diagnostic(
            at: location,
            BilingualText(
                zh: "此时已是 \(reached)，不能退回 \(time.date)",
                en: "it is \(reached) already, and cannot be \(time.date) again"),
            fix: BilingualText(zh: "补录过去的行为请在该步写 at", en: "an act that happened earlier says so with `at`"))
    }
}
