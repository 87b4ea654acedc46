import DataValues
import Diagnostics

/// Cases that an event next to closure refuses, and of which no way to closure was seen, nor that there is none.
struct UnsettledKind: Hashable {
    var event: String
    var guardName: String
    /// The fact that makes the guard refuse; none where no single one does.
    var field: String?
    var value: DataValue = .null
    /// Whether such a case was come to at all.
    var wasMet = true

    func words(_ workflow: Workflow) -> BilingualText {
        let title = workflow.event(event)?.title ?? BilingualText(verbatim: event)
        var kind = BilingualText(zh: "", en: "")
        if let field = field.flatMap(workflow.field) {
            kind =
                value.isNull
                ? BilingualText(
                    zh: "没有“\(field.title.zh)”（\(field.name)）的案件，",
                    en: "cases without '\(field.title.en)' (\(field.name)): ")
                : BilingualText(
                    zh: "“\(field.title.zh)”（\(field.name)）为 \(field.type.shown(value, in: .chinese)) 的案件，",
                    en:
                        "cases whose '\(field.title.en)' (\(field.name)) is \(field.type.shown(value, in: .english)): "
                )
        }
        let (zh, en) =
            wasMet
            ? ("被拒绝，此后没有走到结案", "and no closure was seen after it")
            : ("会被拒绝，但没有走到这样的案件", "would refuse it, but no such case was come to")
        return BilingualText(
            zh: "\(kind.zh)“\(title.zh)”（\(event)）由守卫 \(guardName) \(zh)",
            en: wasMet
                ? "\(kind.en)'\(title.en)' (\(event)) is refused by \(guardName), \(en)"
                : "\(kind.en)\(guardName) \(en) at '\(title.en)' (\(event))")
    }
}
