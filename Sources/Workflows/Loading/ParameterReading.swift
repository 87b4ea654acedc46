import DataValues
import Diagnostics

/// Reads parameter declarations and the values that layers give.
struct ParameterReading {
    static let typeNames = ["money", "integer", "text", "boolean", "date", "period", "choice", "list"]

    let context: LoadContext
    private var log: DiagnosticLog { context.log }

    private let lists: ValueLists

    /// - Parameter lists: the lists that declarations may name; none where only values are read.
    init(_ context: LoadContext, _ lists: ValueLists? = nil) {
        self.context = context
        self.lists = lists ?? ValueLists(nil, context.log)
    }

    // MARK: - Declarations

    func declaration(_ entry: YAMLEntry) -> Parameter? {
        NameRule.field.check(entry, kind: BilingualText(zh: "参数", en: "parameter"), log)
        guard let reader = MappingReader(entry.value, as: .parameter, log: log) else { return nil }
        let title = reader.bilingual("title")
        let basis = reader.text("basis")
        let law = context.cite(reader)
        let isOverridable = reader.boolean("overridable") ?? false
        guard let type = type(reader) else { return nil }
        let bound = reader.node("bound").flatMap { self.bound($0, type: type) }
        return Parameter(
            entry.key, type, title: title ?? BilingualText(verbatim: entry.key), law: law, basis: basis, bound: bound,
            isOverridable: isOverridable, declaration: context.declaration(entry.keyLocation))
    }

    private func type(_ reader: MappingReader) -> Parameter.ValueType? {
        guard let node = reader.node("type"), let name = ValueReading.text(node, log) else { return nil }
        if name != "choice", reader.has("values") {
            log.add(FieldReading.doesNotApply("values", to: name, at: reader.place(of: "values")))
        }
        if name != "list", reader.has("of") {
            log.add(FieldReading.doesNotApply("of", to: name, at: reader.place(of: "of")))
        }
        switch name {
        case "money": return .money
        case "integer": return .integer
        case "text": return .text
        case "boolean": return .boolean
        case "date": return .date
        case "period": return .period
        case "list":
            return .list(elementValues(reader))
        case "choice": return .choice(choiceValues(reader, at: node))
        default:
            log.add(ValueReading.unknownWord(name, at: node.location, known: Self.typeNames))
            return nil
        }
    }

    private func choiceValues(_ reader: MappingReader, at node: YAMLNode) -> [ChoiceValue] {
        let values = lists.values(of: reader)
        if values?.isEmpty == true {
            log.add(
                .emptyChoice, at: node.location, BilingualText(zh: "choice 要有 values", en: "a choice needs values"),
                fix: BilingualText(
                    zh: "写明，如 values: { a: { zh: …, en: … } }", en: "give them, as in values: { a: { zh: …, en: … } }"))
        }
        return values ?? []
    }

    /// What the elements of a list may be; any text when nothing is said, or `type: text`.
    private func elementValues(_ reader: MappingReader) -> [ChoiceValue] {
        guard let element = reader.node("of"),
            let reader = MappingReader(element, as: .parameterElement, log: log),
            let node = reader.node("type"), let word = ValueReading.text(node, log)
        else { return [] }
        switch word {
        case "choice": return choiceValues(reader, at: node)
        case "text":
            if reader.has("values") {
                log.add(FieldReading.doesNotApply("values", to: word, at: reader.place(of: "values")))
            }
        default: log.add(ValueReading.unknownWord(word, at: element.location, known: ["text", "choice"]))
        }
        return []
    }

    private func bound(_ node: YAMLNode, type: Parameter.ValueType) -> Parameter.Bound? {
        guard let reader = MappingReader(node, as: .bound, log: log) else { return nil }
        switch type {
        case .money, .integer, .period, .date: break
        case .text, .boolean, .choice, .list:
            log.add(FieldReading.doesNotApply("bound", to: type.name, at: node.location))
            return nil
        }
        switch (reader.node("at_most"), reader.node("at_least")) {
        case (let node?, nil): return value(node, type).map { .atMost($0) }
        case (nil, let node?): return value(node, type).map { .atLeast($0) }
        default:
            log.add(
                .boundsReversed, at: node.location,
                BilingualText(
                    zh: "bound 要写 at_most 或 at_least 之一", en: "a bound needs exactly one of at_most and at_least"),
                fix: BilingualText(
                    zh: "只写一个：法律定的最多写 at_most，最少写 at_least",
                    en: "keep one: at_most for the most that the law allows, at_least for the least"))
            return nil
        }
    }

    // MARK: - Values

    /// The value of a parameter as data; nil when it does not fit the type, which is then a finding.
    func value(_ node: YAMLNode, _ type: Parameter.ValueType) -> DataValue? {
        let value = typed(node, type)
        if let number = value?.integer, number < 0 {
            log.add(
                .senselessAmount, at: node.location,
                BilingualText(zh: "参数的值是负数", en: "the parameter's value is negative"),
                fix: BilingualText(zh: "写 0 或更多", en: "write 0 or more"))
        }
        return value
    }

    private func typed(_ node: YAMLNode, _ type: Parameter.ValueType) -> DataValue? {
        switch type {
        case .money: return ValueReading.money(node, log).map { .integer($0) }
        case .integer: return ValueReading.integer(node, log).map { .integer(Int64($0)) }
        case .text: return ValueReading.text(node, log).map { .text($0) }
        case .boolean: return ValueReading.boolean(node, log).map { .boolean($0) }
        case .date: return ValueReading.date(node, log).map { .text($0) }
        case .period: return ValueReading.period(node, log).map(DataValue.init)
        case .choice(let values): return word(node, among: values)
        case .list(let values):
            guard let elements = node.elements else {
                log.add(ValueReading.wrongShape(node, expected: BilingualText(zh: "列表", en: "a list")))
                return nil
            }
            let words = elements.compactMap { word($0, among: values) }
            return words.count == elements.count ? .list(words) : nil
        }
    }

    /// A text, one of these values where there are any.
    private func word(_ node: YAMLNode, among values: [ChoiceValue]) -> DataValue? {
        guard let text = ValueReading.text(node, log) else { return nil }
        guard values.isEmpty || values.contains(where: { $0.value == text }) else {
            log.add(ValueReading.unknownWord(text, at: node.location, known: values.map(\.value)))
            return nil
        }
        return .text(text)
    }

    /// The values that one layer gives to a parameter, in the order of the file.
    func values(_ entry: YAMLEntry, of parameter: Parameter, in layer: LayerFile) -> [ParameterValue] {
        guard let elements = entry.value.elements else {
            log.add(
                ValueReading.wrongShape(
                    entry.value,
                    expected: BilingualText(
                        zh: "值的列表 [{ value, from, source }]", en: "a list of values, [{ value, from, source }]")))
            return []
        }
        var result: [ParameterValue] = []
        for element in elements {
            guard let reader = MappingReader(element, as: .parameterValue, log: log) else { continue }
            let source = reader.bilingual("source")
            let law = context.cite(reader)
            let isVerified = reader.boolean("verified") ?? true
            let until = reader.date("until")
            guard let node = reader.node("value"), let value = value(node, parameter.type),
                let from = reader.date("from")
            else { continue }
            if let until, until < from {
                log.add(
                    .valueEndsBeforeItBegins, at: reader.place(of: "until"),
                    BilingualText(zh: "until \(until) 早于 from \(from)", en: "until \(until) is before from \(from)"),
                    fix: BilingualText(
                        zh: "until 写 \(from) 或以后的日子；一直有效就删去",
                        en: "give until a day on or after \(from), or remove it where the value has no end"))
            }
            if result.contains(where: { $0.from == from }) {
                log.add(
                    .valuesOverlap, at: reader.place(of: "from"),
                    BilingualText(
                        zh: "\(parameter.name) 有两个值自 \(from) 起", en: "\(parameter.name) has two values from \(from)"),
                    fix: BilingualText(
                        zh: "改正其中一个的 from，或删去多余的一个",
                        en: "correct the from of one of them, or remove the one that is not meant"))
            }
            result.append(
                ParameterValue(
                    value, from: from, until: until, source: source ?? BilingualText(verbatim: ""),
                    isVerified: isVerified,
                    law: law, declaration: Declaration(layer: layer.code, at: node.location)))
        }
        return result
    }
}
