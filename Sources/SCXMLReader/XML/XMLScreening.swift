import Diagnostics

/// Takes out of XML text, before it is parsed, what SCXML has no use for and the parser is not safe with.
///
/// A processing instruction without content ends FoundationXML's parser with a null pointer, and entities can bring one in under any
/// disguise; so instructions become blanks, and a document type declaration is refused. Every other character stays where it is.
enum XMLScreening {
    static func screened(_ text: String) throws(XMLReader.Failure) -> [UInt8] {
        var bytes = Array(text.utf8)
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
                } else if isAt("<![CDATA[") {
                    next = end(of: "]]>")
                } else if isAt("<?") {
                    next = end(of: "?>")
                    for index in position..<next where bytes[index] != newline { bytes[index] = UInt8(ascii: " ") }
                } else if isAt("<!DOCTYPE") {
                    throw XMLReader.Failure(
                        message: BilingualText(
                            zh: "不接受文档类型声明（DOCTYPE）", en: "a document type declaration (DOCTYPE) is not accepted"),
                        line: line, column: position - lineStart + 1)
                }
            }
            for index in position..<next where bytes[index] == newline {
                line += 1
                lineStart = index + 1
            }
            position = next
        }
        return bytes
    }

    private static let newline = UInt8(ascii: "\n")
}
