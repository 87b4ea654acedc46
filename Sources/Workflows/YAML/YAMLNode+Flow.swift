extension YAMLNode {
    /// The node on one line as it could be written in a file, cut with an ellipsis after `limit` characters.
    func flow(limit: Int, leavingOut keys: Set<String> = []) -> String {
        let text = flow(leavingOut: keys)
        return text.count > limit ? text.prefix(limit - 1) + "…" : text
    }

    private func flow(leavingOut keys: Set<String>) -> String {
        switch content {
        case .scalar(let scalar):
            scalar.flow
        case .sequence(let elements): "[\(elements.map { $0.flow(leavingOut: []) }.joined(separator: ", "))]"
        case .mapping(let entries):
            "{ "
                + entries.filter { !keys.contains($0.key) }.map { "\($0.key): \($0.value.flow(leavingOut: []))" }
                .joined(separator: ", ") + " }"
        }
    }
}

extension YAMLScalar {
    /// As it can stand between braces: a plain text that would end there, or mean something else, in quotes.
    fileprivate var flow: String {
        if text.contains("\n") {
            let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
            return "\"\(escaped)\""
        }
        let ends =
            text.contains { ",[]{}".contains($0) } || text.contains(": ") || text.contains(" #") || text.hasSuffix(":")
        return isPlain && !ends ? text : "'\(text.replacing("'", with: "''"))'"
    }
}
