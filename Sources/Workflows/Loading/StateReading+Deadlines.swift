import Diagnostics
import StatutoryTime

extension StateReading {
    /// One deadline of a state; nil when what it needs is missing or malformed.
    mutating func deadline(_ entry: YAMLEntry, of state: Int) -> DeadlineDeclaration? {
        guard let reader = MappingReader(entry.value, as: .deadline, log: context.log) else { return nil }
        let title = reader.bilingual("title") ?? BilingualText(verbatim: entry.key)
        let lengthKey = reader.has("at_least") ? "at_least" : "within"
        let length = length(reader, lengthKey)
        let anchor = anchor(reader)
        let law = context.cite(reader)
        let lapse = lapse(reader, of: state)
        let conditions = reader.names("when")
        let condition = use(conditions, as: .guard, law: law ?? laws[state]).first
        if let until = reader.text("until") { lookup.field(Located(until, at: reader.place(of: "until"))) }
        let metBy = reader.names("met_by")
        for event in metBy { _ = lookup.event(event.value, at: event.location) }
        let pauses = reader.names("pauses").compactMap { target($0, from: state) }
        let restarts = restarts(reader)
        let granted = granted(reader)
        let warnings = reader.oneOrMore("warn").compactMap { ValueReading.period($0, context.log) }
        let side = reader.choice("bound", as: DeadlineDeclaration.Side.self)
        let actor = actor(reader)
        guard let length, let anchor else { return nil }
        return DeadlineDeclaration(
            name: entry.key, key: "\(tree.drafts[state].id).\(entry.key)", state: state, title: title, length: length,
            anchor: anchor, law: law, side: side, actor: actor, condition: condition,
            conditionPlace: conditions.first?.location, until: reader.text("until"),
            metBy: metBy.map(\.value), pauses: pauses, restarts: restarts, granted: granted,
            rolls: reader.boolean("roll"), warnings: warnings,
            lapse: lapse,
            source: reader.bilingual("source"), declaration: context.declaration(entry.keyLocation),
            lengthDeclaration: context.declaration(reader.place(of: lengthKey)))
    }

    private func length(_ reader: MappingReader, _ key: String) -> DeadlineDeclaration.Length? {
        guard let node = reader.node(key) else { return nil }
        guard node.entries != nil else { return ValueReading.period(node, context.log).map { .period($0) } }
        guard let reference = MappingReader(node, as: .parameterReference, log: context.log),
            let name = reference.text("parameter")
        else { return nil }
        guard let parameter = lookup.symbols.parameter(name) else {
            context.unknown(
                .unknownParameter, name, at: reference.place(of: "parameter"),
                kind: BilingualText(zh: "参数", en: "parameter"), known: lookup.symbols.parameters.map(\.name))
            return nil
        }
        if parameter.type != .period {
            context.log.add(
                .fieldTypeMismatch, at: reference.place(of: "parameter"),
                BilingualText(
                    zh: "参数 \(name) 是 \(parameter.type.name)，期限的长度要 period",
                    en: "the parameter \(name) is \(parameter.type.name); the length of a deadline needs a period"),
                fix: BilingualText(
                    zh: "改用期间参数，或直接写期间，如 15 days",
                    en: "name a parameter with type: period, or write a period such as 15 days"))
        }
        return .parameter(name)
    }

    /// What the deadline counts from, which also decides whether its keys make one shape.
    private func anchor(_ reader: MappingReader) -> DeadlineDeclaration.Anchor? {
        let keys = ["within", "from", "at_least", "before"].filter { reader.has($0) }
        let count = BilingualText(zh: "期限从它起算", en: "the deadline counts from it")
        switch keys {
        case ["within", "from"]:
            guard let name = reader.text("from") else { return nil }
            if name == "entry" { return .entry }
            lookup.dateField(Located(name, at: reader.place(of: "from")), use: count)
            return .after(field: name)
        case ["at_least", "before"]:
            guard let name = reader.text("before") else { return nil }
            lookup.dateField(Located(name, at: reader.place(of: "before")), use: count)
            return .before(field: name)
        default:
            context.log.add(
                .deadlineShape, at: reader.location,
                BilingualText(
                    zh: keys.isEmpty ? "期限没有长度和起算日" : "期限只写了 \(keys.joined(separator: "、"))",
                    en: keys.isEmpty
                        ? "the deadline has no length and no beginning"
                        : "the deadline has only \(keys.joined(separator: ", "))"),
                fix: BilingualText(
                    zh: "写 within 和 from，或 at_least 和 before", en: "give within and from, or at_least and before"))
            return nil
        }
    }

    private func actor(_ reader: MappingReader) -> DeadlineActor? {
        guard let node = reader.node("of") else { return nil }
        if node.entries != nil { return ValueReading.bilingual(node, context.log).map { .words($0) } }
        guard let text = ValueReading.text(node, context.log) else { return nil }
        return lookup.symbols.roleNames.contains(text) ? .role(text) : .words(BilingualText(verbatim: text))
    }

    private func granted(_ reader: MappingReader) -> DeadlineDeclaration.Extension? {
        guard let node = reader.node("extension"),
            let inner = MappingReader(node, as: .extensionOfDeadline, log: context.log), let name = inner.text("field")
        else { return nil }
        let place = inner.place(of: "field")
        if let type = lookup.field(Located(name, at: place)), type.name != "integer" {
            context.log.add(
                .fieldTypeMismatch, at: place,
                BilingualText(
                    zh: "字段 \(name) 是 \(type.name)，延长的天数要整数字段",
                    en: "the field \(name) is \(type.name); days granted need an integer field"),
                fix: BilingualText(zh: "改用 type: integer 的字段", en: "name a field with type: integer"))
        }
        let (granted, by) = (inner.text("granted"), inner.text("by"))
        if let granted {
            lookup.dateField(
                Located(granted, at: inner.place(of: "granted")),
                use: BilingualText(zh: "它记下批准日", en: "it is the day it was granted"))
        }
        if let by { lookup.personField(Located(by, at: inner.place(of: "by")), listsToo: false) }
        return DeadlineDeclaration.Extension(
            field: name, atMost: inner.period("at_most"), granted: granted, by: by,
            survivesRestart: inner.boolean("survives_restart") ?? false)
    }

    private func restarts(_ reader: MappingReader) -> DeadlineDeclaration.Restarts? {
        guard let node = reader.node("restarts"),
            let inner = MappingReader(node, as: .restartsOfDeadline, log: context.log), let name = inner.text("field")
        else { return nil }
        let place = inner.place(of: "field")
        if let type = lookup.field(Located(name, at: place)), !type.holdsRestarts {
            context.log.add(
                .fieldTypeMismatch, at: place,
                BilingualText(
                    zh: "字段 \(name) 不是重新计算的记录", en: "the field \(name) is no list of restarts"),
                fix: BilingualText(
                    zh: "写成记录的列表，记录里有日期字段 on，可有文本或选项字段 reason",
                    en: "make it a list of records with a date field on and, if need be, a text or choice reason"))
        }
        if reader.has("before") {
            context.log.add(
                FieldReading.doesNotApply("restarts", to: "deadline counted back", at: reader.place(of: "restarts")))
        }
        return DeadlineDeclaration.Restarts(field: name, kind: inner.choice("kind", as: Restart.Kind.self) ?? .recount)
    }

    private func lapse(_ reader: MappingReader, of state: Int) -> String? {
        guard let name = reader.text("then") else { return nil }
        let place = reader.place(of: "then")
        if let event = lookup.event(name, at: place), !event.isSystem {
            context.log.add(
                .lapseNotSystem, at: place,
                BilingualText(zh: "事件 \(name) 不是系统事件", en: "the event \(name) is not a system event"),
                fix: BilingualText(zh: "在 events 里给它写 system: true", en: "declare it system: true under events"))
        }
        return name
    }
}

extension FieldType {
    /// A list of records, each with the day `on` and, if need be, words or a choice for the `reason`.
    fileprivate var holdsRestarts: Bool {
        guard case .list(.record(let fields)) = self, fields.first(where: { $0.name == "on" })?.type == .date else {
            return false
        }
        switch fields.first(where: { $0.name == "reason" })?.type {
        case nil, .text?, .choice?: return true
        default: return false
        }
    }
}
