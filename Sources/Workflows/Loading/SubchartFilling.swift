import Diagnostics

/// Writes a state's words where its sub-chart says `<name>`, in keys and in values.
struct SubchartFilling {
    let arguments: [String: String]
    let takes: [String]
    let chart: String
    let log: DiagnosticLog

    func fill(_ node: YAMLNode) -> YAMLNode {
        var filled = node
        switch node.content {
        case .scalar(let scalar):
            filled.content = .scalar(YAMLScalar(fill(scalar.text, at: node.location), isPlain: scalar.isPlain))
        case .sequence(let elements): filled.content = .sequence(elements.map(fill))
        case .mapping(let entries):
            filled.content = .mapping(
                entries.map {
                    YAMLEntry(key: fill($0.key, at: $0.keyLocation), at: $0.keyLocation, value: fill($0.value))
                })
        }
        return filled
    }

    /// `<name>` stands for a word; anything else between angle brackets stays as it is.
    private func fill(_ text: String, at place: SourceLocation) -> String {
        guard text.contains("<") else { return text }
        return text.replacing(/<([A-Za-z][A-Za-z0-9_]*)>/) { match in
            if let word = arguments[String(match.1)] { return word }
            // A word that is missing has been reported where the sub-chart is used.
            guard !takes.contains(String(match.1)) else { return String(match.0) }
            log.add(
                .chartArgument, at: place,
                BilingualText(zh: "子图 \(chart) 没有参数 \(match.1)", en: "the sub-chart \(chart) takes no \(match.1)"),
                fix: BilingualText(zh: "列入 takes", en: "list it under takes"))
            return String(match.0)
        }
    }
}

extension YAMLNode {
    /// The mapping without some of its keys.
    func without(_ keys: Set<String>) -> YAMLNode {
        guard let entries else { return self }
        return YAMLNode(.mapping(entries.filter { !keys.contains($0.key) }), at: location)
    }

    /// This mapping with another's entries over it: tables entry by entry, anything else replaced.
    func laidUnder(_ upper: YAMLNode) -> YAMLNode {
        guard entries != nil, let changes = upper.entries else { return upper }
        var result = self
        for entry in changes {
            if let lower = self[entry.key], lower.entries != nil, entry.value.entries != nil, entry.key != "title",
                entry.key != "law"
            {
                result.put(YAMLEntry(key: entry.key, at: entry.keyLocation, value: lower.laidUnder(entry.value)))
            } else {
                result.put(entry)
            }
        }
        return YAMLNode(result.content, at: upper.location)
    }
}
