import Diagnostics

/// Takes out of XML text, before it is parsed, what SCXML has no use for and the parser is not safe with.
///
/// A processing instruction without content ends FoundationXML's parser with a null pointer, and entities can bring one in under any
/// disguise; so instructions become blanks, and a document type declaration is refused. In a text that is no XML the parser may see an
/// instruction where none is, inside what looks like a comment or a CDATA section: so the two characters that begin one are left nowhere.
/// Every other character stays where it is, but on a line that holds them inside a CDATA section.
enum XMLScreening {
    static func screened(_ text: String) throws(XMLReader.Failure) -> [UInt8] {
        var bytes = Array(text.utf8)
        /// Where a CDATA section holds `<?`.
        var breaks: [Int] = []
        var position = 0
        var line = 1
        var lineStart = 0
        func isAt(_ word: StaticString) -> Bool {
            word.withUTF8Buffer { bytes[position...].starts(with: $0) }
        }
        func end(of word: StaticString) -> Int {
            word.withUTF8Buffer { word in
                bytes[position...].firstRange(of: Array(word))?.upperBound ?? bytes.count
            }
        }
        while position < bytes.count {
            var next = position + 1
            if bytes[position] == UInt8(ascii: "<") {
                if isAt("<!--") {
                    next = end(of: "-->")
                    for index in beginnings(in: bytes[position..<next]) {
                        bytes[index] = UInt8(ascii: " ")
                    }
                } else if isAt("<![CDATA[") {
                    next = end(of: "]]>")
                    breaks += beginnings(in: bytes[position..<next])
                } else if isAt("<?") {
                    next = end(of: "?>")
                    for index in position..<next where bytes[index] != newline { bytes[index] = UInt8(ascii: " ") }
                } else if isAt("<!DOCTYPE") {
                    throw XMLReader.Failure(
                        message: BilingualText(
                            zh: "不接受文档类型声明（DOCTYPE）", en: "a document type declaration (DOCTYPE) is not accepted"),
                        line: line, column: characters(in: bytes[lineStart..<position]) + 1)
                } else if attributes(of: bytes[(position + 1)...]) > mostAttributes {
                    throw XMLReader.Failure(
                        message: BilingualText(
                            zh: "一个标签至多有 \(mostAttributes) 个属性", en: "a tag has at most \(mostAttributes) attributes"),
                        line: line, column: characters(in: bytes[lineStart..<position]) + 1)
                }
            }
            for index in position..<next where bytes[index] == newline {
                line += 1
                lineStart = index + 1
            }
            position = next
        }
        return breaks.isEmpty ? bytes : bytes.broken(at: breaks)
    }

    /// The parser holds each attribute of a tag against every other.
    static let mostAttributes = 500

    /// How many equals signs stand in a tag outside quotes; it ends at the latest where another begins.
    private static func attributes(of tag: ArraySlice<UInt8>) -> Int {
        var count = 0
        var quote: UInt8?
        for byte in tag {
            if byte == UInt8(ascii: "<") { break }
            if let open = quote {
                if byte == open { quote = nil }
                continue
            }
            switch byte {
            case UInt8(ascii: ">"): return count
            case UInt8(ascii: "="): count += 1
            case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
            default: break
            }
        }
        return count
    }

    /// Columns count characters: only the first byte of each is one.
    private static func characters(in bytes: ArraySlice<UInt8>) -> Int { bytes.count { $0 & 0xC0 != 0x80 } }

    /// Where an instruction would begin.
    private static func beginnings(in bytes: ArraySlice<UInt8>) -> [Int] {
        bytes.indices.filter { index in
            bytes[index] == UInt8(ascii: "<") && index + 1 < bytes.endIndex && bytes[index + 1] == UInt8(ascii: "?")
        }
    }

    private static let newline = UInt8(ascii: "\n")
}

extension [UInt8] {
    /// With a CDATA section ended and begun again after each of these places: two sections instead of one say the same text.
    fileprivate func broken(at places: [Int]) -> [UInt8] {
        let seam = Array("]]><![CDATA[".utf8)
        var result: [UInt8] = []
        result.reserveCapacity(count + places.count * seam.count)
        var start = 0
        for place in places {
            result += self[start...place]
            result += seam
            start = place + 1
        }
        return result + self[start...]
    }
}
