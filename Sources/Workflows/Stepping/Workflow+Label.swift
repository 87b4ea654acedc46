import DataValues
import Diagnostics

extension Workflow {
    /// The line that lists show for a case, with sensitive values masked: the names of its required parties, `张** — 某公司`.
    func label(of fields: [String: DataValue]) -> String {
        let masked = self.fields.masking(fields)
        let names = self.fields.filter(\.isRequired).compactMap { masked[$0.name]?["name"].text }
        return names.isEmpty ? title.zh : names.joined(separator: " — ")
    }
}
