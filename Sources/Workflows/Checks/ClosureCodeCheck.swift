import DataValues
import Diagnostics

/// A closure code that `sets` writes into the field that closes a case, and that nothing declares; scripts are held to it elsewhere.
enum ClosureCodeCheck: WorkflowCheck {
    static func check(_ material: WorkflowMaterial) {
        let fields = material.closureFields
        let known = material.symbols.closures.map(\.code)
        guard !fields.isEmpty, !known.isEmpty else { return }
        let sets =
            material.content.transitions.map { ($0.declaration.location, $0.sets) }
            + material.content.states.map { ($0.declaration.location, $0.sets) }
        for (location, assignments) in sets {
            for assignment in assignments where fields.contains(assignment.field) {
                guard let code = assignment.value.text, !known.contains(code) else { continue }
                material.context.unknown(
                    .unknownClosure, code, at: location, kind: BilingualText(zh: "结案方式", en: "closure code"),
                    known: known)
            }
        }
    }
}

extension WorkflowMaterial {
    /// Fields whose value is the code with which a case closes.
    var closureFields: Set<String> {
        Set(
            content.states.compactMap { state in
                if case .field(let name)? = state.closure { name } else { nil }
            })
    }
}
