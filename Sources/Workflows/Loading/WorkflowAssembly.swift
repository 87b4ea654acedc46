import Diagnostics
import Statecharts

/// Reads a merged tree into a workflow and, unless it is restored, runs every check on it.
struct WorkflowAssembly {
    let context: LoadContext
    let name: String
    private var log: DiagnosticLog { context.log }

    init(_ context: LoadContext, name: String) {
        self.context = context
        self.name = name
    }

    /// The workflow, unless some finding is an error.
    func workflow(_ root: YAMLNode, isRestoring: Bool) -> Workflow? {
        guard let mapping = MappingReader(root, as: .workflow, log: log) else { return nil }
        checkName(mapping)
        let symbols = SymbolReading(context).symbols(mapping)
        let recusal = SymbolReading(context).recusal(mapping, symbols)
        let tree = StateTree(mapping.table("states"), context)
        let content = StateReading(context, tree, symbols)
        let initial = content.rootInitial(mapping)
        if tree.drafts.isEmpty, mapping.has("states") {
            log.add(
                .noStates, at: mapping.place(of: "states"),
                BilingualText(zh: "流程没有状态", en: "the workflow has no states"),
                fix: BilingualText(
                    zh: "在 states 里至少写一个状态，并用 initial 指明",
                    en: "write at least one state under states, and name it under initial"))
        }
        let parameters = ParameterLayers(context, symbols).table(isRestoring: isRestoring)
        let scripts = HookScript.read(workflow: name, context)
        // Their citations are held to the statutes' files with all others.
        if !isRestoring { OpenQuestions(context: context).report(root, workflow: name) }
        let citations = context.citations.all + HookCitations.all(in: scripts)
        for citation in citations { _ = context.statutes.statute(citation.value.statute) }
        // What a bundle holds was judged when it was made; later judgements do not stop a case that runs by it.
        if !isRestoring {
            let material = WorkflowMaterial(
                context: context, symbols: symbols, tree: tree, content: content, initial: initial,
                parameters: parameters,
                scripts: scripts, functions: ScriptFunctions(scripts), citations: citations, places: places(mapping),
                templates: templates(),
                emptyRoles: EmptyRolesCheck.places(in: mapping))
            for check in WorkflowChecks.all { check.check(material) }
        }
        guard !log.hasErrors, let chain = context.chain, let initial else { return nil }
        var building = ChartBuilding(tree, content)
        guard let chart = chart(&building, initial: initial, symbols) else { return nil }
        return Workflow(
            name: name, title: mapping.bilingual("title") ?? BilingualText(verbatim: name),
            localities: chain.localities, roles: symbols.roles, fields: symbols.fields, recusal: recusal,
            parameters: parameters,
            events: symbols.events, closures: symbols.closures, owners: symbols.owners, domains: symbols.domains,
            states: content.states,
            transitions: content.transitions,
            guards: building.guards, actions: building.actions, chart: chart, statutes: context.statutes.cited,
            scripts: scripts)
    }

    private func places(_ mapping: MappingReader) -> [String: SourceLocation] {
        ["roles", "owners"].reduce(into: [:]) { places, key in
            for entry in mapping.node(key)?.entries ?? [] { places["\(key).\(entry.key)"] = entry.keyLocation }
        }
    }

    /// Read beside the reader, so that papers do not become part of the bundle.
    private func templates() -> [String] {
        let folder = "workflows/\(name)/documents"
        return [".mustache", ".yaml"].flatMap { suffix in
            context.reader.tree.names(in: folder, suffix: suffix).compactMap { file in
                (try? context.reader.tree.bytes("\(folder)/\(file)")).map { String(decoding: $0, as: UTF8.self) }
            }
        }
    }

    private func checkName(_ mapping: MappingReader) {
        guard let written = mapping.text("workflow"), written != name else { return }
        log.add(
            .nameMismatch, at: mapping.place(of: "workflow"),
            BilingualText(
                zh: "文件夹是 \(name)，workflow 却是 \(written)", en: "the folder is \(name), but workflow says \(written)"),
            fix: BilingualText(zh: "改成一致", en: "make them the same"))
    }

    private func chart(_ building: inout ChartBuilding, initial: Int, _ symbols: Symbols) -> Statechart? {
        let definition = building.definition(name: name, initial: initial) { symbols.roles(taking: $0) }
        do {
            return try Statechart(compiling: definition)
        } catch {
            for problem in error.problems { log.add(building.finding(for: problem)) }
            return nil
        }
    }
}
