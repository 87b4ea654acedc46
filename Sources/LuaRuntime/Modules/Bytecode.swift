/// What a compiled chunk does to global names and to variables outside its functions, read from its Lua 5.4 bytecode.
///
/// The compiler has already resolved scopes, so this finds exactly what a reader of the source would have to work out.
/// The bytecode comes from the machine's own compiler and is never loaded back.
struct Bytecode {
    /// The main function, or the closure that was dumped.
    let root: BytecodeFunction

    struct GlobalUse: Hashable {
        var name: String
        /// The member of a global library that is read in the same breath: `format` of `string.format`.
        var member: String?
        var line: Int
        var isAssignment: Bool
    }

    struct Assignment: Hashable {
        var name: String
        var line: Int
    }

    init(_ bytes: UnsafeRawBufferPointer) throws(LuaError) {
        var reader = BytecodeReader(bytes)
        root = try reader.chunk()
    }

    private enum Operation {
        static let setUpvalue: UInt8 = 10
        static let getGlobal: UInt8 = 11  // GETTABUP
        static let getField: UInt8 = 14
        static let setGlobal: UInt8 = 15  // SETTABUP
    }

    /// Uses of names through the environment that the chunk was given, in the order of the code.
    var globalUses: [GlobalUse] {
        var uses: [GlobalUse] = []
        collect(root, environment: 0, into: &uses)
        return uses
    }

    private func collect(_ function: BytecodeFunction, environment: Int?, into uses: inout [GlobalUse]) {
        for (index, instruction) in function.code.enumerated() {
            let line = function.lines[index]
            if instruction.operation == Operation.getGlobal, instruction.b == environment,
                let name = function.text(instruction.c)
            {
                var member: String?
                if index + 1 < function.code.count {
                    let next = function.code[index + 1]
                    if next.operation == Operation.getField, next.b == instruction.a { member = function.text(next.c) }
                }
                uses.append(GlobalUse(name: name, member: member, line: line, isAssignment: false))
            } else if instruction.operation == Operation.setGlobal, instruction.a == environment,
                let name = function.text(instruction.b)
            {
                uses.append(GlobalUse(name: name, member: nil, line: line, isAssignment: true))
            }
        }
        for inner in function.inner {
            let captured = inner.upvalues.firstIndex { !$0.isInStack && $0.index == environment }
            collect(inner, environment: captured, into: &uses)
        }
    }

    /// Assignments, here or in functions inside, to variables that belong outside this function.
    var assignmentsOfUpvalues: [Assignment] {
        var assignments: [Assignment] = []
        for index in root.upvalues.indices { collect(root, assigning: index, into: &assignments) }
        return assignments
    }

    private func collect(_ function: BytecodeFunction, assigning upvalue: Int, into assignments: inout [Assignment]) {
        for (index, instruction) in function.code.enumerated()
        where instruction.operation == Operation.setUpvalue && instruction.b == upvalue {
            let name = upvalue < function.upvalueNames.count ? function.upvalueNames[upvalue] : "?"
            assignments.append(Assignment(name: name, line: function.lines[index]))
        }
        for inner in function.inner {
            for (index, captured) in inner.upvalues.enumerated() where !captured.isInStack && captured.index == upvalue
            {
                collect(inner, assigning: index, into: &assignments)
            }
        }
    }
}
