extension YAMLNode {
    /// The node on one line as it could be written in a file, cut with an ellipsis after `limit` characters.
    func flow(limit: Int, leavingOut keys: Set<String> = []) -> String {
        let text = flow(leavingOut: keys)
        return text.count > limit ? text.prefix(limit - 1) + "…" : text
    }

    private func flow(leavingOut keys: Set<String>) -> String {
        switch content {
        case .scalar(let scalar):
            scalar.isPlain ? scalar.text : "'\(scalar.text.replacing("'", with: "''"))'"
        case .sequence(let elements): "[\(elements.map { $0.flow(leavingOut: []) }.joined(separator: ", "))]"
        case .mapping(let entries):
            "{ "
                + entries.filter { !keys.contains($0.key) }.map { "\($0.key): \($0.value.flow(leavingOut: []))" }
                .joined(separator: ", ") + " }"
        }
    }
}
