import DataValues
import Diagnostics

/// Reads field declarations.
struct FieldReading {
    let context: LoadContext
    /// Told the roles that a field asks of the people it names.
    private let lookup: NameLookup
    private let lists: ValueLists
    private var log: DiagnosticLog { context.log }

    init(_ context: LoadContext, _ lookup: NameLookup, _ lists: ValueLists) {
        self.context = context
        self.lookup = lookup
        self.lists = lists
    }

    func field(_ entry: YAMLEntry) -> Field? {
        NameRule.field.check(entry, kind: BilingualText(zh: "字段", en: "field"), log)
        guard let reader = MappingReader(entry.value, as: .field, log: log) else { return nil }
        let title = reader.bilingual("title") ?? BilingualText(verbatim: entry.key)
        guard let type = type(reader) else { return nil }
        let isElementSensitive = reader.node("of")?["sensitive"]?.scalar?.text == "true"
        var field = Field(
            entry.key, type, title: title, isRequired: reader.boolean("required") ?? false,
            isSensitive: reader.boolean("sensitive") ?? isElementSensitive, people: people(reader, type),
            declaration: context.declaration(entry.keyLocation))
        if let node = reader.node("default") {
            field.defaultValue = FieldValueReading(log).value(node, type)
        }
        if let node = reader.node("series"), let series = MappingReader(node, as: .series, log: log),
            let pattern = series.text("pattern")
        {
            field.series = NumberSeries(pattern: pattern, word: series.text("word") ?? "案")
        }
        return field
    }

    private func people(_ reader: MappingReader, _ type: FieldType) -> [String] {
        guard reader.has("people") else { return [] }
        guard type == .text || type.isListOfText else {
            log.add(Self.doesNotApply("people", to: type.name, at: reader.place(of: "people")))
            return []
        }
        return lookup.roles(reader.names("people"))
    }

    private func type(_ reader: MappingReader) -> FieldType? {
        guard let node = reader.node("type"), let name = ValueReading.text(node, log) else { return nil }
        let belongs: [String: Set<String>] = [
            "minimum": ["integer", "money"], "maximum": ["integer", "money"], "values": ["choice"],
            "fields": ["record"],
            "of": ["list"], "series": ["text"],
        ]
        guard FieldType.names.contains(name) else {
            log.add(ValueReading.unknownWord(name, at: node.location, known: FieldType.names))
            return nil
        }
        for (key, types) in belongs.sorted(by: { $0.key < $1.key }) where reader.has(key) && !types.contains(name) {
            log.add(Self.doesNotApply(key, to: name, at: reader.place(of: key)))
        }
        switch name {
        case "text": return .text
        case "boolean": return .boolean
        case "date": return .date
        case "instant": return .instant
        case "integer": return .integer(bounds(reader) { ValueReading.integer($0, log).map(Int64.init) })
        case "money": return .money(bounds(reader) { ValueReading.money($0, log) })
        case "choice":
            let values = lists.values(of: reader)
            if values?.isEmpty == true { reportMissing("values", of: name, at: reader.location) }
            return .choice(values ?? [])
        case "record": return .record(parts(of: reader, key: "fields", type: name).compactMap(field))
        default:
            guard let element = reader.node("of") else {
                reportMissing("of", of: name, at: reader.location)
                return nil
            }
            return MappingReader(element, as: .element, log: log).flatMap(type).map { .list($0) }
        }
    }

    private func parts(of reader: MappingReader, key: String, type: String) -> [YAMLEntry] {
        let parts = reader.table(key)
        if parts.isEmpty { reportMissing(key, of: type, at: reader.location) }
        return parts
    }

    private func reportMissing(_ key: String, of type: String, at location: SourceLocation) {
        let form =
            switch key {
            case "values": "values: { a: { zh: …, en: … } }"
            case "of": "of: { type: text }"
            default: "\(key): { name: { type: text, title: { zh: …, en: … } } }"
            }
        log.add(
            .emptyChoice, at: location, BilingualText(zh: "\(type) 要有 \(key)", en: "a \(type) needs \(key)"),
            fix: BilingualText(zh: "写明，如 \(form)", en: "give it, as in \(form)"))
    }

    private func bounds(_ reader: MappingReader, _ read: (YAMLNode) -> Int64?) -> FieldType.Bounds {
        let bounds = FieldType.Bounds(
            minimum: reader.node("minimum").flatMap(read), maximum: reader.node("maximum").flatMap(read))
        if let minimum = bounds.minimum, let maximum = bounds.maximum, minimum > maximum {
            log.add(
                .boundsReversed, at: reader.place(of: "minimum"),
                BilingualText(zh: "minimum 大于 maximum", en: "minimum is above maximum"),
                fix: BilingualText(zh: "改正写错的一个；写反了就对调", en: "correct the one that is wrong, or swap the two"))
        }
        return bounds
    }

    static func doesNotApply(_ key: String, to type: String, at location: SourceLocation) -> Diagnostic {
        DiagnosticCode.keyDoesNotApply.diagnostic(
            at: location, BilingualText(zh: "\(key) 对 \(type) 不起作用", en: "\(key) has no effect on a \(type)"),
            fix: BilingualText(zh: "删去", en: "remove it"))
    }
}
