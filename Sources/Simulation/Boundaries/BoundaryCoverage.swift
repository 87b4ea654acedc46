public import Diagnostics

/// Every deadline of a workflow on every span: the scenarios made, or why there are none.
public struct BoundaryCoverage: Sendable {
    /// Why there is no scenario.
    public enum Gap: String, Sendable, CaseIterable {
        /// No scenario that goes through under this locality's rules makes the deadline run.
        case notReached = "not-reached"
        /// It has run in one, but never from its anchor to its last day without being paused or prolonged, or too late to see the day before.
        case neverPlain = "never-plain"
        /// No rest day moves it, so that no notice can have a say in its last day.
        case restsOnNoNotice = "rests-on-no-notice"
        /// No state in which its clock stands still is declared.
        case neverPauses = "never-pauses"
        /// No scenario shows how such a state is entered and left while it runs.
        case noSuspension = "no-suspension"
        /// The case cannot be moved so that the last day falls there: another rule stops it first.
        case cannotBeMoved = "cannot-be-moved"

        public var words: BilingualText {
            switch self {
            case .notReached:
                BilingualText(zh: "没有在此地走得通的场景使它起算", en: "no scenario that goes through here makes it run")
            case .neverPlain:
                BilingualText(
                    zh: "场景里它总被停算、延长，或起算时已到末日",
                    en: "in scenarios it is always paused or prolonged, or begins on its last day")
            case .restsOnNoNotice:
                BilingualText(zh: "末日不因休息日移动，与放假通知无关", en: "no rest day moves it, so it rests on no notice")
            case .neverPauses: BilingualText(zh: "流程里没有使它停算的状态", en: "no state of the workflow stops its clock")
            case .noSuspension:
                BilingualText(zh: "没有场景在它进行中停算又恢复", en: "no scenario stops and resumes its clock while it runs")
            case .cannotBeMoved:
                BilingualText(
                    zh: "移到那里后，别的规则先起作用或日历里没有这样的一天",
                    en: "moved there, another rule takes effect first, or the calendar has no such day")
            }
        }
    }

    public enum Outcome: Sendable {
        case made(BoundaryPlan)
        case gap(Gap)
    }

    public struct Row: Sendable {
        public let key: String
        public let title: BilingualText
        public let span: BoundarySpan
        public let outcome: Outcome
    }

    /// Deadlines in document order, the spans of each in the order of `BoundarySpan`.
    public let rows: [Row]

    public var plans: [BoundaryPlan] {
        rows.compactMap { row in
            if case .made(let plan) = row.outcome { plan } else { nil }
        }
    }
}
