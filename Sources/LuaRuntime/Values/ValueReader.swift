internal import CLuaShims
import DataValues

/// Reads the value in a machine's outgoing buffer. The C side wrote it and checked its limits and its UTF-8.
struct ValueReader {
    private let bytes: UnsafeRawBufferPointer
    private var position: Int

    init(_ core: OpaquePointer, from position: Int = 0) {
        self.position = position
        var count = 0
        let start = clua_outgoing(core, &count)
        bytes = UnsafeRawBufferPointer(start: start, count: count)
    }

    mutating func read() -> DataValue {
        switch load(UInt8.self) {
        case 1: .boolean(false)
        case 2: .boolean(true)
        case 3: .integer(load(Int64.self))
        case 4: .real(load(Double.self))
        case 5: .text(text())
        case 6: .list(list())
        case 7: .record(record())
        default: .null
        }
    }

    private mutating func list() -> [DataValue] {
        let count = Int(load(UInt32.self))
        var elements: [DataValue] = []
        elements.reserveCapacity(count)
        for _ in 0..<count { elements.append(read()) }
        return elements
    }

    private mutating func record() -> [String: DataValue] {
        let count = Int(load(UInt32.self))
        var record = [String: DataValue](minimumCapacity: count)
        for _ in 0..<count {
            let key = text()
            record[key] = read()
        }
        return record
    }

    private mutating func text() -> String {
        let count = Int(load(UInt32.self))
        defer { position += count }
        return String(decoding: bytes[position..<(position + count)], as: UTF8.self)
    }

    private mutating func load<Scalar: BitwiseCopyable>(_ type: Scalar.Type) -> Scalar {
        defer { position += MemoryLayout<Scalar>.size }
        return bytes.loadUnaligned(fromByteOffset: position, as: type)
    }
}
