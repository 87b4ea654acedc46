/// The story of a macrostep, as a value: enough to explain what happened, and what did not and why.
public struct Trace: Hashable, Sendable {
    /// In order. A selection that took no transition is here too when it had an event or asked a guard.
    ///
    /// Put together from the log each time: keep it rather than ask twice.
    public var microsteps: [Microstep] {
        get { log.microsteps }
        set { log = TraceLog(newValue) }
    }
    private var log: TraceLog

    public init(microsteps: [Microstep] = []) { log = TraceLog(microsteps) }

    init(_ log: TraceLog) { self.log = log }

    /// Every transition taken, in order.
    public var transitions: [TransitionIndex] {
        log.entries.filter { $0.kind == .transition }.map { TransitionIndex(Int($0.index)) }
    }

    public static func == (one: Trace, other: Trace) -> Bool { one.microsteps == other.microsteps }

    public func hash(into hasher: inout Hasher) { hasher.combine(microsteps) }
}

/// One selection of transitions and what taking them did (SCXML's microstep).
public struct Microstep: Hashable, Sendable {
    /// What set a microstep off.
    public enum Cause: Hashable, Sendable {
        /// The run begins.
        case start
        /// Eventless transitions.
        case eventless
        /// An internal, platform or external event.
        case event(Event)
        /// The run is over; what is active is left (appendix D, procedure exitInterpreter).
        case completion
    }

    public var cause: Cause
    /// Guards asked, in order, with those that refused.
    public var guards: [GuardRecord]
    /// Enabled transitions that gave way to another.
    public var preemptions: [Preemption]
    /// In the order taken; empty when nothing was enabled.
    public var transitions: [TransitionIndex]
    /// In exit order.
    public var exited: [StateIndex]
    /// In the order run, those of a failed block up to and including the failing one.
    public var actions: [ActionRecord]
    /// In entry order.
    public var entered: [StateIndex]

    public init(
        cause: Cause, guards: [GuardRecord] = [], preemptions: [Preemption] = [], transitions: [TransitionIndex] = [],
        exited: [StateIndex] = [], actions: [ActionRecord] = [], entered: [StateIndex] = []
    ) {
        self.cause = cause
        self.guards = guards
        self.preemptions = preemptions
        self.transitions = transitions
        self.exited = exited
        self.actions = actions
        self.entered = entered
    }
}

/// A guard that was asked, and its answer.
public struct GuardRecord: Hashable, Sendable {
    public enum Answer: Hashable, Sendable {
        case pass
        case refuse(Refusal)
        /// The data model threw; the text is for people.
        case failed(String)
    }

    public var transition: TransitionIndex
    public var `guard`: Guard
    public var answer: Answer

    public init(_ transition: TransitionIndex, _ asked: Guard, _ answer: Answer) {
        self.transition = transition
        self.guard = asked
        self.answer = answer
    }
}

/// Two enabled transitions whose exit sets overlap: one of them gave way.
public struct Preemption: Hashable, Sendable {
    public enum Reason: Hashable, Sendable {
        /// The winner's source lies inside the loser's.
        case innerSource
        /// Nothing but document order told them apart: the author may not have meant it.
        case documentOrder
    }

    public var winner: TransitionIndex
    public var loser: TransitionIndex
    public var reason: Reason

    public init(winner: TransitionIndex, loser: TransitionIndex, reason: Reason) {
        self.winner = winner
        self.loser = loser
        self.reason = reason
    }
}

/// An action that ran, and on whose behalf.
public struct ActionRecord: Hashable, Sendable {
    /// The element that holds the action.
    public enum Place: Hashable, Sendable {
        case entry(StateIndex)
        case exit(StateIndex)
        case transition(TransitionIndex)
        /// A compound state's default entry, or with no state the chart's.
        case initial(StateIndex?)
        case historyDefault(StateIndex)
    }

    public var action: Action
    public var place: Place
    /// What the data model threw, for people; nothing when the action went well.
    public var failure: String?

    public init(_ action: Action, _ place: Place, failure: String? = nil) {
        self.action = action
        self.place = place
        self.failure = failure
    }
}
