import Workflows

/// The templates of one workflow as one locality has them: its own file goes before that of a layer above, the workflow's comes last.
///
/// The files are those of the workspace now, not those of the bundle a case began with: docs/decisions/0007.
struct TemplateLibrary {
    let folder: String
    /// From the root to the locality.
    let codes: [String]
    let tree: SourceTree
    let log: DiagnosticLog

    struct Source: Hashable {
        var path: String
        var text: String
    }

    init(of workflow: String, chain codes: [String], from tree: SourceTree, log: DiagnosticLog) {
        folder = DocumentCatalogue.folder(of: workflow)
        self.codes = codes
        self.tree = tree
        self.log = log
    }

    /// The template of this name; nil when there is none.
    func source(_ name: String) -> Source? {
        guard Self.isName(name) else { return nil }
        for folder in codes.reversed().map(localFolder) + [folder] {
            let path = "\(folder)/\(name)\(TemplateText.suffix)"
            if let text = TemplateText.read(path, from: tree, log: log) { return Source(path: path, text: text) }
        }
        return nil
    }

    func localFolder(_ code: String) -> String { "\(folder)/localities/\(code)" }

    /// The names of the workflow's own templates.
    var names: [String] { names(in: folder) }

    func names(in folder: String) -> [String] {
        tree.names(in: folder, suffix: TemplateText.suffix).map { String($0.dropLast(TemplateText.suffix.count)) }
    }

    /// Names are words: no template lies outside the folder.
    private static func isName(_ name: String) -> Bool {
        !name.isEmpty
            && name.utf8.allSatisfy {
                $0 == 0x5F || $0 == 0x2D || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20)
            }
    }
}
