import Diagnostics

/// Reads what a workflow declares outside its states.
struct SymbolReading {
    let context: LoadContext
    private var log: DiagnosticLog { context.log }

    init(_ context: LoadContext) {
        self.context = context
    }

    func symbols(_ reader: MappingReader) -> Symbols {
        var symbols = Symbols()
        symbols.roles = reader.table("roles").map { entry in
            NameRule.element.check(entry, kind: BilingualText(zh: "角色", en: "role"), log)
            return Role(
                entry.key, title: ValueReading.bilingual(entry.value, log) ?? BilingualText(verbatim: entry.key))
        }
        symbols.buildIndex()
        let lists = ValueLists(reader, log)
        let fields = FieldReading(context, NameLookup(context, symbols), lists)
        symbols.fields = reader.table("fields").compactMap(fields.field)
        let parameters = ParameterReading(context, lists)
        symbols.parameters = reader.table("parameters").compactMap(parameters.declaration)
        lists.reportUnused()
        symbols.closures = reader.table("closures").compactMap(closure)
        symbols.owners = owners(reader)
        symbols.buildIndex()
        symbols.domains = domains(reader, symbols)
        let lookup = NameLookup(context, symbols)
        for parameter in reader.table("parameters") {
            if let basis = parameter.value["basis"], let name = basis.scalar?.text {
                lookup.dateField(
                    Located(name, at: basis.location),
                    use: BilingualText(zh: "它决定适用哪个值", en: "it decides which value is in force"))
            }
        }
        for field in reader.table("fields") {
            if let pattern = field.value["series"]?["pattern"], let name = pattern.scalar?.text {
                lookup.pattern(Located(name, at: pattern.location))
            }
        }
        symbols.events = reader.table("events").compactMap { event($0, lookup) }
        symbols.buildIndex()
        return symbols
    }

    private func closure(_ entry: YAMLEntry) -> Closure? {
        guard let reader = MappingReader(entry.value, as: .closure, log: log) else { return nil }
        return Closure(
            code: entry.key, title: reader.bilingual("title") ?? BilingualText(verbatim: entry.key),
            group: reader.text("group"), declaration: context.declaration(entry.keyLocation))
    }

    private static let nobody = BilingualText(zh: "系统事件不是人办理的", en: "nobody does a system event")

    /// Where the workflow says who is recused.
    func recusal(_ reader: MappingReader, _ symbols: Symbols) -> RecusalRule? {
        guard let node = reader.node("recused"), let rule = MappingReader(node, as: .recused, log: log),
            let field = rule.text("field")
        else { return nil }
        NameLookup(context, symbols).personField(Located(field, at: rule.place(of: "field")))
        return RecusalRule(field: field, law: context.cite(rule), declaration: context.declaration(node.location))
    }

    private func event(_ entry: YAMLEntry, _ lookup: NameLookup) -> EventDeclaration? {
        NameRule.element.check(entry, kind: BilingualText(zh: "事件", en: "event"), log)
        guard let reader = MappingReader(entry.value, as: .event, log: log) else { return nil }
        let event = EventDeclaration(
            entry.key, title: reader.bilingual("title") ?? BilingualText(verbatim: entry.key),
            roles: lookup.roles(reader.names("roles")), requires: lookup.fields(reader.names("requires")),
            accepts: lookup.fields(reader.names("accepts")), persons: lookup.persons(reader), law: context.cite(reader),
            isSystem: reader.boolean("system") ?? false, declaration: context.declaration(entry.keyLocation))
        if event.isSystem {
            for (key, code, what) in [
                (
                    "roles", DiagnosticCode.systemEventWithRoles,
                    BilingualText(zh: "系统事件不分角色", en: "a system event has no roles")
                ),
                (
                    "requires", .requiredSystemEvent,
                    BilingualText(zh: "系统事件不能要求填写字段", en: "a system event cannot require fields")
                ),
                ("signs", .systemEventWithRoles, Self.nobody), ("apart_from", .systemEventWithRoles, Self.nobody),
            ] where reader.has(key) {
                log.add(code, at: reader.place(of: key), what, fix: BilingualText(zh: "删去 \(key)", en: "remove \(key)"))
            }
        }
        return event
    }
}
