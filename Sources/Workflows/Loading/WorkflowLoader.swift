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

    /// The layers that apply in a locality, without looking at any workflow.
    public static func chain(
        of locality: String, in tree: SourceTree
    ) -> (chain: LocalityChain?, findings: [Diagnostic]) {
        let log = DiagnosticLog()
        let chain = LayerChain.read(locality, from: SourceReader(tree, log: log))
        return (chain?.localities, log.sorted)
    }

    /// - Parameter isRestoring: the tree is a bundle's own files, so that what other workflows declare cannot be asked.
    static func load(
        _ name: String, locality: String, from tree: SourceTree, isRestoring: Bool
    ) -> (bundle: WorkflowBundle?, findings: [Diagnostic]) {
        let log = DiagnosticLog()
        let reader = SourceReader(tree, log: log)
        let context = LoadContext(reader, chain: LayerChain.read(locality, from: reader))
        guard let base = read(name, context) else { return (nil, log.sorted) }
        let subcharts = SubchartExpansion(base, context)
        let merged = LayerMerge(context, base: subcharts.expanded(base)).merged(workflow: name)
        let root = subcharts.expanded(merged).without(["charts"])
        if !isRestoring { subcharts.reportUnused() }
        let workflow = WorkflowAssembly(context, name: name).workflow(root, isRestoring: isRestoring)
        return (workflow.map { WorkflowBundle(workflow: $0, files: reader.texts) }, log.sorted)
    }

    /// The root of the base definition; nil when there is none or it cannot be read, which is then a finding.
    private static func read(_ name: String, _ context: LoadContext) -> YAMLNode? {
        let path = "workflows/\(name)/workflow.yaml"
        // A name that leads out of the folder is no workflow, whatever lies there.
        if NameRule.element.accepts(name) {
            if let root = context.reader.yaml(path) { return root }
            if context.reader.hasTried(path) { return nil }
        }
        let known = workflows(in: context.reader.tree)
        let list = known.joined(separator: ", ")
        context.log.add(
            .unknownWorkflow, at: nil, BilingualText(zh: "没有流程 \(name)", en: "there is no workflow \(name)"),
            fix: NearestName.find(name, in: known).map {
                BilingualText(zh: "是否想写 \($0)？", en: "did you mean \($0)?")
            }
                ?? (list.isEmpty
                    ? BilingualText(
                        zh: "一个也没有：写 workflows/名称/workflow.yaml",
                        en: "there is none: write workflows/NAME/workflow.yaml")
                    : BilingualText(zh: "已有：\(list)", en: "there are \(list)")))
        return nil
    }
}
