internal import CLuaShims
public import DataValues

/// What a call passes: a value, which the function gets as a copy of its own, or a view of a document.
public enum LuaArgument {
    case value(DataValue)
    case view(LuaView)
}

extension LuaMachine {
    /// Calls a function of a loaded module and returns its first result as a value.
    ///
    /// Every call has the whole budget of ``LuaLimits``. Whatever it throws, the call has failed: roll back the
    /// documents it could write. `context` decides which host functions it may call. A result that is a table must be a
    /// list or a record.
    public func call(
        _ function: LuaFunction, _ arguments: [LuaArgument] = [], in context: LuaContexts = .action
    ) throws(LuaError) -> DataValue {
        try checkOwner(function)
        var writer = ValueWriter(core, limits: limits)
        for argument in arguments {
            switch argument {
            case .value(let value): try writer.write(value)
            case .view(let view):
                try checkOwner(view)
                try writer.write(reference: view.reference)
            }
        }
        let result = clua_call_encoded(core, function.reference, Int32(arguments.count), context.rawValue)
        return try value(of: result, function: function)
    }

    /// A call with fixed arguments, made ready so that repeating it costs next to nothing: the way to ask a guard.
    public func prepare(
        _ function: LuaFunction, _ arguments: [LuaView] = [], in context: LuaContexts = .guard
    ) throws(LuaError) -> LuaInvocation {
        try checkOwner(function)
        for view in arguments { try checkOwner(view) }
        if arguments.count > LuaInvocation.mostArguments {
            throw LuaError(.declaration, "a call takes at most \(LuaInvocation.mostArguments) views")
        }
        // What the function does not declare it cannot look at.
        let seen = arguments.prefix(function.parameterCount ?? arguments.count)
        let code = try bytecode(of: function)
        return LuaInvocation(
            self, function, Array(seen), context, isBrief: code?.isBrief == true,
            onlyReads: code?.onlyReadsFields == true)
    }

    private func bytecode(of function: LuaFunction) throws(LuaError) -> Bytecode? {
        // A function of a library has none.
        if function.line == nil { return nil }
        try check(clua_dump_function(core, function.reference))
        var size = 0
        let start = clua_outgoing(core, &size)
        return try Bytecode(UnsafeRawBufferPointer(start: start, count: size))
    }

    /// - Parameter function: what was called, where it is known by name.
    func value(of result: Int32, function: LuaFunction? = nil) throws(LuaError) -> DataValue {
        switch Int(result) {
        case CLUA_TRUE: return .boolean(true)
        case CLUA_FALSE: return .boolean(false)
        case CLUA_NULL: return .null
        case CLUA_VALUE:
            var reader = ValueReader(core)
            return reader.read()
        default:
            if let function { throw failure(result, function: function) }
            throw failure(result)
        }
    }

    func checkOwner(_ view: LuaView) throws(LuaError) {
        if view.document.machine !== self { throw LuaError(.declaration, "the view belongs to another machine") }
    }

    func checkOwner(_ function: LuaFunction) throws(LuaError) {
        if function.owner.machine !== self { throw LuaError(.declaration, "the function belongs to another machine") }
    }
}
