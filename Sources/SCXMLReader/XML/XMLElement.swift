/// An element of an XML document with its place; names are local, namespaces apart.
struct XMLElement: Sendable {
    enum Child: Sendable {
        case element(XMLElement)
        case text(String)
    }

    let name: String
    let namespace: String
    /// Without prefixed attributes, which belong to other vocabularies.
    let attributes: [String: String]
    let line: Int
    let column: Int
    var children: [Child] = []

    subscript(attribute: String) -> String? { attributes[attribute] }

    var elements: [XMLElement] {
        children.compactMap { if case .element(let element) = $0 { element } else { nil } }
    }

    /// The `id` of it and of every element in it.
    var ids: Set<String> {
        elements.reduce(into: Set(self["id"].map { [$0] } ?? [])) { $0.formUnion($1.ids) }
    }

    /// The element's own text, what is between and around its children joined.
    var text: String {
        children.map { if case .text(let text) = $0 { text } else { "" } }.joined()
    }

    /// The children as XML text, with the namespace of the first element declared where it changes.
    var innerXML: String { Self.write(children, inside: "") }

    private static func write(_ children: [Child], inside namespace: String) -> String {
        children.map { child in
            switch child {
            case .text(let text): escape(text)
            case .element(let element): element.write(inside: namespace)
            }
        }.joined()
    }

    private func write(inside outer: String) -> String {
        var tag = "<\(name)"
        if namespace != outer { tag += " xmlns=\"\(Self.escape(namespace))\"" }
        for (name, value) in attributes.sorted(by: { $0.key < $1.key }) { tag += " \(name)=\"\(Self.escape(value))\"" }
        let content = Self.write(children, inside: namespace)
        return content.isEmpty ? tag + "/>" : "\(tag)>\(content)</\(name)>"
    }

    private static func escape(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "\r": escaped += "&#13;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
