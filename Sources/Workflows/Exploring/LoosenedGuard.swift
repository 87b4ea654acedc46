import Diagnostics

/// A guard of a layer that passed, of one case, what the one in whose place it stands refuses by law.
struct LoosenedGuard: Hashable {
    var name: String
    var layer: String
    var location: SourceLocation
    /// It cautions where the other refuses.
    var cautions: Bool
    /// What the one it replaces says.
    var refusal: Refusal

    var diagnostic: Diagnostic {
        let law = refusal.law ?? BilingualText(verbatim: "")
        let does = BilingualText(zh: cautions ? "只提示" : "放行", en: cautions ? "only cautions of" : "passes")
        let place = refusal.location.map { "\($0.file):\($0.line)" } ?? ""
        return DiagnosticCode.guardLoosened.diagnostic(
            at: location,
            BilingualText(
                zh: "\(layer) 的守卫 \(name) \(does.zh)它所替换的守卫依\(law.zh)拒绝的事项",
                en: "the guard \(name) of \(layer) \(does.en) what the one it replaces refuses by \(law.en)"),
            why: BilingualText(
                zh: "\(place) 在所列步骤走到的案件上说：\(refusal.text.zh)",
                en: "of the case that the steps lead to, \(place) says: \(refusal.text.en)"),
            law: refusal.law,
            fix: BilingualText(
                zh:
                    "把 base.\(name)(case, params, event) 的回答原样返回；确有当地规定许可的，用 return permit{ statute = …, article = … } 写明条文",
                en:
                    "return what base.\(name)(case, params, event) answers; where a local rule does permit it, name it: return permit{ statute = …, article = … }"
            ))
    }
}
