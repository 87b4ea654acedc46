public import Diagnostics

/// Loads a workflow for a locality: reads its files, puts the layers over the base and checks everything.
public enum WorkflowLoader {
    /// The bundle, unless some finding is an error, and every finding in the order of files and lines.
    ///
    /// Nothing is remembered between calls and nothing but the tree is read; the same files always give the same answer.
    public static func load(
        _ workflow: String, locality: String, from tree: SourceTree
    ) -> (bundle: WorkflowBundle?, findings: [Diagnostic]) {
        load(workflow, locality: locality, from: tree, isRestoring: false)
    }

    /// The workflows of a tree: the folders under `workflows` that hold a `workflow.yaml`.
    public static func workflows(in tree: SourceTree) -> [String] {
        tree.folders(in: "workflows", holding: "workflow.yaml")
    }

    /// The codes of all localities that have a layer, `cn` first.
    public static func localities(in tree: SourceTree) -> [String] {
        LayerFile.codes(in: tree)
    }

    static func load(
        _ name: String, locality: String, from tree: SourceTree, isRestoring: Bool
    ) -> (bundle: WorkflowBundle?, findings: [Diagnostic]) {
        let log = DiagnosticLog()
        let reader = SourceReader(tree, log: log)
        let chain = LayerChain.read(locality, from: reader)
        let context = LoadContext(reader: reader, chain: chain)
        let path = "workflows/\(name)/workflow.yaml"
        guard let base = reader.yaml(path) else {
            if reader.texts[path] == nil, !log.hasErrors || chain == nil { reportUnknown(name, context) }
            return (nil, log.sorted)
        }
        let root = LayerMerge(context, base: base).merged(workflow: name)
        guard let mapping = MappingReader(root, as: .workflow, log: log) else { return (nil, log.sorted) }
        let written = mapping.text("workflow")
        if let written, written != name {
            log.add(
                .nameMismatch, at: mapping.place(of: "workflow"),
                BilingualText(
                    zh: "文件夹是 \(name)，workflow 却是 \(written)", en: "the folder is \(name), but workflow says \(written)"
                ),
                fix: BilingualText(zh: "改成一致", en: "make them the same"))
        }
        let symbols = SymbolReading(context).symbols(mapping)
        let states = StateTree(mapping.table("states"), context)
        let content = StateReading(context, states, symbols)
        if states.drafts.isEmpty, mapping.has("states") {
            log.add(
                .noStates, at: mapping.place(of: "states"),
                BilingualText(zh: "流程没有状态", en: "the workflow has no states"))
        }
        let initial = content.rootInitial(mapping)
        let parameters = ParameterLayers(context, symbols).table(isRestoring: isRestoring)
        let scripts = HookScript.read(workflow: name, context)
        WorkflowChecks(context: context, symbols: symbols, tree: states, content: content).run()
        guard !log.hasErrors, let chain, initial != nil else { return (nil, log.sorted) }
        let workflow = Workflow(
            name: name, title: mapping.bilingual("title") ?? BilingualText(verbatim: name),
            localities: chain.localities,
            roles: symbols.roles, fields: symbols.fields, parameters: parameters, events: symbols.events,
            closures: symbols.closures, states: content.states, transitions: content.transitions, guards: [],
            actions: [],
            scripts: scripts)
        return (WorkflowBundle(workflow: workflow, files: reader.texts), log.sorted)
    }

    private static func reportUnknown(_ name: String, _ context: LoadContext) {
        let known = workflows(in: context.reader.tree)
        let list = known.joined(separator: ", ")
        context.log.add(
            .unknownWorkflow, at: nil, BilingualText(zh: "没有流程 \(name)", en: "there is no workflow \(name)"),
            fix: NearestName.find(name, in: known).map { BilingualText(zh: "是否想写 \($0)？", en: "did you mean \($0)?") }
                ?? (list.isEmpty ? nil : BilingualText(zh: "已有：\(list)", en: "there are \(list)")))
    }
}
