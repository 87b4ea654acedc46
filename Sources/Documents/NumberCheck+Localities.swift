import DataValues
import Diagnostics
public import Workflows

extension DocumentCheck {
    /// Places that each give themselves one and the same pattern, and so count two series that are written alike.
    ///
    /// What a place repeats from a layer above is found with the place itself.
    public static func compare(_ bundles: [WorkflowBundle], log: DiagnosticLog) {
        var seen: [String: (code: String, chain: [String])] = [:]
        for workflow in bundles.map(\.workflow) {
            let place = workflow.localities.locality
            for name in Set(workflow.fields.compactMap { $0.series?.pattern }).sorted() {
                guard let own = workflow.parameters.value(of: name, on: "9999-12-31"),
                    own.declaration.layer == place.code, let text = own.value.text,
                    !NumberPattern(text).namesLocality
                else { continue }
                let key = "\(workflow.name) \(name) \(text)"
                let chain = workflow.localities.codes
                guard let other = seen[key] else {
                    seen[key] = (place.code, chain)
                    continue
                }
                guard !chain.contains(other.code), !other.chain.contains(place.code) else { continue }
                log.add(
                    .caseNumberPattern, at: own.declaration.location,
                    BilingualText(
                        zh: "\(place.code) 与 \(other.code) 的文号格式都是“\(text)”，两地会有相同的文号",
                        en: "\(place.code) and \(other.code) both have the pattern '\(text)': numbers would coincide"),
                    fix: BilingualText(
                        zh: "给两地各自的格式，或在格式里加 {locality}",
                        en: "give each place a pattern of its own, or put {locality} into it"))
            }
        }
    }
}
