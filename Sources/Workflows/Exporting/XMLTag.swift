/// An XML element to be written: attributes in the order given, then either text or other elements.
struct XMLTag {
    let name: String
    private var attributes: [(name: String, value: String)]
    private var text: String?
    private var children: [XMLTag] = []

    /// Attributes without a value, and those whose value is empty, are left out.
    init(_ name: String, _ attributes: [(String, String?)] = [], text: String? = nil) {
        self.name = name
        self.attributes = attributes.compactMap { name, value in
            value.flatMap { $0.isEmpty ? nil : (name, $0) }
        }
        self.text = text
    }

    init(_ name: String, _ attributes: [(String, String?)] = [], children: [XMLTag]) {
        self.init(name, attributes)
        self.children = children
    }

    mutating func append(_ child: XMLTag) { children.append(child) }
    mutating func append(_ more: [XMLTag]) { children += more }

    var isEmpty: Bool { children.isEmpty && text == nil }

    /// Two spaces a level; no line longer than the attributes need, each on the tag's own line.
    func lines(indent: String = "") -> [String] {
        let start = "\(indent)<\(name)" + attributes.map { " \($0.name)=\"\(Self.escaped($0.value))\"" }.joined()
        if let text {
            return [start + ">" + Self.escaped(text, isAttribute: false) + "</\(name)>"]
        }
        if children.isEmpty { return [start + "/>"] }
        return [start + ">"] + children.flatMap { $0.lines(indent: indent + "  ") } + ["\(indent)</\(name)>"]
    }

    /// Characters that XML 1.0 cannot hold become U+FFFD.
    private static func escaped(_ text: String, isAttribute: Bool = true) -> String {
        text.unicodeScalars.reduce(into: "") { result, scalar in
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"" where isAttribute: result += "&quot;"
            // Written out, a line break or a tab in an attribute would be read as a space.
            case "\n" where isAttribute, "\t" where isAttribute, "\r": result += "&#\(scalar.value);"
            case "\n", "\t": result.unicodeScalars.append(scalar)
            default:
                let isAllowed = scalar.value >= 0x20 && scalar.value != 0xFFFE && scalar.value != 0xFFFF
                result.unicodeScalars.append(isAllowed ? scalar : "\u{FFFD}")
            }
        }
    }
}
