internal import CLuaShims
import DataValues

extension LuaMachine {
    /// Names that the script uses and that its environment does not have, found by asking the environment as the script
    /// would.
    func unknownNames(in code: Bytecode, environment: Int32, file: String) -> [LuaError] {
        var problems: [LuaError] = []
        var asked: Set<Bytecode.GlobalUse> = []
        for use in code.globalUses where asked.insert(use).inserted {
            let result =
                use.isAssignment
                ? clua_probe_assignment(core, environment, use.name)
                : clua_probe_global(core, environment, use.name, use.member)
            if Int(result) == CLUA_OK { continue }
            var problem = failure(result)
            problem.file = file
            problem.line = use.line
            problem.traceback = []
            problems.append(problem)
        }
        return problems.sorted { ($0.line ?? 0, $0.message) < ($1.line ?? 0, $1.message) }
    }

    /// Assignments by which a function would remember something between calls.
    ///
    /// Tables that outlive the run of the file are frozen; what is left is a function that assigns a variable it shares
    /// with others.
    func keptState(_ closures: Int32, _ count: Int32, file: String) throws(LuaError) -> [LuaError] {
        var problems: Set<LuaError> = []
        for index in 0..<count {
            try check(clua_dump_closure(core, closures, index))
            var size = 0
            let start = clua_outgoing(core, &size)
            for assignment in try Bytecode(UnsafeRawBufferPointer(start: start, count: size)).assignmentsOfUpvalues {
                let message =
                    "'\(assignment.name)' is assigned by a function that is called later; nothing is kept between calls: "
                    + "make it a local of the function, or a field of the case"
                problems.insert(LuaError(.keepsState, message, file: file, line: assignment.line))
            }
        }
        return Array(problems)
    }
}
