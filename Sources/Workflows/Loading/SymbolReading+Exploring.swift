import DataValues
import Diagnostics

extension SymbolReading {
    /// Who can own a case.
    func owners(_ reader: MappingReader) -> [Owner] {
        reader.table("owners").map { entry in
            NameRule.element.check(entry, kind: BilingualText(zh: "承办方", en: "owner"), context.log)
            return Owner(
                entry.key, title: ValueReading.bilingual(entry.value, context.log) ?? BilingualText(verbatim: entry.key)
            )
        }
    }

    /// The values with which `workflow check` explores the behaviour.
    func domains(_ reader: MappingReader, _ symbols: Symbols) -> [FactDomain] {
        guard let node = reader.node("check"), let check = MappingReader(node, as: .check, log: context.log) else {
            return []
        }
        let lookup = NameLookup(context, symbols)
        return check.table("domains").compactMap { entry in
            guard let type = lookup.field(Located(entry.key, at: entry.keyLocation)) else { return nil }
            guard let elements = entry.value.elements else {
                context.log.add(ValueReading.wrongShape(entry.value, expected: BilingualText(zh: "列表", en: "a list")))
                return nil
            }
            let samples = elements.compactMap { sample($0, type, symbols) }
            return samples.isEmpty ? nil : FactDomain(field: entry.key, samples: samples)
        }
    }

    private func sample(_ node: YAMLNode, _ type: FieldType, _ symbols: Symbols) -> FactSample? {
        let isNumber = type.name == "money" || type.name == "integer"
        guard isNumber || type == .date, node.entries != nil else {
            return FieldValueReading(context.log).value(node, type).map { .value($0) }
        }
        guard let reader = MappingReader(node, as: .sample, log: context.log) else { return nil }
        if type == .date {
            for key in ["parameter", "plus"] where reader.has(key) {
                context.log.add(FieldReading.doesNotApply(key, to: type.name, at: reader.place(of: key)))
            }
            return reader.integer("days").map { .days($0) }
        }
        if reader.has("days") {
            context.log.add(FieldReading.doesNotApply("days", to: type.name, at: reader.place(of: "days")))
        }
        guard let name = reader.text("parameter") else { return nil }
        guard let parameter = symbols.parameter(name) else {
            context.unknown(
                .unknownParameter, name, at: reader.place(of: "parameter"),
                kind: BilingualText(zh: "参数", en: "parameter"), known: symbols.parameters.map(\.name))
            return nil
        }
        guard parameter.type.name == type.name else {
            context.log.add(
                .fieldTypeMismatch, at: reader.place(of: "parameter"),
                BilingualText(
                    zh: "参数 \(name) 是 \(parameter.type.name)，字段是 \(type.name)",
                    en: "the parameter \(name) is \(parameter.type.name), the field is \(type.name)"),
                fix: BilingualText(
                    zh: "改用 type: \(type.name) 的参数，或直接写值",
                    en: "name a parameter with type: \(type.name), or write the value itself"))
            return nil
        }
        let plus = reader.node("plus").flatMap { FieldValueReading(context.log).value($0, type.withoutBounds) }
        return .parameter(name, plus: plus?.integer ?? 0)
    }
}

extension FieldType {
    /// A difference of two values is bounded otherwise than they are.
    fileprivate var withoutBounds: FieldType {
        switch self {
        case .money: .money(.none)
        case .integer: .integer(.none)
        default: self
        }
    }
}
