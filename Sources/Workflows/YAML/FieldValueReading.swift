public import DataValues
import Diagnostics

/// Reads values of fields written in YAML: defaults, constants of `sets`, facts of scenarios.
public struct FieldValueReading {
    private let log: DiagnosticLog

    public init(_ log: DiagnosticLog) {
        self.log = log
    }

    /// The value of a node as a type; nil when it does not fit, which is then a finding. An explicit `null` is `null`.
    public func value(_ node: YAMLNode, _ type: FieldType) -> DataValue? {
        if node.isNull, node.scalar?.text != "" { return .null }
        let value: DataValue?
        switch type {
        case .text: value = ValueReading.text(node, log).map { .text($0) }
        case .integer: value = ValueReading.integer(node, log).map { .integer(Int64($0)) }
        case .boolean: value = ValueReading.boolean(node, log).map { .boolean($0) }
        case .date: value = ValueReading.date(node, log).map { .text($0) }
        case .money: value = ValueReading.money(node, log).map { .integer($0) }
        case .instant, .choice: value = ValueReading.text(node, log).map { .text($0) }
        case .record(let fields): value = record(node, fields)
        case .list(let element): value = list(node, element)
        }
        guard let value else { return nil }
        if node.scalar != nil, let problem = type.problems(with: value).first {
            let text = node.scalar?.text ?? ""
            if case .choice(let values) = type {
                log.add(ValueReading.unknownWord(text, at: node.location, known: values.map(\.value)))
            } else {
                log.add(
                    .fieldTypeMismatch, at: node.location,
                    BilingualText(
                        zh: "“\(text)”不合用：\(problem.what.zh)", en: "\"\(text)\" does not fit: \(problem.what.en)"),
                    fix: problem.fix
                        ?? BilingualText(
                            zh: "改成合用的值；值没有错，就改字段的限度",
                            en: "write a value that fits, or change the bounds of the field if the value is right"))
            }
            return nil
        }
        return value
    }

    private func record(_ node: YAMLNode, _ fields: [Field]) -> DataValue? {
        guard let entries = node.entries else {
            log.add(ValueReading.wrongShape(node, expected: BilingualText(zh: "一条记录", en: "a record")))
            return nil
        }
        var record: [String: DataValue] = [:]
        for entry in entries {
            guard let field = fields.named(entry.key) else {
                log.add(Self.unknownField(entry, in: fields))
                continue
            }
            record[entry.key] = value(entry.value, field.type)
        }
        return .record(record)
    }

    private func list(_ node: YAMLNode, _ element: FieldType) -> DataValue? {
        guard let elements = node.elements else {
            log.add(ValueReading.wrongShape(node, expected: BilingualText(zh: "列表", en: "a list")))
            return nil
        }
        return .list(elements.compactMap { value($0, element) })
    }

    /// The facts of a mapping of field names to values; unknown fields are findings with the nearest known one.
    public func facts(_ entries: [YAMLEntry], _ fields: [Field]) -> [String: DataValue] {
        var facts: [String: DataValue] = [:]
        for entry in entries {
            guard let field = fields.named(entry.key) else {
                log.add(Self.unknownField(entry, in: fields))
                continue
            }
            facts[entry.key] = value(entry.value, field.type)
        }
        return facts
    }

    private static func unknownField(_ entry: YAMLEntry, in fields: [Field]) -> Diagnostic {
        DiagnosticCode.unknownField.diagnostic(
            at: entry.keyLocation, BilingualText(zh: "没有字段 \(entry.key)", en: "there is no field \(entry.key)"),
            fix: NearestName.advice(entry.key, in: fields.map(\.name)))
    }
}
