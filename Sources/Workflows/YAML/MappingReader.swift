public import Diagnostics
public import StatutoryTime

/// Reads one mapping by its schema: unknown and missing keys are findings on arrival, malformed values when they are asked for.
///
///     guard let reader = MappingReader(node, as: .holiday, log: log) else { return nil }
///     let name = reader.bilingual("title")
///     let from = reader.date("from")
///
/// Every getter returns nil both for an absent key and for a malformed value; the second has then been reported, and an absent
/// required key was reported by the initialiser. So a caller may collect everything, and give up at the end if something it
/// needs is nil.
public struct MappingReader {
    public let location: SourceLocation
    public let schema: MappingSchema
    public let log: DiagnosticLog
    private let values: [String: YAMLEntry]

    /// nil when `node` is no mapping, which is then a finding.
    public init?(_ node: YAMLNode, as schema: MappingSchema, log: DiagnosticLog) {
        guard let entries = node.entries else {
            log.add(ValueReading.wrongShape(node, expected: schema.title))
            return nil
        }
        self.location = node.location
        self.schema = schema
        self.log = log
        var values: [String: YAMLEntry] = [:]
        values.reserveCapacity(entries.count)
        for entry in entries {
            guard schema.key(entry.key) != nil else {
                log.add(Self.unknownKey(entry, in: schema, present: entries))
                continue
            }
            values[entry.key] = entry
        }
        self.values = values
        for key in schema.keys where key.isRequired && values[key.name] == nil {
            log.add(
                .missingKey, at: node.location,
                BilingualText(
                    zh: "\(schema.title.zh)缺少键 \(key.name)", en: "\(schema.title.en) needs the key \(key.name)"),
                fix: BilingualText(zh: "\(key.name)：\(key.meaning.zh)", en: "\(key.name): \(key.meaning.en)"))
        }
    }

    private static func unknownKey(_ entry: YAMLEntry, in schema: MappingSchema, present: [YAMLEntry]) -> Diagnostic {
        let taken = Set(present.map(\.key))
        let nearest = NearestName.find(entry.key, in: schema.keys.lazy.map(\.name).filter { !taken.contains($0) })
        let known = schema.keys.map(\.name).joined(separator: ", ")
        let fix =
            nearest.map { BilingualText(zh: "是否想写 \($0)？", en: "did you mean \($0)?") }
            ?? BilingualText(zh: "可用的键：\(known)", en: "known keys: \(known)")
        return DiagnosticCode.unknownKey.diagnostic(
            at: entry.keyLocation,
            BilingualText(zh: "\(schema.title.zh)没有键 \(entry.key)", en: "\(schema.title.en) has no key \(entry.key)"),
            fix: fix)
    }

    // MARK: - Presence

    public func has(_ key: String) -> Bool { entry(key) != nil }

    /// The key with its place and raw value.
    public func entry(_ key: String) -> YAMLEntry? {
        assert(schema.key(key) != nil, "the schema \(schema.name) has no key \(key)")
        return values[key]
    }

    public func node(_ key: String) -> YAMLNode? { entry(key)?.value }

    /// Where a value stands, or the mapping when the key is absent: for findings about it.
    public func place(of key: String) -> SourceLocation { entry(key)?.value.location ?? location }

    // MARK: - Scalars

    public func text(_ key: String) -> String? { node(key).flatMap { ValueReading.text($0, log) } }

    public func integer(_ key: String) -> Int? { node(key).flatMap { ValueReading.integer($0, log) } }

    public func boolean(_ key: String) -> Bool? { node(key).flatMap { ValueReading.boolean($0, log) } }

    /// Fen.
    public func money(_ key: String) -> Int64? { node(key).flatMap { ValueReading.money($0, log) } }

    public func bilingual(_ key: String) -> BilingualText? { node(key).flatMap { ValueReading.bilingual($0, log) } }

    /// ISO 8601 text, of a day that exists.
    public func date(_ key: String) -> String? { node(key).flatMap { ValueReading.date($0, log) } }

    public func legalDate(_ key: String) -> LegalDate? { date(key).flatMap { LegalDate($0) } }

    public func period(_ key: String) -> Period? { node(key).flatMap { ValueReading.period($0, log) } }

    public func citation(_ key: String) -> Citation? { node(key).flatMap { ValueReading.citation($0, log) } }

    /// One of the cases of `Choice`, written as its raw value.
    public func choice<Choice: RawRepresentable & CaseIterable>(_ key: String, as type: Choice.Type) -> Choice?
    where Choice.RawValue == String {
        guard let node = node(key), let text = ValueReading.text(node, log) else { return nil }
        if let choice = Choice(rawValue: text) { return choice }
        log.add(ValueReading.unknownWord(text, at: node.location, known: Choice.allCases.map(\.rawValue)))
        return nil
    }

    // MARK: - Collections

    /// The elements of a list; empty when the key is absent.
    public func elements(_ key: String) -> [YAMLNode] {
        guard let node = node(key) else { return [] }
        if let elements = node.elements { return elements }
        log.add(ValueReading.wrongShape(node, expected: BilingualText(zh: "列表", en: "a list")))
        return []
    }

    /// A list, or one value standing for a list of one; empty when the key is absent.
    public func oneOrMore(_ key: String) -> [YAMLNode] {
        guard let node = node(key) else { return [] }
        if let elements = node.elements { return elements }
        return node.isNull ? elements(key) : [node]
    }

    /// The entries of a mapping whose keys the file chooses; empty when the key is absent.
    public func table(_ key: String) -> [YAMLEntry] {
        guard let node = node(key) else { return [] }
        if let entries = node.entries { return entries }
        log.add(ValueReading.wrongShape(node, expected: BilingualText(zh: "映射", en: "a mapping")))
        return []
    }

    /// A list of names, or one name, each with its place.
    public func names(_ key: String) -> [Located<String>] {
        oneOrMore(key).compactMap { node in
            ValueReading.text(node, log).map { Located($0, at: node.location) }
        }
    }
}
