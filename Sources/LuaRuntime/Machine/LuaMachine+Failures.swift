internal import CLuaShims
import DataValues

extension LuaMachine {
    /// Throws unless an entry point returned success.
    func check(_ result: Int32, function: LuaFunction? = nil) throws(LuaError) {
        if Int(result) == CLUA_FAILED || Int(result) == CLUA_REENTERED { throw failure(result, function: function) }
    }

    /// What the machine recorded about the entry point that has just failed.
    func failure(_ result: Int32, function: LuaFunction? = nil) -> LuaError {
        if Int(result) == CLUA_REENTERED {
            return LuaError(.reentered, "the machine is running: a host function must not call it")
        }
        guard let last = clua_last_failure(core) else { return LuaError(.runtime, "failed without a reason") }
        var error = LuaError(LuaError.Code(number: last.pointee.code), String(cString: clua_failure_message(last)))
        if last.pointee.line > 0 { error.line = Int(last.pointee.line) }
        let file = String(cString: clua_failure_file(last))
        if !file.isEmpty { error.file = file }
        for level in 0..<last.pointee.trace_count {
            let name = String(cString: clua_failure_trace_name(last, level))
            error.traceback.append(
                LuaError.TracebackLine(
                    file: String(cString: clua_failure_trace_file(last, level)),
                    line: Int(clua_failure_trace_line(last, level)), function: name.isEmpty ? nil : name))
        }
        if last.pointee.has_value {
            var reader = ValueReader(core)
            let value = reader.read()
            error.value = value
            if let said = value["message"].text { error.message = said }
        }
        if let function {
            error.function = function.name
            if error.file == nil { error.file = function.file }
            // The outermost function was called from Swift, by a name Lua does not know.
            if let outermost = error.traceback.indices.last, error.traceback.count < Int(CLUA_TRACE_LEVELS),
                error.traceback[outermost].function == nil
            {
                error.traceback[outermost].function = function.name
            }
        }
        return error
    }
}

extension LuaError.Code {
    /// In the order of the numbers that C uses.
    private static let numbered: [LuaError.Code] = [
        .runtime, .syntax, .instructionBudget, .memoryLimit, .wallClock, .argumentTooLarge, .notPermittedHere,
        .unknownName,
        .globalAssignment, .readOnly, .unavailable, .typeMismatch, .valueTooLarge, .hostFunction, .notAModule,
        .keepsState,
    ]

    init(number: Int32) {
        let index = Int(number)
        self = Self.numbered.indices.contains(index) ? Self.numbered[index] : .runtime
    }

    /// The number C knows it by; nil for those that only arise in Swift.
    var number: Int32? {
        Self.numbered.firstIndex(of: self).map { Int32($0) }
    }
}
