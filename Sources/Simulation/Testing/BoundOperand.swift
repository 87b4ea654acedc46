import DataValues
import Diagnostics
import Workflows

/// One side of a comparison, as far as its text tells what it is.
struct BoundOperand {
    /// As people name it: `claim_amount` for `case.claim_amount`.
    let name: String
    let isParameter: Bool
    let isMoney: Bool
    /// Known to be a number before anything runs.
    let isNumber: Bool
    /// The number it is, when it is written out.
    let literal: Int64?
    private let values: [ParameterValue]

    init(_ text: String, in workflow: Workflow) {
        literal = Int64(text)
        let parts = text.split(separator: ".").map(String.init)
        isParameter = parts.count == 2 && parts[0] == "params"
        name = isParameter || parts.count >= 2 && parts[0] == "case" ? parts.dropFirst().joined(separator: ".") : text
        if isParameter {
            let type = workflow.parameters.parameter(parts[1])?.type
            isMoney = type == .money
            isNumber = type == .money || type == .integer
            values = workflow.parameters.values(of: parts[1])
            return
        }
        values = []
        let types = Self.types(of: parts, in: workflow.fields)
        isMoney = !types.isEmpty && types.allSatisfy { $0.name == "money" }
        isNumber = literal != nil || !types.isEmpty && types.allSatisfy { ["money", "integer"].contains($0.name) }
    }

    /// The value in force last, while none was met.
    var firstValue: Int64? { values.first?.value.integer }

    /// Where the parameter is given that value.
    func place(of value: Int64?) -> SourceLocation? {
        (values.first { $0.value.integer == value } ?? values.first)?.declaration.location
    }

    /// `case.a.b` names a field; of any other record only the last name is known, and every field of that name may be meant.
    private static func types(of parts: [String], in fields: [Field]) -> [FieldType] {
        guard parts.count >= 2, let last = parts.last else { return [] }
        if parts[0] == "case", let field = fields.first(where: { $0.name == parts[1] }), parts.count == 2 {
            return [field.type]
        }
        return inner(fields).filter { $0.name == last }.map(\.type)
    }

    /// The fields of records and of lists of records, however deep.
    private static func inner(_ fields: [Field]) -> [Field] {
        fields.flatMap { field -> [Field] in
            var type = field.type
            while case .list(let element) = type { type = element }
            guard case .record(let own) = type else { return [] }
            return own + inner(own)
        }
    }
}
