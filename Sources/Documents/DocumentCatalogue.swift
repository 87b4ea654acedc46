import Diagnostics
public import Workflows

/// The kinds of paper of a workflow, in the order of the file.
public struct DocumentCatalogue: Sendable {
    public var kinds: [DocumentKind]

    /// Where the papers of a workflow lie.
    public static func folder(of workflow: String) -> String { "workflows/\(workflow)/documents" }

    /// Reads the list of kinds; empty when the workflow has none. What is wrong with it goes to the log.
    public init(of workflow: String, from tree: SourceTree, log: DiagnosticLog) {
        kinds = []
        let path = Self.folder(of: workflow) + "/documents.yaml"
        guard let text = TemplateText.read(path, from: tree, log: log),
            let root = YAMLReader.read(text, file: path, log: log),
            let reader = MappingReader(root, as: DocumentSchema.file, log: log)
        else { return }
        kinds = reader.table("documents").compactMap { Self.kind($0, log) }
    }

    /// The kind that a word names: its name, hyphens for underscores too, or a title that only one kind has.
    public func kind(_ word: String) -> DocumentKind? {
        let name = word.lowercased().replacing("-", with: "_")
        if let kind = kinds.first(where: { $0.name == name }) { return kind }
        let titled = kinds.filter { $0.title.zh == word || $0.title.en.lowercased() == word.lowercased() }
        return titled.count == 1 ? titled.first : nil
    }

    private static func kind(_ entry: YAMLEntry, _ log: DiagnosticLog) -> DocumentKind? {
        guard let reader = MappingReader(entry.value, as: DocumentSchema.kind, log: log),
            let title = reader.bilingual("title")
        else { return nil }
        let suffixes = reader.table("suffix").flatMap { field in
            (field.value.entries ?? []).compactMap { value in
                ValueReading.text(value.value, log).map {
                    DocumentKind.Suffix(
                        field: Located(field.key, at: field.keyLocation),
                        value: Located(value.key, at: value.keyLocation), text: $0)
                }
            }
        }
        let conditions = reader.table("when").map { field in
            DocumentKind.Condition(
                field: Located(field.key, at: field.keyLocation),
                values: (field.value.elements ?? [field.value]).compactMap { node in
                    ValueReading.text(node, log).map { Located($0, at: node.location) }
                })
        }
        return DocumentKind(
            name: entry.key, title: title, law: reader.citation("law"), template: reader.text("template") ?? entry.key,
            number: reader.text("number").map { Located($0, at: reader.place(of: "number")) },
            word: reader.text("word") ?? "案", suffixes: suffixes,
            date: reader.text("date").map { Located($0, at: reader.place(of: "date")) }, needs: reader.names("needs"),
            conditions: conditions, given: reader.table("given").compactMap { given($0, log) },
            location: entry.keyLocation)
    }

    private static let givenTypes: [String: FieldType] = [
        "text": .text, "date": .date, "money": .money(.none), "integer": .integer(.none), "boolean": .boolean,
    ]

    private static func given(_ entry: YAMLEntry, _ log: DiagnosticLog) -> Field? {
        guard let reader = MappingReader(entry.value, as: DocumentSchema.given, log: log) else { return nil }
        let word = reader.text("type") ?? "text"
        guard let type = givenTypes[word] else {
            log.add(ValueReading.unknownWord(word, at: reader.place(of: "type"), known: givenTypes.keys.sorted()))
            return nil
        }
        return Field(
            entry.key, type, title: reader.bilingual("title") ?? BilingualText(verbatim: entry.key),
            declaration: Declaration(at: entry.keyLocation))
    }
}
