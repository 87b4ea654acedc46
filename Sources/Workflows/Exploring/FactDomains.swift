import DataValues
import StatutoryTime

/// Which values stand for all others of each field: those that the workflow declares, and all of choices and booleans.
struct FactDomains {
    private let workflow: Workflow
    private let declared: [String: [FactSample]]
    /// Values that neither scripts nor parameters name behave alike, and the first of them stands for the rest.
    private let named: Set<String>
    private let start: LegalDate

    init(_ workflow: Workflow, from start: LegalDate) {
        self.workflow = workflow
        self.start = start
        declared = Dictionary(
            workflow.domains.map { ($0.field, $0.samples) }, uniquingKeysWith: { first, _ in first })
        let values = workflow.parameters.parameters.flatMap { workflow.parameters.values(of: $0.name) }
        named = HookReads.texts(in: workflow.scripts).union(values.flatMap { Self.texts($0.value) })
    }

    private static func texts(_ value: DataValue) -> [String] {
        value.text.map { [$0] } ?? (value.list ?? []).flatMap(texts)
    }

    /// Whether more than one value is tried.
    func varies(_ field: Field) -> Bool { !values(of: field, on: start).isEmpty }

    /// The values that are tried when the field is supplied on a day; empty where none is declared.
    func values(of field: Field, on date: LegalDate) -> [DataValue] {
        if let samples = declared[field.name] {
            return samples.compactMap { value($0, on: date) }.filter { field.type.problems(with: $0).isEmpty }
        }
        switch field.type {
        case .boolean: return [.boolean(true), .boolean(false)]
        case .choice(let choices):
            let known = choices.map(\.value).filter(named.contains)
            let other = choices.map(\.value).first { !named.contains($0) }
            return (known + (other.map { [$0] } ?? [])).map(DataValue.text)
        default: return []
        }
    }

    private func value(_ sample: FactSample, on date: LegalDate) -> DataValue? {
        switch sample {
        case .value(let value): value
        case .days(let days): .text(date.adding(days: days).description)
        case .parameter(let name, let plus):
            workflow.parameters.value(of: name, on: start.description)?.value.integer.map { .integer($0 + plus) }
        }
    }

    /// The value of a field that must have one.
    func first(of field: Field, on date: LegalDate) -> DataValue {
        values(of: field, on: date).first ?? plain(field.type, on: date)
    }

    private func plain(_ type: FieldType, on date: LegalDate) -> DataValue {
        switch type {
        case .text: return "X"
        case .integer(let bounds): return .integer(max(bounds.minimum ?? 1, min(1, bounds.maximum ?? 1)))
        case .money(let bounds): return .integer(max(bounds.minimum ?? 0, min(100_00, bounds.maximum ?? 100_00)))
        case .boolean: return true
        case .date: return .text(date.description)
        case .instant: return .text("\(date)T09:00:00+08:00")
        case .choice(let choices): return choices.first.map { .text($0.value) } ?? .null
        case .record(let fields):
            let required = fields.filter(\.isRequired).map { ($0.name, plain($0.type, on: date)) }
            return .record(Dictionary(required, uniquingKeysWith: { first, _ in first }))
        case .list(let element): return .list([plain(element, on: date)])
        }
    }
}
