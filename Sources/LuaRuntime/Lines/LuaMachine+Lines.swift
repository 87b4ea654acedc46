internal import CLuaShims

extension LuaMachine {
    /// From now on notes every line that runs, which slows every call; for tests of scripts, never for cases of people.
    public func watchLines() throws(LuaError) {
        if !clua_watch_lines(core) { throw LuaError(.memoryLimit, "there is no memory to note lines in") }
    }

    /// The lines that ran since they were watched, by the name of their module; those of a file's own body too.
    public var linesRun: [String: Set<Int>] {
        var all: [String: Set<Int>] = [:]
        for index in 0..<clua_watched_chunks(core) {
            var count: Int32 = 0
            guard let name = clua_watched_chunk(core, index, &count) else { continue }
            let lines = (0..<count).filter { clua_line_ran(core, index, $0) }
            all[String(cString: name), default: []].formUnion(lines.map { Int($0) })
        }
        return all
    }

    /// The lines of a source's functions that can run: those with an instruction, but the `end` to which a function falls through.
    ///
    /// What a file does when it is loaded is not among them.
    /// - Parameter firstLines: where functions begin that are left out, with those inside them.
    public func executableLines(
        of source: String, name: String, leavingOut firstLines: Set<Int> = []
    ) throws(LuaError) -> Set<Int> {
        let temporary = LuaReferences(self)
        _ = try compile(source, name: name, temporary)
        var lines: Set<Int> = []
        var functions = try bytecode().root.inner
        while let function = functions.popLast() {
            if firstLines.contains(function.firstLine) { continue }
            lines.formUnion(function.executableLines)
            functions += function.inner
        }
        return lines
    }
}

extension BytecodeFunction {
    private enum Operation {
        static let tailCall: UInt8 = 69
        static let prepareVariadic: UInt8 = 81
    }

    /// The last instruction is the return that every function ends with, whether it can be reached or not; the one after a tail call is
    /// never reached, and may stand on a line of its own.
    fileprivate var executableLines: Set<Int> {
        var lines: Set<Int> = []
        for (index, instruction) in code.enumerated().dropLast()
        where instruction.operation != Operation.prepareVariadic {
            if index > 0, code[index - 1].operation == Operation.tailCall { continue }
            lines.insert(self.lines[index])
        }
        return lines
    }
}
