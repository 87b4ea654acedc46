/// One function of a chunk.
struct BytecodeFunction {
    struct Instruction {
        var word: UInt32
        var operation: UInt8 { UInt8(word & 0x7F) }
        var a: Int { Int(word >> 7 & 0xFF) }
        var b: Int { Int(word >> 16 & 0xFF) }
        var c: Int { Int(word >> 24) }
    }

    struct Upvalue {
        /// Whether it is a variable of the function around this one, rather than an upvalue of it.
        var isInStack: Bool
        var index: Int
    }

    /// The line on which it begins; 0 for a whole file.
    var firstLine = 0
    var parameterCount = 0
    var code: [Instruction] = []
    /// The line of each instruction.
    var lines: [Int] = []
    /// Text constants; nil for constants of other kinds.
    var constants: [String?] = []
    var upvalues: [Upvalue] = []
    var upvalueNames: [String] = []
    var inner: [BytecodeFunction] = []

    func text(_ constant: Int) -> String? {
        constants.indices.contains(constant) ? constants[constant] : nil
    }
}
