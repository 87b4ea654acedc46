public import Diagnostics

/// Says where bytes stop being UTF-8 and guesses what they are instead.
public enum UTF8Finding {
    /// - Parameter bytes: bytes that are not UTF-8.
    public static func diagnostic(for bytes: [UInt8], file: String) -> Diagnostic {
        let bad = firstInvalid(in: bytes)
        let before = bytes[..<bad]
        let line = before.reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
        let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let column = String(decoding: bytes[lineStart..<bad], as: UTF8.self).unicodeScalars.count + 1
        let isUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
        let guess = isUTF16 ? "UTF-16" : "GBK"
        return DiagnosticCode.notUTF8.diagnostic(
            at: SourceLocation(file: file, line: line, column: column),
            BilingualText(zh: "此处不是 UTF-8 编码（可能是 \(guess)）", en: "not UTF-8 from here on (perhaps \(guess))"),
            fix: BilingualText(zh: "在编辑器里另存为 UTF-8", en: "save the file as UTF-8"))
    }

    private static func firstInvalid(in bytes: [UInt8]) -> Int {
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        var valid = 0
        while true {
            switch decoder.decode(&iterator) {
            case .scalarValue(let scalar): valid += UTF8.width(scalar)
            case .emptyInput, .error: return min(valid, bytes.count)
            }
        }
    }
}
