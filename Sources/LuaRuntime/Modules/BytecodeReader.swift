/// Reads the binary form that `lua_dump` of Lua 5.4 writes (`ldump.c` of the Lua sources describes it by doing it).
struct BytecodeReader {
    private let bytes: UnsafeRawBufferPointer
    private var position = 0

    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    mutating func chunk() throws(LuaError) -> BytecodeFunction {
        // Signature, version, format, check bytes; sizes of an instruction, an integer and a number; one of each of the
        // latter.
        let header: [UInt8] = [0x1B, 0x4C, 0x75, 0x61, 0x54, 0, 0x19, 0x93, 0x0D, 0x0A, 0x1A, 0x0A, 4, 8, 8]
        for expected in header where try byte() != expected { throw unreadable }
        try skip(16)
        _ = try byte()  // number of upvalues, repeated in the function
        return try function(depth: 0)
    }

    private var unreadable: LuaError {
        LuaError(.declaration, "the Lua library writes a form of bytecode that is not Lua 5.4's")
    }

    private mutating func function(depth: Int) throws(LuaError) -> BytecodeFunction {
        if depth > 250 { throw unreadable }  // Lua itself stops at 200
        var function = BytecodeFunction()
        _ = try text()  // source
        let firstLine = try number()
        function.firstLine = firstLine
        _ = try number()
        function.parameterCount = Int(try byte())
        try skip(2)  // variable arguments, stack size
        for _ in 0..<(try number()) { function.code.append(BytecodeFunction.Instruction(word: try word())) }
        for _ in 0..<(try number()) { function.constants.append(try constant()) }
        for _ in 0..<(try number()) {
            let isInStack = try byte() != 0
            function.upvalues.append(BytecodeFunction.Upvalue(isInStack: isInStack, index: Int(try byte())))
            try skip(1)  // kind
        }
        for _ in 0..<(try number()) { function.inner.append(try self.function(depth: depth + 1)) }
        function.lines = try lines(from: firstLine, count: function.code.count)
        for _ in 0..<(try number()) {  // local variables
            _ = try text()
            _ = try number()
            _ = try number()
        }
        for _ in 0..<(try number()) { function.upvalueNames.append(try text() ?? "?") }
        return function
    }

    private mutating func constant() throws(LuaError) -> String? {
        switch try byte() {
        case 0x00, 0x01, 0x11: return nil  // nil, false, true
        case 0x03, 0x13:  // integer, number
            try skip(8)
            return nil
        case 0x04, 0x14: return try text()
        default: throw unreadable
        }
    }

    /// Lines are kept as differences, and where a difference does not fit into a byte, in a table of their own.
    private mutating func lines(from firstLine: Int, count: Int) throws(LuaError) -> [Int] {
        var differences: [Int8] = []
        for _ in 0..<(try number()) { differences.append(Int8(bitPattern: try byte())) }
        var absolute: [Int: Int] = [:]
        for _ in 0..<(try number()) {
            let index = try number()
            absolute[index] = try number()
        }
        var line = firstLine
        var lines: [Int] = []
        for index in 0..<count {
            let difference = index < differences.count ? differences[index] : 0
            line = difference == Int8.min ? absolute[index] ?? line : line + Int(difference)
            lines.append(line)
        }
        return lines
    }

    private mutating func byte() throws(LuaError) -> UInt8 {
        if position >= bytes.count { throw unreadable }
        defer { position += 1 }
        return bytes[position]
    }

    private mutating func skip(_ count: Int) throws(LuaError) {
        position += count
        if position > bytes.count { throw unreadable }
    }

    private mutating func word() throws(LuaError) -> UInt32 {
        try skip(4)
        return bytes.loadUnaligned(fromByteOffset: position - 4, as: UInt32.self)
    }

    /// Seven bits a byte, most significant first; the last byte has its high bit set.
    private mutating func number() throws(LuaError) -> Int {
        var value = 0
        while true {
            let next = try byte()
            if value > Int(Int32.max) { throw unreadable }
            value = value << 7 | Int(next & 0x7F)
            if next & 0x80 != 0 { return value }
        }
    }

    /// The length plus one, then the bytes; a lone zero is no text.
    private mutating func text() throws(LuaError) -> String? {
        let count = try number() - 1
        if count < 0 { return nil }
        try skip(count)
        return String(decoding: bytes[(position - count)..<position], as: UTF8.self)
    }
}
