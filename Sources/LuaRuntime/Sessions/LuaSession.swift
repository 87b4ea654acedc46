internal import CLuaShims
public import DataValues

/// Global variables that outlive the chunks using them: the data model of a document that runs for a while.
///
/// Chunks of a session read and write the same globals, and one that has no value is nil. The names of libraries, host
/// functions and constants cannot be assigned. Everything else is as for modules: text only, the same libraries, the
/// whole budget of ``LuaLimits`` for each call. There is no rollback; for cases use modules and ``LuaDocument``.
public final class LuaSession {
    public let machine: LuaMachine
    private let globals: Int32
    private let constants: Int32

    public init(_ machine: LuaMachine) throws(LuaError) {
        var references: (Int32, Int32) = (0, 0)
        try machine.check(clua_make_session(machine.core, &references.0, &references.1))
        self.machine = machine
        (globals, constants) = references
    }

    deinit {
        clua_release(machine.core, globals)
        clua_release(machine.core, constants)
    }

    /// Gives a name a value that chunks can read and not assign, nor the fields of it; null takes the value away, and the name
    /// still cannot be assigned.
    ///
    /// - Parameter isDeep: whether nothing inside can be changed either; else what a field holds belongs to the chunk that takes it.
    public func setConstant(_ name: String, _ value: DataValue, isDeep: Bool = true) throws(LuaError) {
        var writer = ValueWriter(machine.core, limits: machine.limits)
        try writer.write(value)
        try machine.check(clua_session_set_constant(machine.core, constants, name, isDeep))
    }

    /// Compiles a chunk; its arguments are `...`, its result what it returns. `name` stands in messages for the file.
    public func compile(_ source: String, name: String) throws(LuaError) -> LuaChunk {
        let chunk = try machine.compile(source, name: name)
        let compiled = LuaChunk(session: self, reference: chunk)
        try machine.check(clua_session_bind(machine.core, globals, chunk))
        return compiled
    }
}

/// A compiled chunk of a ``LuaSession``.
public final class LuaChunk {
    /// Kept alive: the chunk's globals are its.
    private let session: LuaSession
    private let reference: Int32

    init(session: LuaSession, reference: Int32) {
        self.session = session
        self.reference = reference
    }

    deinit { clua_release(session.machine.core, reference) }

    /// Runs the chunk and returns its first result, which if a table must be a list or a record.
    @discardableResult
    public func call(_ arguments: [DataValue] = [], in context: LuaContexts = .action) throws(LuaError) -> DataValue {
        let machine = session.machine
        var writer = ValueWriter(machine.core, limits: machine.limits)
        for argument in arguments { try writer.write(argument) }
        let result = clua_call_encoded(machine.core, reference, Int32(arguments.count), context.rawValue)
        return try machine.value(of: result)
    }
}
