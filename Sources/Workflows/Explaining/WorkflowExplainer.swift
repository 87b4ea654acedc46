import Diagnostics

/// Says where the values of a bundle come from: what the base said, and what each layer made of it.
///
/// It reads the bundle's own files again, so it answers for a case years later, and loading pays nothing for it.
public struct WorkflowExplainer {
    let bundle: WorkflowBundle
    private let base: YAMLNode?
    /// From the root to the locality: the layer's code and its changes to this workflow.
    private let changes: [(code: String, node: YAMLNode)]
    private let hooks: HookCatalogue

    public init(_ bundle: WorkflowBundle) {
        self.bundle = bundle
        let log = DiagnosticLog()
        let name = bundle.workflow.name
        func root(_ path: String) -> YAMLNode? {
            bundle.files[path].flatMap { YAMLReader.read($0, file: path, log: log) }
        }
        base = root("workflows/\(name)/workflow.yaml")
        changes = bundle.workflow.localities.codes.compactMap { code in
            root(LayerFile.path(of: code))?["workflows"]?[name].map { (code, $0) }
        }
        hooks = HookCatalogue(bundle.workflow.scripts)
    }

    /// Every key that can be explained, in the order of the files.
    public var keys: [String] {
        let workflow = bundle.workflow
        return workflow.parameters.parameters.map { "parameters.\($0.name)" }
            + workflow.fields.map { "fields.\($0.name)" }
            + workflow.events.map { "events.\($0.name)" } + workflow.states.map { "states.\($0.id)" }
            + workflow.deadlines.map { "deadlines.\($0.key)" } + hooks.definitions.keys.sorted().map { "hooks.\($0)" }
    }

    /// The whole key that a short one or a title means: `minimum_wage` or `最低工资` for `parameters.minimum_wage`; nil when it means
    /// nothing, or more than one thing.
    public func key(_ written: String) -> String? {
        let keys = keys
        if keys.contains(written) { return written }
        // Parameters before deadlines before states: what people ask about most.
        for kind in ["parameters", "deadlines", "fields", "events", "states", "hooks"] {
            let candidate = "\(kind).\(written)"
            if keys.contains(candidate) { return candidate }
        }
        // A last part alone, when it belongs to one key only: `award` for `deadlines.arbitration.award`.
        let ending = keys.filter { $0.hasSuffix(".\(written)") }
        if let only = ending.first { return ending.count == 1 ? only : nil }
        // A title in either language, when only one thing has it.
        let titled = titles.filter { $0.title.zh == written || $0.title.en.lowercased() == written.lowercased() }
        return titled.count == 1 ? titled.first?.key : nil
    }

    /// The shortest title that has these words in it, or is in them: 月最低工资标准 for 最低工资.
    public func title(like written: String) -> String? {
        guard written.count > 1 else { return nil }
        return titles.flatMap { [$0.title.zh, $0.title.en] }
            .filter { $0.lowercased().contains(written.lowercased()) }
            .min { ($0.count, $0) < ($1.count, $1) }
    }

    var titles: [(key: String, title: BilingualText)] {
        let workflow = bundle.workflow
        return workflow.parameters.parameters.map { ("parameters.\($0.name)", $0.title) }
            + workflow.fields.map { ("fields.\($0.name)", $0.title) }
            + workflow.events.map { ("events.\($0.name)", $0.title) }
            + workflow.states.map { ("states.\($0.id)", $0.title) }
            + workflow.deadlines.map { ("deadlines.\($0.key)", $0.title) }
    }

    /// What each layer said about a key, the base first; nil for a key that does not exist.
    public func provenance(of written: String) -> Provenance? {
        guard let key = key(written), let dot = key.firstIndex(of: ".") else { return nil }
        let name = String(key[key.index(after: dot)...])
        let steps: [Provenance.Step] =
            switch key[..<dot] {
            case "parameters": parameter(name)
            case "deadlines": deadline(name)
            case "states": nodes(at: Self.statePath(name))
            case "hooks": hook(name)
            default: nodes(at: [String(key[..<dot]), name])
            }
        return Provenance(key: key, steps: steps)
    }

    // MARK: - Kinds

    private func parameter(_ name: String) -> [Provenance.Step] {
        let table = bundle.workflow.parameters
        guard let parameter = table.parameter(name) else { return [] }
        var steps: [Provenance.Step] = []
        if let bound = parameter.bound {
            let words =
                switch bound {
                case .atMost(let value): "at_most: \(parameter.type.shown(value))"
                case .atLeast(let value): "at_least: \(parameter.type.shown(value))"
                }
            steps.append(
                Provenance.Step(
                    layer: nil, value: words, at: parameter.declaration.location, law: parameter.law))
        }
        return steps
            + table.values(of: name).reversed().map { value in
                Provenance.Step(
                    layer: value.declaration.layer, value: parameter.type.shown(value.value),
                    at: value.declaration.location, source: value.source, law: value.law, isVerified: value.isVerified,
                    from: value.from, until: value.until)
            }
    }

    private func deadline(_ key: String) -> [Provenance.Step] {
        guard let dot = key.lastIndex(of: ".") else { return [] }
        let path = Self.statePath(String(key[..<dot])) + ["deadlines", String(key[key.index(after: dot)...])]
        return steps(at: path) { node in
            // A layer may change something else of a deadline than its length, such as the article.
            guard let length = node["within"] ?? node["at_least"] else { return (node, node.flow(limit: 200)) }
            return (length.entries == nil ? length : length["parameter"] ?? length, length.flow(limit: 200))
        }
    }

    private func nodes(at path: [String]) -> [Provenance.Step] {
        steps(at: path) { node in
            let isBase = base.map { $0.location.file == node.location.file } ?? false
            // Of the base what is said of the state itself; of a layer its transitions too, unless it only passes through to a part.
            let parts: Set<String> = ["states", "deadlines"]
            if !isBase, let entries = node.entries, entries.allSatisfy({ parts.contains($0.key) }) { return nil }
            return (node, node.flow(limit: 200, leavingOut: isBase ? parts.union(["on", "always", "done"]) : parts))
        }
    }

    private func hook(_ name: String) -> [Provenance.Step] {
        (hooks.definitions[name] ?? []).map { definition in
            Provenance.Step(layer: definition.layer, value: "function \(name)", at: definition.location)
        }
    }

    /// One step for the base and each layer that has something at a path.
    private func steps(
        at path: [String], _ read: (YAMLNode) -> (place: YAMLNode, value: String)?
    ) -> [Provenance.Step] {
        var roots: [(code: String?, node: YAMLNode)] = []
        if let base { roots.append((nil, base)) }
        roots += changes.map { ($0.code, $0.node) }
        return roots.compactMap { root in
            guard let node = path.reduce(root.node as YAMLNode?, { $0?[$1] }), let found = read(node) else {
                return nil
            }
            let quiet = DiagnosticLog()
            return Provenance.Step(
                layer: root.code, value: found.value, at: found.place.location,
                source: node["source"].flatMap { ValueReading.bilingual($0, quiet) },
                law: node["law"].flatMap { ValueReading.citation($0, quiet) },
                isWords: node.entries?.allSatisfy { Self.words.contains($0.key) } ?? false)
        }
    }

    private static let words: Set<String> = ["title", "description", "law", "source", "verified"]

    /// `a.b` stands at `states.a.states.b`.
    private static func statePath(_ id: String) -> [String] {
        id.split(separator: ".").flatMap { ["states", String($0)] }
    }
}
