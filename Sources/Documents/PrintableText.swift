/// Text of a fact without what a reader of the paper could not see.
enum PrintableText {
    /// Without control characters other than line ends and tabs, and without marks that turn the direction of writing.
    static func of(_ text: String) -> String {
        var kept = String.UnicodeScalarView()
        for scalar in text.replacing("\r\n", with: "\n").unicodeScalars where !isHidden(scalar) { kept.append(scalar) }
        return String(kept)
    }

    /// The lines that say something, each to be a paragraph.
    static func lines(_ text: String) -> [String] {
        text.split(whereSeparator: \.isNewline).map { $0.drop(while: \.isWhitespace) }.filter { !$0.isEmpty }.map(
            String.init)
    }

    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A: false
        case 0...0x1F, 0x7F...0x9F, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF: true
        default: false
        }
    }
}
