import Diagnostics

extension SourceTree {
    /// The same files without one thing that a locality's layer says, so that what holds above it holds there too.
    ///
    /// - Returns: nil when it cannot be taken out: a function that overrides none is called by what the layer adds.
    public func without(_ difference: LocalityCensus.Difference, of workflow: String) -> SourceTree? {
        guard let bytes = try? bytes(difference.location.file), let text = String(validating: bytes, as: UTF8.self)
        else {
            return nil
        }
        if difference.key.hasPrefix("hooks.") {
            guard difference.national != nil else { return nil }
            let name = String(difference.key.dropFirst("hooks.".count))
            return Self.delegating(name, at: difference.location.line, in: text)
                .map { replacing(difference.location.file, with: $0) }
        }
        guard var root = YAMLReader.read(text, file: difference.location.file, log: DiagnosticLog()) else { return nil }
        root.remove(Self.path(of: difference.key, workflow)[...])
        return replacing(difference.location.file, with: root.flow(limit: .max) + "\n")
    }

    private static func path(of key: String, _ workflow: String) -> [String] {
        let parts = key.split(separator: ".").map(String.init)
        let names = parts.dropFirst()
        switch parts[0] {
        case "parameters": return parts
        case "states": return ["workflows", workflow] + names.flatMap { ["states", $0] }
        case "deadlines":
            return ["workflows", workflow] + names.dropLast().flatMap { ["states", $0] } + ["deadlines"]
                + names.suffix(1)
        default: return ["workflows", workflow] + parts
        }
    }

    /// The script with the function that begins on a line asking only the layer below; nil where no end is found.
    private static func delegating(_ name: String, at line: Int, in text: String) -> String? {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.indices.contains(line - 1) else { return nil }
        let end = lines[line - 1].hasSuffix(" end") ? line - 1 : lines[line...].firstIndex { $0 == "end" }
        guard let end else { return nil }
        lines.replaceSubrange(
            (line - 1)...end,
            with: ["function M.\(name)(case, params, event) return base.\(name)(case, params, event) end"])
        return lines.joined(separator: "\n")
    }
}

extension YAMLNode {
    /// Takes out what stands at a path; of a state what it says of itself, but not its parts. Mappings left empty go with it.
    fileprivate mutating func remove(_ path: ArraySlice<String>, under parent: String? = nil) {
        guard let key = path.first, case .mapping(var entries) = content,
            let index = entries.firstIndex(where: { $0.key == key })
        else { return }
        let rest = path.dropFirst()
        if rest.isEmpty {
            let parts =
                parent == "states"
                ? entries[index].value.entries?.filter { ["states", "deadlines"].contains($0.key) } : nil
            entries[index].value.content = .mapping(parts ?? [])
        } else {
            entries[index].value.remove(rest, under: key)
        }
        if entries[index].value.entries?.isEmpty == true { entries.remove(at: index) }
        content = .mapping(entries)
    }
}
