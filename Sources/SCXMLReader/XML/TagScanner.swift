/// Finds where start tags stand in XML text. The parser itself tells only where it is when a tag has ended.
///
/// Tags come in the order of the document; there are no entities that could bring one in (`XMLScreening`).
struct TagScanner {
    private let bytes: [UInt8]
    private var position = 0
    private var line = 1
    private var column = 1

    init(_ text: String) { bytes = Array(text.utf8) }

    /// Where the next start tag stands, if it has this name as written.
    mutating func next(_ name: String) -> (line: Int, column: Int)? {
        let before = self
        while position < bytes.count {
            guard bytes[position] == UInt8(ascii: "<") else {
                move(by: 1)
                continue
            }
            if isAt("<!--") {
                skip(past: "-->")
            } else if isAt("<![CDATA[") {
                skip(past: "]]>")
            } else if isAt("<?") {
                skip(past: "?>")
            } else if isAt("</") {
                move(by: 2)
            } else if isAt("<" + name) {
                defer { move(by: 1) }
                return (line, column)
            } else {
                break
            }
        }
        self = before
        return nil
    }

    private func isAt(_ text: String) -> Bool { bytes[position...].starts(with: text.utf8) }

    private mutating func skip(past end: String) {
        while position < bytes.count, !isAt(end) { move(by: 1) }
        move(by: end.utf8.count)
    }

    private mutating func move(by count: Int) {
        for _ in 0..<count where position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == UInt8(ascii: "\n") {
                (line, column) = (line + 1, 1)
            } else if byte & 0xC0 != 0x80 {
                // Columns count characters: only the first byte of each is one.
                column += 1
            }
        }
    }
}
