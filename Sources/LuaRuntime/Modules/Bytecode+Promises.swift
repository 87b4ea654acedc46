internal import CLuaShims

/// What can be said of a function before it is ever called, so that a call can spare itself what could never happen.
extension Bytecode {
    /// Whether a call of the function surely ends before the budget is first looked at: it is shorter than that, goes
    /// only forwards and calls nothing. The metamethods it can meet are C functions, since scripts make no metatables.
    ///
    /// Concatenation does not count as brief: its work is not in proportion to its instructions.
    var isBrief: Bool {
        root.code.count < Int(CLUA_HOOK_PERIOD) && root.code.allSatisfy(\.staysBrief)
    }

    /// Whether a brief function does nothing with its parameters but read their fields: it assigns to no table, and hands
    /// no parameter on, neither to a variable nor to a table nor to its caller. It cannot tell a table from a view of it.
    var onlyReadsFields: Bool {
        isBrief && root.code.allSatisfy { $0.onlyReads(from: root.parameterCount) }
    }
}

extension BytecodeFunction.Instruction {
    /// The instructions of Lua 5.4 that matter here, by number.
    private enum Code {
        static let move: UInt8 = 0
        static let setUpvalue: UInt8 = 10
        static let assignments: ClosedRange<UInt8> = 15...18
        static let selfCall: UInt8 = 20
        static let concat: UInt8 = 53
        static let close: UInt8 = 54
        static let toBeClosed: UInt8 = 55
        static let jump: UInt8 = 56
        static let testAndSet: UInt8 = 67
        static let call: UInt8 = 68
        static let returnMany: UInt8 = 70
        static let returnNothing: UInt8 = 71
        static let returnOne: UInt8 = 72
        static let lastOfLoops: UInt8 = 77
        /// SETLIST, CLOSURE, VARARG.
        static let gatherings: ClosedRange<UInt8> = 78...80
        static let last: UInt8 = 82
    }

    /// Neither calls, nor closes, nor goes back, nor joins texts.
    fileprivate var staysBrief: Bool {
        switch operation {
        case Code.concat, Code.close, Code.toBeClosed: false
        case Code.jump: word >> 7 >= (1 << 24) - 1  // the distance, plus this much
        case Code.returnMany, Code.returnNothing, Code.returnOne: true
        case Code.call...Code.lastOfLoops: false
        default: operation <= Code.last
        }
    }

    fileprivate func onlyReads(from parameterCount: Int) -> Bool {
        switch operation {
        case Code.setUpvalue, Code.assignments, Code.selfCall, Code.gatherings: false
        case Code.move, Code.testAndSet: b >= parameterCount
        case Code.returnMany, Code.returnOne: a >= parameterCount
        default: true
        }
    }
}
