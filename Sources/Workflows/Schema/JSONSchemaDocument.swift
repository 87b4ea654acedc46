public import DataValues
import Diagnostics

/// A JSON Schema (draft 2020-12) of one kind of YAML file, made from the very table that the loader reads by.
///
/// It knows keys, forms and words, so that an editor completes and underlines; names that must exist elsewhere are the loader's to check.
public struct JSONSchemaDocument: Sendable {
    let root: MappingSchema
    /// Another form that the whole file may have.
    let alternative: MappingSchema?
    /// Whether a file may also be a bare list of what `root` describes.
    let isInLists: Bool
    /// By name, what `ValueSchema.object` refers to.
    let schemas: [String: MappingSchema]

    /// - Parameter schemas: every schema that the root refers to, directly or not, and the root itself where files may be lists of it.
    public init(
        _ root: MappingSchema, or alternative: MappingSchema? = nil, isInLists: Bool = false,
        with schemas: [MappingSchema]
    ) {
        self.root = root
        self.alternative = alternative
        self.isInLists = isInLists
        self.schemas = Dictionary(schemas.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    public var dataValue: DataValue {
        var document = object(root)
        var forms = [document] + [alternative].compactMap { $0.map(object) }
        if isInLists {
            forms.append(["type": "array", "minItems": 1, "items": .record(form(of: .object(root.name)))])
        }
        if forms.count > 1 { document = ["anyOf": .list(forms.map(DataValue.record))] }
        document["$schema"] = "https://json-schema.org/draft/2020-12/schema"
        document["title"] = .text("\(root.title.zh) / \(root.title.en)")
        let referred = reachable()
        if !referred.isEmpty {
            document["$defs"] = .record(
                referred.reduce(into: [:]) { $0[$1] = schemas[$1].map { .record(object($0)) } })
        }
        return .record(document)
    }

    private func object(_ schema: MappingSchema) -> [String: DataValue] {
        var properties: [String: DataValue] = [:]
        for key in schema.keys {
            var value = form(of: key.value)
            value["description"] = .text("\(key.meaning.zh)\n\(key.meaning.en)")
            properties[key.name] = .record(value)
        }
        var object: [String: DataValue] = [
            "type": "object", "properties": .record(properties), "additionalProperties": false,
        ]
        let required = schema.keys.filter(\.isRequired).map { DataValue.text($0.name) }
        if !required.isEmpty { object["required"] = .list(required) }
        return object
    }

    private func form(of value: ValueSchema) -> [String: DataValue] {
        switch value {
        // YAML reads an unquoted 43 as a number where the loader wants its text.
        case .text: ["type": ["string", "number", "boolean"]]
        case .integer: ["type": "integer"]
        case .boolean: ["type": "boolean"]
        case .date: ["type": "string", "pattern": #"^\d{4}-\d{2}-\d{2}$"#]
        case .money: ["type": ["string", "number"], "pattern": #"^\d+(\.\d{1,2})?( CNY)?$"#]
        case .period: ["type": "string", "pattern": #"^\d+ ?(working[- ]days?|days?|months?|years?|个?工作日|日|天|个?月|年)$"#]
        case .bilingual: ["$ref": .text("#/$defs/\(MappingSchema.bilingualText.name)")]
        case .citation: ["$ref": .text("#/$defs/\(MappingSchema.citation.name)")]
        case .choice(let words): ["enum": .list(words.map(DataValue.text))]
        case .scalar: ["type": ["string", "number", "boolean", "array", "object", "null"]]
        case .list(let element): ["type": "array", "items": .record(form(of: element))]
        case .oneOrMore(let element):
            ["anyOf": [.record(form(of: element)), ["type": "array", "items": .record(form(of: element))]]]
        case .table(let element): ["type": "object", "additionalProperties": .record(form(of: element))]
        case .object(let name): ["$ref": .text("#/$defs/\(name)")]
        case .either(let forms): ["anyOf": .list(forms.map { .record(form(of: $0)) })]
        }
    }

    /// The names of every schema that the root leads to.
    private func reachable() -> [String] {
        var (found, waiting): (Set<String>, [MappingSchema]) = (
            isInLists ? [root.name] : [], [root] + [alternative].compactMap { $0 }
        )
        while let schema = waiting.popLast() {
            for name in schema.keys.flatMap({ names(in: $0.value) }) where found.insert(name).inserted {
                if let next = schemas[name] { waiting.append(next) }
            }
        }
        return found.sorted()
    }

    private func names(in value: ValueSchema) -> [String] {
        switch value {
        case .bilingual: [MappingSchema.bilingualText.name]
        case .citation: [MappingSchema.citation.name]
        case .object(let name): [name]
        case .list(let element), .oneOrMore(let element), .table(let element): names(in: element)
        case .either(let forms): forms.flatMap(names)
        case .text, .integer, .boolean, .date, .money, .period, .choice, .scalar: []
        }
    }
}

extension JSONSchemaDocument {
    /// `workflows/<name>/workflow.yaml`
    public static let workflow = JSONSchemaDocument(.workflow, with: Array(MappingSchema.workflowFiles.values))
    /// `workflows/localities/<code>.yaml`
    public static let layer = JSONSchemaDocument(.layer, with: Array(MappingSchema.workflowFiles.values))
    /// `workflows/calendars/<place>/<year>.yaml`
    public static let calendar = JSONSchemaDocument(.calendarYear, with: shared + MappingSchema.timeFiles)
    /// `workflows/statutes/<id>.yaml`
    public static let statute = JSONSchemaDocument(.statute, with: shared + MappingSchema.timeFiles)

    /// The forms that any file may use: a text in two languages, an article.
    public static let shared: [MappingSchema] = [.bilingualText, .citation]
}
