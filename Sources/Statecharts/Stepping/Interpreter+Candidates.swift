/// A transition that could be taken from a configuration, and what its guard says.
public struct Candidate: Hashable, Sendable {
    public var transition: TransitionIndex
    /// Nothing when the transition has no guard.
    public var answer: GuardRecord.Answer?

    public init(_ transition: TransitionIndex, answer: GuardRecord.Answer? = nil) {
        self.transition = transition
        self.answer = answer
    }
}

extension Statechart {
    /// Every transition of every active state, in the order a step would look at them: for each atomic state in
    /// document order, its own, then its ancestors' from inside out.
    ///
    /// What a step would do is for `Interpreter.tryStep` to say; this lists what may be asked.
    public func candidates(in configuration: Configuration) -> [TransitionIndex] {
        var seen: Set<StateIndex> = []
        var candidates: [TransitionIndex] = []
        for atomic in configuration where tables.records[atomic.rawValue].kind.isAtomic {
            for state in [atomic] + ancestors(of: atomic) where seen.insert(state).inserted {
                candidates += self[state].transitions
            }
        }
        return candidates
    }

    /// The candidates that listen to an event of this name.
    public func candidates(in configuration: Configuration, for name: String) -> [TransitionIndex] {
        candidates(in: configuration).filter { self[$0].events.contains { $0.matches(name) } }
    }
}

extension Interpreter {
    /// Asks the guard of every candidate for an event, also of those a step would not come to, and changes nothing.
    ///
    /// A guard that throws is reported as failed, whatever the error policy. The data model is told to roll back.
    public func ask<Model: DataModel>(
        _ event: Event, in snapshot: Snapshot, model: inout Model
    ) throws(StepError) -> [Candidate] {
        try borrowStepper(at: snapshot, &model) { stepper, model in
            stepper.event = event
            return chart.candidates(in: snapshot.configuration, for: event.name).map { transition in
                guard let asked = chart[transition].guard else { return Candidate(transition) }
                do {
                    switch try model.evaluate(asked, in: GuardScope(stepper)) {
                    case .pass: return Candidate(transition, answer: .pass)
                    case .refuse(let refusal): return Candidate(transition, answer: .refuse(refusal))
                    }
                } catch {
                    return Candidate(transition, answer: .failed("\(error)"))
                }
            }
        }
    }
}
