internal import CLuaShims
public import DataValues

/// A function and the views it is called with, ready to be called any number of times.
///
/// The views stay those of the same documents; fill a document anew to ask about another case.
public final class LuaInvocation {
    static let mostArguments = 15

    public let function: LuaFunction
    private let machine: LuaMachine
    private let arguments: [LuaView]
    private let context: LuaContexts
    /// See ``Bytecode/isBrief``.
    private let isBrief: Bool
    /// The function and the views, by place where they stay the same and else by reference.
    private let references: UnsafeMutableBufferPointer<Int32>

    init(
        _ machine: LuaMachine, _ function: LuaFunction, _ arguments: [LuaView], _ context: LuaContexts, isBrief: Bool,
        onlyReads: Bool
    ) {
        self.machine = machine
        self.function = function
        self.arguments = arguments
        self.context = context
        self.isBrief = isBrief
        references = .allocate(capacity: arguments.count + 1)
        // The table behind a view is another one when its document is filled anew.
        let views = arguments.map { onlyReads ? $0.data : clua_place(machine.core, $0.reference) }
        _ = references.initialize(from: [clua_place(machine.core, function.reference)] + views)
    }

    deinit {
        for reference in references { clua_unplace(machine.core, reference) }
        references.deallocate()
    }

    /// Calls the function as ``call()`` does, for what it does: its result is not looked at.
    public func run() throws(LuaError) {
        let result = clua_run(
            machine.core, references.baseAddress, Int32(truncatingIfNeeded: references.count), context.rawValue, isBrief
        )
        if Int(result) != CLUA_OK { throw machine.failure(result, function: function) }
    }

    /// Calls the function under the machine's limits; see ``LuaMachine/call(_:_:in:)``.
    public func call() throws(LuaError) -> DataValue {
        let result = clua_call(
            machine.core, references.baseAddress, Int32(truncatingIfNeeded: references.count), context.rawValue, isBrief
        )
        if Int(result) == CLUA_TRUE { return .boolean(true) }
        if Int(result) == CLUA_FALSE { return .boolean(false) }
        return try machine.value(of: result, function: function)
    }
}
