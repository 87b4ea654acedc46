import Diagnostics

/// How the names that files choose must be formed.
enum NameRule {
    /// Fields, parameters and hooks: what Lua can write after a dot.
    case field
    /// States, events and roles: also hyphens.
    case element

    func accepts(_ name: String) -> Bool {
        guard let first = name.utf8.first, Self.isLetter(first) || first == UInt8(ascii: "_"), name.utf8.count <= 100
        else {
            return false
        }
        return name.utf8.allSatisfy { byte in
            Self.isLetter(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "_")
                || (self == .element && byte == UInt8(ascii: "-"))
        }
    }

    /// Reports a key that is not well-formed as a name.
    func check(_ entry: YAMLEntry, kind: BilingualText, _ log: DiagnosticLog) {
        guard !accepts(entry.key) else { return }
        log.add(
            .malformedName, at: entry.keyLocation,
            BilingualText(
                zh: "\(kind.zh)的名字“\(entry.key)”写法不对",
                en: "\"\(entry.key)\" is not well-formed as the name of a \(kind.en)"),
            fix: BilingualText(
                zh: self == .field ? "用字母、数字和下划线，字母开头" : "用字母、数字、下划线和连字符，字母开头",
                en: "use letters, digits\(self == .field ? "" : ", hyphens") and underscores, a letter first"))
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
}
