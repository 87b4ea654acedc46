public import DataValues
import Diagnostics
public import StatutoryTime
public import Workflows

/// A value as papers print it, in Chinese whatever language the office's program speaks.
public indirect enum PaperValue: Sendable {
    case text(String, [String: PaperValue])
    case flag(Bool)
    case record([String: PaperValue])
    case list([PaperValue])
    case missing(MissingFact)

    public static func text(_ text: String) -> PaperValue { .text(text, [:]) }

    /// A fact in the form of its type; blank text counts as none.
    ///
    /// - Parameter missing: what to report when a template prints it and there is none.
    public init(_ value: DataValue, as type: FieldType, missing: MissingFact) {
        switch (type, value) {
        case (.record(let fields), .record(let record)):
            self = .record(PaperValue.facts(fields, record, missing.source, below: missing))
        case (.list(let element), .list(let values)) where !values.isEmpty:
            self = .list(
                values.enumerated().map { index, value in
                    PaperValue(value, as: element, missing: missing.element(index)).counted(index + 1, of: values.count)
                })
        case (.boolean, .boolean(let flag)): self = .flag(flag)
        case (.money, .integer(let fen)):
            self = .text(MoneyLiteral.grouped(fen: fen), ["capital": .text(CapitalAmount.text(fen: fen))])
        case (.date, .text(let text)):
            self = LegalDate(text).map(PaperValue.date) ?? .missing(missing)
        case (.choice(let values), .text(let text)):
            guard let chosen = values.first(where: { $0.value == text }) else {
                self = .missing(missing)
                return
            }
            self = .text(
                chosen.title.zh,
                Dictionary(values.map { ($0.value, .flag($0.value == text)) }, uniquingKeysWith: { first, _ in first }))
        case (.integer, .integer(let number)):
            let digits = String(number)
            self = .text(digits, ["numeral": .text(ChineseNumeral.text(digits) ?? digits)])
        case (.text, .text(let text)), (.instant, .text(let text)):
            let printable = PrintableText.of(text)
            self =
                printable.allSatisfy(\.isWhitespace)
                ? .missing(missing)
                : .text(printable, ["lines": .list(PrintableText.lines(printable).map { .text($0) })])
        default: self = .missing(missing)
        }
    }

    public static func date(_ date: LegalDate) -> PaperValue { .text(date.formal, ["chinese": .text(date.chinese)]) }

    /// Every field of a record, the missing ones too, so that no name is looked up further out.
    static func facts(
        _ fields: [Field], _ record: [String: DataValue], _ source: MissingFact.Source, below parent: MissingFact? = nil
    ) -> [String: PaperValue] {
        var values: [String: PaperValue] = [:]
        for field in fields where values[field.name] == nil {
            let missing = MissingFact(
                source, (parent.map { $0.path + "." } ?? "") + field.name,
                title: parent.map { parent in
                    BilingualText(
                        zh: "\(parent.title.zh)的\(field.title.zh)", en: "\(parent.title.en): \(field.title.en)")
                } ?? field.title)
            values[field.name] = PaperValue(record[field.name] ?? .null, as: field.type, missing: missing)
        }
        return values
    }

    private func counted(_ number: Int, of total: Int) -> PaperValue {
        let count: [String: PaperValue] = [
            "number": .text("\(number)"), "numeral": .text(ChineseNumeral.text("\(number)") ?? "\(number)"),
            "first": .flag(number == 1), "last": .flag(number == total), "only": .flag(total == 1),
        ]
        switch self {
        case .text(let text, let parts): return .text(text, parts.merging(count) { own, _ in own })
        case .record(let parts): return .record(parts.merging(count) { own, _ in own })
        case .flag, .list, .missing: return self
        }
    }
}
