import Crypto
public import DataValues

/// SHA-256 over canonical JSON, as 64 lower-case hexadecimal digits: how entries, bundles, calendars and request bodies are told apart.
public enum ContentHash {
    /// The hash of a value; values with equal canonical JSON have equal hashes in every process and version.
    public static func of(_ value: DataValue) -> String {
        of(bytes: value.canonicalBytes)
    }

    /// The hash of bytes as they stand.
    public static func of(bytes: [UInt8]) -> String {
        var digits: [UInt8] = []
        digits.reserveCapacity(64)
        for byte in SHA256.hash(data: bytes) {
            digits.append(hexadecimal[Int(byte >> 4)])
            digits.append(hexadecimal[Int(byte & 15)])
        }
        return String(decoding: digits, as: UTF8.self)
    }

    private static let hexadecimal = Array("0123456789abcdef".utf8)
}
