import DataValues
import Diagnostics

/// The names a workflow declares, for looking up what its states and transitions use.
struct Symbols {
    var roles: [Role] = []
    var fields: [Field] = []
    var parameters: [Parameter] = []
    var events: [EventDeclaration] = []
    var closures: [Closure] = []
    var owners: [Owner] = []
    var domains: [FactDomain] = []

    var roleNames: Set<String> = []
    var eventIndex: [String: Int] = [:]
    var fieldIndex: [String: Int] = [:]
    var parameterIndex: [String: Int] = [:]

    mutating func buildIndex() {
        roleNames = Set(roles.map(\.name))
        eventIndex = Dictionary(events.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
        fieldIndex = Dictionary(fields.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
        parameterIndex = Dictionary(
            parameters.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    func event(_ name: String) -> EventDeclaration? { eventIndex[name].map { events[$0] } }

    func parameter(_ name: String) -> Parameter? { parameterIndex[name].map { parameters[$0] } }

    /// The roles that may take a transition: its own, or its event's; empty: any role.
    func roles(taking transition: TransitionMetadata) -> [String] {
        if let roles = transition.roles { return roles }
        guard case .event(let name) = transition.trigger else { return [] }
        return event(name)?.roles ?? []
    }

    /// The type of a field, or of one inside records: `applicant.name`.
    func fieldType(_ path: String) -> FieldType? {
        if let index = fieldIndex[path] { return fields[index].type }
        guard path.contains("."), let parsed = try? DataPath(parsing: path) else { return nil }
        return fields.type(at: parsed)
    }
}

/// Looks names up and reports those that are not declared.
struct NameLookup {
    let context: LoadContext
    let symbols: Symbols
    private var log: DiagnosticLog { context.log }

    init(_ context: LoadContext, _ symbols: Symbols) {
        self.context = context
        self.symbols = symbols
    }

    func role(_ name: Located<String>) {
        guard !symbols.roleNames.contains(name.value) else { return }
        context.unknown(
            .unknownRole, name.value, at: name.location, kind: BilingualText(zh: "角色", en: "role"),
            known: symbols.roles.map(\.name))
    }

    func roles(_ names: [Located<String>]) -> [String] {
        for name in names { role(name) }
        return unique(names)
    }

    /// The type of a field that is used; nil when it is not declared, which is then a finding.
    @discardableResult
    func field(_ name: Located<String>) -> FieldType? {
        if let type = symbols.fieldType(name.value) { return type }
        context.unknown(
            .unknownField, name.value, at: name.location, kind: BilingualText(zh: "字段", en: "field"),
            known: symbols.fields.map(\.name))
        return nil
    }

    func fields(_ names: [Located<String>]) -> [String] {
        for name in names { field(name) }
        return unique(names)
    }

    /// Names of date fields.
    func dateFields(_ names: [Located<String>]) -> [String] {
        for name in names { dateField(name, use: BilingualText(zh: "记下日期", en: "a date is written to it")) }
        return unique(names)
    }

    func dateField(_ name: Located<String>, use: BilingualText) {
        guard let type = field(name), type != .date else { return }
        log.add(
            .fieldTypeMismatch, at: name.location,
            BilingualText(
                zh: "字段 \(name.value) 是 \(type.name)，这里要日期字段",
                en: "the field \(name.value) is \(type.name); a date field is needed here"),
            why: use, fix: BilingualText(zh: "改用 type: date 的字段", en: "name a field with type: date"))
    }

    /// Names of fields that take numbers of a series.
    func numberedFields(_ names: [Located<String>]) -> [String] {
        for name in names where field(name) != nil {
            guard symbols.fieldIndex[name.value].flatMap({ symbols.fields[$0].series }) == nil else { continue }
            log.add(
                .fieldTypeMismatch, at: name.location,
                BilingualText(
                    zh: "字段 \(name.value) 没有写明编号序列", en: "the field \(name.value) names no series of numbers"),
                fix: BilingualText(
                    zh: "在 fields 里给它写 series: { pattern: … }", en: "give it series: { pattern: … } under fields"))
        }
        return unique(names)
    }

    /// The parameter that holds the pattern of a series.
    func pattern(_ name: Located<String>) {
        guard let parameter = symbols.parameter(name.value) else {
            context.unknown(
                .unknownParameter, name.value, at: name.location, kind: BilingualText(zh: "参数", en: "parameter"),
                known: symbols.parameters.map(\.name))
            return
        }
        guard parameter.type != .text else { return }
        log.add(
            .fieldTypeMismatch, at: name.location,
            BilingualText(
                zh: "参数 \(name.value) 是 \(parameter.type.name)，编号格式要文本参数",
                en: "the parameter \(name.value) is \(parameter.type.name); a pattern of numbers needs a text"),
            fix: BilingualText(zh: "改用 type: text 的参数", en: "name a parameter with type: text"))
    }

    /// Who is put on file, and who may not act.
    func persons(_ reader: MappingReader) -> PersonRule {
        let signs = reader.names("signs")
        for name in signs { personField(name, listsToo: false) }
        let apart = reader.names("apart_from")
        for name in apart { personField(name) }
        return PersonRule(signs: unique(signs), apartFrom: unique(apart))
    }

    /// A field that names people by id.
    func personField(_ name: Located<String>, listsToo: Bool = true) {
        guard let type = field(name), type != .text, !(listsToo && type.isListOfText) else { return }
        log.add(
            .fieldTypeMismatch, at: name.location,
            BilingualText(
                zh: "字段 \(name.value) 是 \(type.name)，这里要文本字段\(listsToo ? "或文本列表" : "")",
                en:
                    "the field \(name.value) is \(type.name); a text field\(listsToo ? " or a list of texts" : "") is needed here"
            ),
            why: BilingualText(zh: "它记下人员的标识", en: "it names people by id"),
            fix: BilingualText(zh: "改用 type: text 的字段", en: "name a field with type: text"))
    }

    /// Fields and the constants they take, each read as its field's type.
    func assignments(_ entries: [YAMLEntry]) -> [FieldAssignment] {
        let values = FieldValueReading(log)
        return entries.compactMap { entry in
            guard let type = field(Located(entry.key, at: entry.keyLocation)),
                let value = values.value(entry.value, type)
            else { return nil }
            return FieldAssignment(entry.key, value)
        }
    }

    func event(_ name: String, at location: SourceLocation) -> EventDeclaration? {
        if let event = symbols.event(name) { return event }
        context.unknown(
            .unknownEvent, name, at: location, kind: BilingualText(zh: "事件", en: "event"),
            known: symbols.events.map(\.name))
        return nil
    }

    func closure(_ code: String, at location: SourceLocation) {
        guard !symbols.closures.contains(where: { $0.code == code }) else { return }
        context.unknown(
            .unknownClosure, code, at: location, kind: BilingualText(zh: "结案方式", en: "closure code"),
            known: symbols.closures.map(\.code))
    }

    /// The names in order, each once; a repetition is a warning.
    func unique(_ names: [Located<String>]) -> [String] {
        var seen: Set<String> = []
        return names.compactMap { name in
            if seen.insert(name.value).inserted { return name.value }
            log.add(
                .repeatedName, at: name.location,
                BilingualText(zh: "\(name.value) 写了两次", en: "\(name.value) is listed twice"),
                fix: BilingualText(zh: "删去一个", en: "remove one of them"))
            return nil
        }
    }
}
