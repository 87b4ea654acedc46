import DataValues
import Statecharts

/// A data model whose answers follow from the handle and the moment: some guards refuse, some actions raise or fail.
struct HashedModel: DataModel {
    let fails: Bool
    var log: [String] = []
    /// Events sent with a delay and not yet due.
    private(set) var timers: [Timer] = []
    private(set) var now = 0
    private var sent = 0
    private var saved: (log: [String], timers: [Timer], sent: Int) = ([], [], 0)
    /// So that charts that raise for ever are rare.
    private var raised = 0

    struct Timer: Equatable {
        let due: Int
        let number: Int
        let name: String
    }

    init(fails: Bool = false) { self.fails = fails }

    static func mix(_ handle: Int, _ event: Event?) -> Int {
        var hash = UInt64(truncatingIfNeeded: handle) &* 0x9e37_79b9_7f4a_7c15
        for byte in (event?.name ?? "").utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return Int((hash >> 33) % 100)
    }

    mutating func evaluate(_ asked: Guard, in scope: GuardScope) throws -> GuardAnswer {
        let number = Self.mix(asked.rawValue, scope.event)
        if fails, number < 3 { throw Broken("guard \(asked.rawValue)") }
        return number < 60 ? .pass : .refuse(Refusal(number))
    }

    mutating func execute(_ action: Action, in scope: ActionScope) throws {
        log.append("\(action.rawValue)")
        setTimers(action, scope.event)
        try raise(action.rawValue, "action", scope)
    }

    private mutating func raise(_ handle: Int, _ what: String, _ scope: ActionScope) throws {
        let number = Self.mix(handle, scope.event)
        if fails, number < 5 { throw Broken("\(what) \(handle)") }
        if number > 85, raised < 3 {
            raised += 1
            scope.raise(Event(number > 93 ? "raised" : "a.x"))
        }
    }

    mutating func value(of expression: Expression, in scope: ActionScope) throws -> DataValue {
        log.append("done data \(expression.rawValue)")
        try raise(expression.rawValue, "done data", scope)
        return .integer(Int64(expression.rawValue))
    }

    mutating func start(_ invocation: Invocation, of state: StateIndex, in scope: ActionScope) throws {
        log.append("start \(invocation.rawValue)")
        try raise(invocation.rawValue, "invocation", scope)
    }

    mutating func cancel(_ invocation: Invocation, of state: StateIndex, in scope: ActionScope) {
        log.append("cancel \(invocation.rawValue)")
    }

    mutating func receive(
        _ event: Event, for invocation: Invocation, of state: StateIndex, in scope: ActionScope
    ) throws {
        log.append("\(event.name) for \(invocation.rawValue)")
        try raise(invocation.rawValue &+ 31, "finalize", scope)
    }

    /// What an action does about the clock: some send an event with a delay, some cancel all that wait.
    mutating func setTimers(_ action: Action, _ event: Event?) {
        let number = Self.mix(action.rawValue &+ 7919, event)
        if number < 15, timers.count < 6 {
            sent += 1
            timers.append(Timer(due: now + 1 + number, number: sent, name: number < 8 ? "late" : "late.b"))
        } else if number > 92 {
            timers = []
        }
    }

    /// Moves the clock to the first timer that is due by a moment, and takes it away; to that moment when there is none.
    mutating func takeDue(through end: Int) -> String? {
        let first = timers.filter { $0.due <= end }.min { ($0.due, $0.number) < ($1.due, $1.number) }
        now = first?.due ?? end
        timers.removeAll { $0 == first }
        return first?.name
    }

    mutating func begin() {
        saved = (log, timers, sent)
        raised = 0
    }

    mutating func rollback() { (log, timers, sent) = saved }
}
