import Diagnostics

/// A tag of a template and where it stands.
struct TemplateTag: Hashable {
    enum Kind: Hashable {
        case print, section, inverted, close, partial
        /// A tag that papers do not use, by its sign.
        case foreign(String)
        /// `{{` without its `}}`.
        case unclosed
    }

    var kind: Kind
    var name: String
    var location: SourceLocation

    /// Every tag but comments, in the order of the text.
    static func all(in text: String, file: String) -> [TemplateTag] {
        var tags: [TemplateTag] = []
        var place = Place(file: file)
        var rest = text[...]
        while let start = rest.firstRange(of: "{{") {
            place.pass(rest[..<start.lowerBound])
            let inner = rest[start.upperBound...]
            guard let end = inner.firstRange(of: "}}") else {
                tags.append(TemplateTag(kind: .unclosed, name: "", location: place.location))
                break
            }
            if let tag = tag(inner[..<end.lowerBound], at: place.location) { tags.append(tag) }
            let next = end.upperBound
            place.pass(rest[start.lowerBound..<next])
            rest = rest[next...]
        }
        return tags
    }

    private static func tag(_ text: Substring, at location: SourceLocation) -> TemplateTag? {
        guard let sign = text.first else { return TemplateTag(kind: .foreign(""), name: "", location: location) }
        let kind: Kind
        switch sign {
        case "!": return nil
        case "#": kind = .section
        case "^": kind = .inverted
        case "/": kind = .close
        case ">": kind = .partial
        case "{", "&", "=", "%", "<", "$", "*": kind = .foreign(String(sign))
        default: return TemplateTag(kind: .print, name: trimmed(text), location: location)
        }
        return TemplateTag(kind: kind, name: trimmed(text.dropFirst()), location: location)
    }

    private static func trimmed(_ text: Substring) -> String {
        String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }

    /// Counts lines and columns from 1.
    private struct Place {
        let file: String
        var line = 1
        var column = 1

        var location: SourceLocation { SourceLocation(file: file, line: line, column: column) }

        mutating func pass(_ text: Substring) {
            for character in text {
                if character.isNewline {
                    line += 1
                    column = 1
                } else {
                    column += 1
                }
            }
        }
    }
}
