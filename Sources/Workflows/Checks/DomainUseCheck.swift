import Diagnostics

/// Values to explore with of a field that no script reads: they change nothing.
enum DomainUseCheck: WorkflowCheck {
    static func check(_ material: WorkflowMaterial) {
        // A file with errors may lack the very place of use.
        guard !material.log.hasErrors else { return }
        let read = HookReads.texts(in: material.scripts)
        for domain in material.symbols.domains where !read.contains(domain.field) {
            guard let field = material.symbols.fields.first(where: { $0.name == domain.field }), !field.isRequired
            else { continue }
            var finding = DiagnosticCode.unusedName.diagnostic(
                at: field.declaration.location,
                BilingualText(
                    zh: "check.domains 里有 \(field.name)，但没有脚本读它",
                    en: "check.domains has \(field.name), which no script reads"),
                fix: BilingualText(zh: "从 check.domains 里删去", en: "take it out of check.domains"))
            finding.severity = .note
            material.log.add(finding)
        }
    }
}
