/// A trace as it is recorded: plain entries in the order things happened, read as microsteps when somebody asks.
struct TraceLog: Sendable {
    struct Entry: Sendable {
        enum Kind: UInt8, Sendable {
            case start, eventless, event, completion
            case pass, refuse, guardFailure
            case innerSource, documentOrder
            case transition, exit, entry
            case onEntry, onExit, onTransition, initial, historyDefault
            case actionFailure
        }

        var kind: Kind
        /// A state or transition, or the place of a text or event; the loser of a preemption.
        var index: Int32
        /// A guard or an action; the winner of a preemption.
        var handle = 0
        /// Of a refusal or a failure.
        var reason = 0
    }

    private(set) var entries: ContiguousArray<Entry> = []
    private var events: [Event] = []
    private var texts: [String] = []
    /// Where the microstep begins that is being recorded.
    private var openAt = -1
    /// Microsteps begun so far, those left out because they say nothing aside.
    private(set) var count = 0

    init() {}

    init(reserving count: Int) { entries.reserveCapacity(count) }

    mutating func append(_ entry: Entry) { entries.append(entry) }

    // MARK: - Microsteps

    mutating func begin(_ cause: Microstep.Cause) {
        openAt = entries.count
        count += 1
        switch cause {
        case .start: append(Entry(kind: .start, index: 0))
        case .eventless: append(Entry(kind: .eventless, index: 0))
        case .completion: append(Entry(kind: .completion, index: 0))
        case .event(let event):
            append(Entry(kind: .event, index: Int32(events.count)))
            events.append(event)
        }
    }

    /// Keeps what was recorded since `begin`, unless it says nothing: no event, no guard asked, no transition taken.
    mutating func end() {
        guard openAt >= 0 else { return }
        if entries[openAt].kind == .eventless, openAt == entries.count - 1 {
            entries.removeLast()
            count -= 1
        }
        openAt = -1
    }

    // MARK: - What happens in one

    mutating func append(_ answer: GuardRecord.Answer, to asked: Guard, of transition: Int32) {
        switch answer {
        case .pass: append(Entry(kind: .pass, index: transition, handle: asked.rawValue))
        case .refuse(let refusal):
            append(Entry(kind: .refuse, index: transition, handle: asked.rawValue, reason: refusal.rawValue))
        case .failed(let text):
            append(Entry(kind: .guardFailure, index: transition, handle: asked.rawValue, reason: texts.count))
            texts.append(text)
        }
    }

    mutating func append(_ preemption: Preemption) {
        append(
            Entry(
                kind: preemption.reason == .innerSource ? .innerSource : .documentOrder,
                index: Int32(preemption.loser.rawValue), handle: preemption.winner.rawValue))
    }

    mutating func append(_ action: Action, _ place: ActionRecord.Place) {
        let (kind, index): (Entry.Kind, Int) =
            switch place {
            case .entry(let state): (.onEntry, state.rawValue)
            case .exit(let state): (.onExit, state.rawValue)
            case .transition(let transition): (.onTransition, transition.rawValue)
            case .initial(let state): (.initial, state?.rawValue ?? -1)
            case .historyDefault(let state): (.historyDefault, state.rawValue)
            }
        append(Entry(kind: kind, index: Int32(index), handle: action.rawValue))
    }

    /// The action recorded last has failed.
    mutating func appendFailure(_ text: String) {
        append(Entry(kind: .actionFailure, index: 0, reason: texts.count))
        texts.append(text)
    }
}

extension TraceLog {
    init(_ microsteps: [Microstep]) {
        for microstep in microsteps {
            begin(microstep.cause)
            for record in microstep.guards {
                append(record.answer, to: record.guard, of: Int32(record.transition.rawValue))
            }
            for preemption in microstep.preemptions { append(preemption) }
            for taken in microstep.transitions { append(Entry(kind: .transition, index: Int32(taken.rawValue))) }
            for state in microstep.exited { append(Entry(kind: .exit, index: Int32(state.rawValue))) }
            for record in microstep.actions {
                append(record.action, record.place)
                if let failure = record.failure { appendFailure(failure) }
            }
            for state in microstep.entered { append(Entry(kind: .entry, index: Int32(state.rawValue))) }
        }
        openAt = -1
    }

    var microsteps: [Microstep] {
        var microsteps: [Microstep] = []
        for entry in entries {
            if let cause = cause(entry) {
                microsteps.append(Microstep(cause: cause))
            } else if !microsteps.isEmpty {
                add(entry, to: &microsteps[microsteps.count - 1])
            }
        }
        return microsteps
    }

    private func cause(_ entry: Entry) -> Microstep.Cause? {
        switch entry.kind {
        case .start: .start
        case .eventless: .eventless
        case .completion: .completion
        case .event: .event(events[Int(entry.index)])
        default: nil
        }
    }

    private func add(_ entry: Entry, to microstep: inout Microstep) {
        let transition = TransitionIndex(Int(entry.index))
        let state = StateIndex(Int(entry.index))
        func add(_ answer: GuardRecord.Answer) {
            microstep.guards.append(GuardRecord(transition, Guard(entry.handle), answer))
        }
        func add(_ reason: Preemption.Reason) {
            microstep.preemptions.append(
                Preemption(winner: TransitionIndex(entry.handle), loser: transition, reason: reason))
        }
        func add(_ place: ActionRecord.Place) {
            microstep.actions.append(ActionRecord(Action(entry.handle), place))
        }
        switch entry.kind {
        case .start, .eventless, .event, .completion: break
        case .pass: add(.pass)
        case .refuse: add(.refuse(Refusal(entry.reason)))
        case .guardFailure: add(.failed(texts[entry.reason]))
        case .innerSource: add(.innerSource)
        case .documentOrder: add(.documentOrder)
        case .transition: microstep.transitions.append(transition)
        case .exit: microstep.exited.append(state)
        case .entry: microstep.entered.append(state)
        case .onEntry: add(.entry(state))
        case .onExit: add(.exit(state))
        case .onTransition: add(.transition(transition))
        case .initial: add(.initial(entry.index < 0 ? nil : state))
        case .historyDefault: add(.historyDefault(state))
        case .actionFailure: microstep.actions[microstep.actions.count - 1].failure = texts[entry.reason]
        }
    }
}
