/// Text as a terminal may show it: characters that would move the cursor, change colours or reverse the reading order are written out.
///
/// Names and notes come from outside; an escape sequence in one must not be able to forge what a handler reads.
enum VisibleText {
    static func of(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isUnsafe) else { return text }
        var shown = ""
        for scalar in text.unicodeScalars {
            if isUnsafe(scalar) {
                shown += "\\u{\(String(scalar.value, radix: 16))}"
            } else {
                shown.unicodeScalars.append(scalar)
            }
        }
        return shown
    }

    private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A: false
        case 0x00...0x1F, 0x7F...0x9F: true
        // Line and paragraph separators, and the marks of UAX #9 that reorder what follows.
        case 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
