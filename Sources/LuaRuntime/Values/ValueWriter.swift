internal import CLuaShims
import DataValues

/// Writes values into a machine's incoming buffer, in the format of `CLuaShims.h`, checking the limits of the border
/// first.
///
/// The rules: an integer stays an integer and a real stays a real; a null in a record is left out, a null in a list is
/// refused, since a Lua list cannot hold one; NaN and infinities are refused.
struct ValueWriter {
    private let core: OpaquePointer
    private let limits: LuaLimits
    private var bytesLeft: Int
    private var valuesLeft: Int

    private enum Tag {
        static let null: UInt8 = 0
        static let `false`: UInt8 = 1
        static let `true`: UInt8 = 2
        static let integer: UInt8 = 3
        static let real: UInt8 = 4
        static let text: UInt8 = 5
        static let list: UInt8 = 6
        static let record: UInt8 = 7
        static let reference: UInt8 = 8
    }

    /// Begins a new content of the buffer.
    init(_ core: OpaquePointer, limits: LuaLimits) {
        self.core = core
        self.limits = limits
        bytesLeft = limits.valueBytes
        valuesLeft = limits.valueCount
        clua_incoming_reset(core)
    }

    mutating func write(_ value: DataValue, depth: Int = 0) throws(LuaError) {
        valuesLeft -= 1
        if valuesLeft < 0 { throw LuaError(.valueTooLarge, "a value has more than \(limits.valueCount) values in it") }
        switch value {
        case .null: try append(Tag.null)
        case .boolean(let value): try append(value ? Tag.true : Tag.false)
        case .integer(let value):
            try append(Tag.integer)
            try append(value)
        case .real(let value):
            if !value.isFinite { throw LuaError(.typeMismatch, "a number is not finite") }
            try append(Tag.real)
            try append(value)
        case .text(let text):
            try append(Tag.text)
            try append(text)
        case .list(let elements):
            try enter(depth)
            try beginList(count: elements.count)
            for element in elements {
                if element.isNull { throw LuaError(.typeMismatch, "a list holds a null, which a Lua list cannot") }
                try write(element, depth: depth + 1)
            }
        case .record(let record):
            try enter(depth)
            try beginRecord(count: record.count)
            for (key, value) in record {
                try append(key)
                try write(value, depth: depth + 1)
            }
        }
    }

    mutating func beginList(count: Int) throws(LuaError) {
        try append(Tag.list)
        try append(UInt32(clamping: count))
    }

    mutating func beginRecord(count: Int) throws(LuaError) {
        try append(Tag.record)
        try append(UInt32(clamping: count))
    }

    /// The name of a record's next value.
    mutating func write(key: String) throws(LuaError) { try append(key) }

    mutating func write(reference: Int32) throws(LuaError) {
        try append(Tag.reference)
        try append(reference)
    }

    private func enter(_ depth: Int) throws(LuaError) {
        if depth >= limits.valueDepth {
            throw LuaError(.valueTooLarge, "a value is nested deeper than \(limits.valueDepth) levels")
        }
    }

    private mutating func append(_ text: String) throws(LuaError) {
        var text = text
        let count = text.utf8.count
        if count > limits.textBytes {
            throw LuaError(.valueTooLarge, "a text is longer than \(limits.textBytes) bytes")
        }
        try append(UInt32(count))
        let room = try room(count)
        text.withUTF8 { bytes in
            if let base = bytes.baseAddress { room.copyMemory(from: base, byteCount: bytes.count) }
        }
    }

    private mutating func append<Scalar: BitwiseCopyable>(_ scalar: Scalar) throws(LuaError) {
        try room(MemoryLayout<Scalar>.size).storeBytes(of: scalar, as: Scalar.self)
    }

    private mutating func room(_ count: Int) throws(LuaError) -> UnsafeMutableRawPointer {
        bytesLeft -= count
        if bytesLeft < 0 { throw LuaError(.valueTooLarge, "a value is larger than \(limits.valueBytes) bytes") }
        guard let room = clua_incoming_extend(core, count) else {
            throw LuaError(.memoryLimit, "the process is out of memory")
        }
        return UnsafeMutableRawPointer(room)
    }
}
