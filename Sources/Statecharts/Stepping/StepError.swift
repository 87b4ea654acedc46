/// A step that could not be taken. The snapshot is as it was, and the data model was told to roll back.
public struct StepError: Error, CustomStringConvertible {
    public enum Code: String, Hashable, Sendable {
        /// The data model threw while answering a guard.
        case guardFailed
        /// The data model threw while running an action, computing done data, or starting a child.
        case actionFailed
        /// Microsteps went on and on; `cycle` says through what.
        case microstepLimit
        /// The interpreter's `isStopped` said so.
        case stopped
        /// The snapshot belongs to another chart.
        case snapshotMisfit
        /// The data model called the interpreter that was calling it.
        case reentered
    }

    /// One turn of an endless macrostep.
    public struct Turn: Hashable, Sendable {
        /// Nothing for eventless transitions.
        public var event: String?
        public var transitions: [TransitionIndex]
        /// Ids of the active atomic states when the transitions were taken.
        public var states: [String]

        public init(event: String?, transitions: [TransitionIndex], states: [String]) {
            self.event = event
            self.transitions = transitions
            self.states = states
        }
    }

    public let code: Code
    public let message: String
    /// The guard's transition.
    public let transition: TransitionIndex?
    /// The action, and the element that holds it.
    public let action: ActionRecord?
    /// The turns that repeat; the last few when none repeats exactly.
    public let cycle: [Turn]
    /// Whether `cycle` is a circle, and not only the last of a long way.
    public let repeats: Bool
    /// What the data model threw.
    public let underlying: (any Error)?
    /// The story up to the failure, if it was asked for.
    public internal(set) var trace: Trace?

    init(
        _ code: Code, _ message: String, transition: TransitionIndex? = nil, action: ActionRecord? = nil,
        cycle: [Turn] = [], repeats: Bool = false, underlying: (any Error)? = nil
    ) {
        self.code = code
        self.message = message
        self.transition = transition
        self.action = action
        self.cycle = cycle
        self.repeats = repeats
        self.underlying = underlying
    }

    public var description: String { message }
}
