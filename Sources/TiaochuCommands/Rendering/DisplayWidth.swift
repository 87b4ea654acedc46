/// Columns a text takes on a terminal: 2 for a Chinese character, 0 for a combining mark.
///
/// Wide are the ranges that UAX #11 (East Asian Width) marks W or F; glibc's `wcwidth` is hidden from Swift and follows the locale.
enum DisplayWidth {
    static func of(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + width(of: $1) }
    }

    /// The text followed by enough spaces to fill `width` columns.
    static func pad(_ text: String, to width: Int, rightAligned: Bool = false) -> String {
        let space = String(repeating: " ", count: max(0, width - of(text)))
        return rightAligned ? space + text : text + space
    }

    /// The text, cut with an ellipsis so that it fills at most `width` columns.
    static func clip(_ text: String, to width: Int) -> String {
        guard of(text) > width, width > 1 else { return text }
        var kept = ""
        var room = width - 1
        for character in text {
            room -= of(String(character))
            if room < 0 { break }
            kept.append(character)
        }
        return kept + "…"
    }

    /// The text in lines of at most `width` columns, broken at spaces in their second half, else between characters; one line at least.
    static func wrap(_ text: String, to width: Int) -> [String] {
        guard of(text) > width else { return [text] }
        var (lines, line, used) = ([String](), "", 0)
        for character in text {
            let size = of(String(character))
            if used + size > width, !line.isEmpty {
                let rest: String
                if character != " ", let space = line.lastIndex(of: " "), of(String(line[..<space])) * 2 >= width {
                    rest = String(line[line.index(after: space)...])
                    line = String(line[..<space])
                } else {
                    rest = ""
                }
                lines.append(line)
                (line, used) = (rest, of(rest))
                if character == " " && rest.isEmpty { continue }
            }
            line.append(character)
            used += size
        }
        return lines + [line]
    }

    private static func width(of scalar: Unicode.Scalar) -> Int {
        if scalar.isASCII { return scalar.value < 0x20 || scalar.value == 0x7F ? 0 : 1 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: return wideRanges.contains { $0.contains(scalar.value) } ? 2 : 1
        }
    }

    private static let wideRanges: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
        0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6B, 0xFF01...0xFF60,
        0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1FAFF, 0x20000...0x3FFFD,
    ]
}
