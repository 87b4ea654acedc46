public import DataValues

/// What came of asking for a step.
public enum StepOutcome: Sendable {
    case taken(CaseStep)
    /// Every reason, the most useful first; the case is unchanged.
    case refused([Refusal])
}

/// A step that was taken, as a value: nothing of it has happened outside yet.
public struct CaseStep: Sendable {
    public var snapshot: CaseSnapshot
    /// Ids of the active states in document order.
    public var configuration: [String]
    public var changes: [FieldChange]
    public var effects: [CaseEffect]
    /// What the guards of the transitions taken cautioned of, and the actor passed over with a reason.
    public var cautions: [Refusal] = []
    /// Numbers it needs; their fields are empty until the store has said which they are.
    public var numbers: [NumberOrder] = []
    /// The deadlines of the states now active.
    public var deadlines: [CaseDeadline]
    public var trace: StepTrace
    /// The closure code, once the case has reached a final state.
    public var closure: String?
    public var isClosed: Bool
}

/// What a step did on the chart, in the order in which it was done.
public struct StepTrace: Hashable, Sendable {
    /// A guard that was asked.
    public struct Answer: Hashable, Sendable {
        public var guardName: String
        public var source: String
        public var passed: Bool
        /// What it said where it did not pass; the journal does not keep it.
        public var refusal: Refusal?
    }

    public struct Microstep: Hashable, Sendable {
        /// The event it answers; nil for an eventless one.
        public var event: String?
        /// Transitions taken, as `source → target`.
        public var transitions: [String]
        public var guards: [Answer]
        public var exited: [String]
        public var entered: [String]
        /// The transitions taken, as indices into the workflow's transitions: what coverage counts.
        public var transitionIndices: [Int]
    }

    public var microsteps: [Microstep]

    public init(microsteps: [Microstep] = []) {
        self.microsteps = microsteps
    }

    /// The trace as the journal keeps it.
    public var dataValue: DataValue {
        .list(
            microsteps.map { step in
                var record: [String: DataValue] = [
                    "transitions": .list(step.transitions.map(DataValue.text)),
                    "exited": .list(step.exited.map(DataValue.text)),
                    "entered": .list(step.entered.map(DataValue.text)),
                ]
                record["event"] = step.event.map(DataValue.text)
                if !step.guards.isEmpty {
                    record["guards"] = .list(
                        step.guards.map {
                            ["guard": .text($0.guardName), "source": .text($0.source), "passed": .boolean($0.passed)]
                        })
                }
                return .record(record)
            })
    }
}
