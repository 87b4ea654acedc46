import Diagnostics

/// An empty list of roles: meant to bar everybody, it would open the act to anyone.
enum EmptyRolesCheck: WorkflowCheck {
    static func check(_ material: WorkflowMaterial) {
        for place in material.emptyRoles { report(at: place, material.log) }
        for transition in material.content.transitions where transition.roles?.isEmpty == true {
            report(at: transition.declaration.location, material.log)
        }
    }

    /// Where events of a merged tree have an empty list.
    static func places(in root: MappingReader) -> [SourceLocation] {
        (root.node("events")?.entries ?? []).compactMap { event in
            event.value["roles"].flatMap { $0.elements?.isEmpty == true ? $0.location : nil }
        }
    }

    private static func report(at place: SourceLocation, _ log: DiagnosticLog) {
        log.add(
            .emptyRoles, at: place,
            BilingualText(zh: "roles 是空的：谁都可以办", en: "roles is empty: anybody may do this"),
            why: BilingualText(zh: "没有角色等于不限角色，不是谁都不行", en: "no role bars nobody; it does not bar everybody"),
            fix: BilingualText(
                zh: "写明可以办的角色；要谁都不能办，给转移加守卫，或删去转移",
                en: "name the roles that may; to bar everybody, give its transitions a guard or remove them"))
    }
}
