import Diagnostics

/// Where in the files of a bundle a property in force was written: in the layer that changed it last, else in the base.
struct MergedPlaces {
    /// The base with every layer over it; each node knows its file and line.
    private let root: YAMLNode?

    init(_ bundle: WorkflowBundle) {
        let reader = SourceReader(SourceTree(bundle.files), log: DiagnosticLog())
        let context = LoadContext(reader, chain: LayerChain.read(bundle.locality, from: reader))
        root = reader.yaml("workflows/\(bundle.workflow.name)/workflow.yaml").map {
            LayerMerge(context, base: $0).merged(workflow: bundle.workflow.name)
        }
    }

    /// - Parameters:
    ///   - property: as the files name it, `warn`.
    ///   - key: a part of an outline, `deadlines.running.decision`.
    func place(of property: String, in key: String) -> SourceLocation? {
        guard let dot = key.firstIndex(of: ".") else { return nil }
        let names = key[key.index(after: dot)...].split(separator: ".").map(String.init)
        guard let last = names.last else { return nil }
        let part: YAMLNode?
        switch key[..<dot] {
        case "fields", "events": part = root?[String(key[..<dot])]?[last]
        case "states": part = state(names)
        case "deadlines": part = state(names.dropLast())?["deadlines"]?[last]
        default: part = nil
        }
        // The key keeps the place where the base has it; what a layer says instead stands where the value stands.
        return part?[property]?.location
    }

    private func state(_ names: some Sequence<String>) -> YAMLNode? {
        var node = root
        for name in names { node = node?["states"]?[name] }
        return node
    }
}
