public import DataValues

/// The one seam through which foreign code runs inside a step: it owns the data, and interprets a chart's handles.
///
/// What must hold:
/// - a guard has no effect that a later guard or action could observe;
/// - `rollback` restores everything since `begin`, however far the step had come;
/// - a scope is good only during the call that it is passed to;
/// - no call comes back to the interpreter that is making it.
///
/// Errors are thrown; what becomes of them is the interpreter's `ErrorPolicy`.
public protocol DataModel {
    /// Answers a guard. An error is not a "no".
    mutating func evaluate(_ asked: Guard, in scope: GuardScope) throws -> GuardAnswer

    /// Runs one action; it may raise internal events through the scope.
    mutating func execute(_ action: Action, in scope: ActionScope) throws

    /// Computes a value, such as the done data of a final state. Null by default.
    mutating func value(of expression: Expression, in scope: ActionScope) throws -> DataValue

    /// A macrostep begins.
    mutating func begin()

    /// The macrostep is complete, and its result will be kept.
    mutating func commit()

    /// The macrostep failed, or was only tried: everything since `begin` must be undone.
    mutating func rollback()

    /// A macrostep ended with `state` newly active: start its child (SCXML 6.4). Nothing by default.
    mutating func start(_ invocation: Invocation, of state: StateIndex, in scope: ActionScope) throws

    /// `state` is being left: cancel its child, whether or not it is still at work. Nothing by default.
    mutating func cancel(_ invocation: Invocation, of state: StateIndex, in scope: ActionScope)

    /// An external event is about to be processed while the child is at work: the moment for `finalize` and for
    /// forwarding (SCXML 6.4.1, 6.5). Nothing by default.
    mutating func receive(_ event: Event, for invocation: Invocation, of state: StateIndex, in scope: ActionScope)
        throws
}

extension DataModel {
    public mutating func value(of expression: Expression, in scope: ActionScope) throws -> DataValue { .null }
    public mutating func begin() {}
    public mutating func commit() {}
    public mutating func rollback() {}
    public mutating func start(_ invocation: Invocation, of state: StateIndex, in scope: ActionScope) throws {}
    public mutating func cancel(_ invocation: Invocation, of state: StateIndex, in scope: ActionScope) {}
    public mutating func receive(
        _ event: Event, for invocation: Invocation, of state: StateIndex, in scope: ActionScope
    ) throws {}
}
