import DataValues
import Diagnostics

/// What the parts of a record must look like so that every store keeps and sorts them alike.
enum FieldRule {
    /// Bytes an id may have: PostgreSQL's indexes stop at about 2 700.
    static let longestIdentifier = 400

    static func broken(_ field: String, _ english: String, _ chinese: String) -> StoreError {
        .invalid(BilingualText(zh: "\(field) \(chinese)", en: "\(field) \(english)"))
    }

    static func require(
        _ holds: Bool, _ field: @autoclosure () -> String, _ english: String, _ chinese: String
    ) throws(StoreError) {
        guard holds else { throw broken(field(), english, chinese) }
    }

    /// There, short enough to be indexed, without NUL (which C libraries take for the end and PostgreSQL refuses).
    static func identifier(_ text: String, of field: @autoclosure () -> String) throws(StoreError) {
        try require(!text.isEmpty, field(), "is empty", "为空")
        try require(text.utf8.count <= longestIdentifier, field(), "is longer than 400 bytes", "超过 400 字节")
        try plain(text, of: field())
    }

    static func plain(_ text: String, of field: @autoclosure () -> String) throws(StoreError) {
        try require(!text.utf8.contains(0), field(), "contains a NUL character", "含有 NUL 字符")
    }

    static func value(_ value: DataValue, of field: @autoclosure () -> String) throws(StoreError) {
        switch value.problem {
        case nil: return
        case .notFinite(let path):
            throw broken("\(field()) \(path)", "is a number that is not finite", "不是有限的数")
        case .tooDeep:
            throw broken(
                field(), "is nested more than \(DataValue.maximumDepth) levels deep",
                "嵌套超过 \(DataValue.maximumDepth) 层")
        }
    }

    /// `2026-02-13`: the shape, so that text order is date order; whether the day exists is the caller's affair.
    static func date(_ text: String, of field: @autoclosure () -> String) throws(StoreError) {
        guard matches(Array(text.utf8)[...], "dddd-dd-dd") else {
            throw broken("\(field()) “\(text)”", "is not a date like 2026-02-13", "不是形如 2026-02-13 的日期")
        }
    }

    /// `2026-02-13T09:30:00+08:00`, with or without a fraction of a second: one offset everywhere, so that text order is time order.
    static func instant(_ text: String, of field: @autoclosure () -> String) throws(StoreError) {
        let bytes = Array(text.utf8)
        let fraction = bytes.dropFirst(19).dropLast(6)
        guard bytes.count >= 25, matches(bytes[..<19], "dddd-dd-ddTdd:dd:dd"), matches(bytes.suffix(6), "+08:00"),
            fraction.isEmpty
                || fraction.count > 1 && fraction.first == UInt8(ascii: ".")
                    && fraction.dropFirst().allSatisfy(isDigit)
        else {
            throw broken(
                "\(field()) “\(text)”", "is not an instant like 2026-02-13T09:30:00+08:00",
                "不是形如 2026-02-13T09:30:00+08:00 的时刻")
        }
    }

    private static func matches(_ bytes: ArraySlice<UInt8>, _ pattern: StaticString) -> Bool {
        guard bytes.count == pattern.utf8CodeUnitCount else { return false }
        return zip(bytes, UnsafeBufferPointer(start: pattern.utf8Start, count: pattern.utf8CodeUnitCount))
            .allSatisfy { byte, wanted in wanted == UInt8(ascii: "d") ? isDigit(byte) : byte == wanted }
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }
}
