public import Workflows

/// What the names of a template may lead to: against this a template is checked before it meets a case.
public indirect enum PaperShape: Hashable, Sendable {
    /// Something to print, and the further forms it has: `claim_amount`, `claim_amount.capital`.
    case text([String: PaperShape])
    /// A yes or no, for sections only.
    case flag
    case record([String: PaperShape])
    case list(PaperShape)

    /// The shape of a fact.
    public init(_ type: FieldType) {
        switch type {
        case .text: self = .text(["lines": .list(.text([:]))])
        case .instant: self = .text([:])
        case .integer: self = .text(["numeral": .text([:])])
        case .money: self = .text(["capital": .text([:])])
        case .date: self = .text(["chinese": .text([:])])
        case .boolean: self = .flag
        case .choice(let values):
            self = .text(Dictionary(values.map { ($0.value, .flag) }, uniquingKeysWith: { first, _ in first }))
        case .record(let fields): self = .record(fields)
        case .list(let element):
            let counted: [String: PaperShape] = [
                "number": .text([:]), "numeral": .text([:]), "first": .flag, "last": .flag, "only": .flag,
            ]
            switch PaperShape(element) {
            case .text(let parts): self = .list(.text(parts.merging(counted) { own, _ in own }))
            case .record(let parts): self = .list(.record(parts.merging(counted) { own, _ in own }))
            case let other: self = .list(other)
            }
        }
    }

    static func record(_ fields: [Field]) -> PaperShape {
        .record(Dictionary(fields.map { ($0.name, PaperShape($0.type)) }, uniquingKeysWith: { first, _ in first }))
    }

    /// What a name directly below leads to.
    func part(_ name: String) -> PaperShape? {
        switch self {
        case .text(let parts), .record(let parts): parts[name]
        case .flag, .list: nil
        }
    }

    var parts: [String: PaperShape] {
        switch self {
        case .text(let parts), .record(let parts): parts
        case .flag, .list: [:]
        }
    }
}
