import DataValues
import Statecharts

struct Broken: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

/// A data model of closures; everything it does is rolled back when a step fails.
struct ScriptedModel: DataModel {
    var guards: [Int: (GuardScope) throws -> GuardAnswer] = [:]
    var actions: [Int: (ActionScope) throws -> Void] = [:]
    var values: [Int: (ActionScope) throws -> DataValue] = [:]
    /// Every action run, and `begin`, `commit` and `rollback` as -1, -2 and -3.
    var log: [Int] = []
    var hooks: [Int] = []
    /// Children started (positive) and cancelled (negative).
    var children: [Int] = []
    var received: [String] = []
    private var saved: [Int] = []

    mutating func evaluate(_ asked: Guard, in scope: GuardScope) throws -> GuardAnswer {
        try guards[asked.rawValue]?(scope) ?? .pass
    }

    mutating func execute(_ action: Action, in scope: ActionScope) throws {
        log.append(action.rawValue)
        try actions[action.rawValue]?(scope)
    }

    mutating func value(of expression: Expression, in scope: ActionScope) throws -> DataValue {
        try values[expression.rawValue]?(scope) ?? .integer(Int64(expression.rawValue))
    }

    mutating func begin() {
        hooks.append(-1)
        saved = log
    }

    mutating func commit() { hooks.append(-2) }

    mutating func rollback() {
        hooks.append(-3)
        log = saved
    }

    mutating func start(_ invocation: Invocation, of state: StateIndex, in scope: ActionScope) throws {
        children.append(invocation.rawValue)
        try actions[1000 + invocation.rawValue]?(scope)
    }

    mutating func cancel(_ invocation: Invocation, of state: StateIndex, in scope: ActionScope) {
        children.append(-invocation.rawValue)
    }

    mutating func receive(
        _ event: Event, for invocation: Invocation, of state: StateIndex, in scope: ActionScope
    ) throws {
        received.append("\(event.name)->\(invocation.rawValue)")
    }
}
