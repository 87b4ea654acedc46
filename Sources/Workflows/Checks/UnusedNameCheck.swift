import DataValues
import Diagnostics

/// Roles, parameters, owners and closure codes that are declared and that nothing uses.
enum UnusedNameCheck: WorkflowCheck {
    static func check(_ material: WorkflowMaterial) {
        // A file with errors may lack the very place of use.
        guard !material.log.hasErrors else { return }
        roles(material)
        parameters(material)
        owners(material)
        closures(material)
    }

    private static func roles(_ material: WorkflowMaterial) {
        let (symbols, content) = (material.symbols, material.content)
        var used = Set(symbols.events.flatMap(\.roles)).union(content.transitions.flatMap { $0.roles ?? [] })
        for deadline in content.states.flatMap(\.deadlines) {
            if case .role(let name)? = deadline.actor { used.insert(name) }
        }
        for role in symbols.roles where !used.contains(role.name) && !isNamed(role.name, in: material.scripts) {
            report(role.name, BilingualText(zh: "角色", en: "role"), at: material.places["roles.\(role.name)"], material)
        }
    }

    /// Papers read parameters too: those that a template names count as used, and texts are there for nothing else.
    private static func parameters(_ material: WorkflowMaterial) {
        var used = Set(material.symbols.domains.flatMap(\.samples).compactMap(\.parameter))
        for deadline in material.content.states.flatMap(\.deadlines) {
            if case .parameter(let name) = deadline.length { used.insert(name) }
        }
        let papers = material.templates
        for parameter in material.parameters.parameters
        where parameter.type != .text && !used.contains(parameter.name)
            && !isNamed(parameter.name, in: material.scripts)
            && !papers.contains(where: { $0.contains(parameter.name) })
        {
            report(
                parameter.name, BilingualText(zh: "参数", en: "parameter"), at: parameter.declaration.location, material)
        }
    }

    private static func owners(_ material: WorkflowMaterial) {
        let used = Set(
            material.content.states.compactMap { state in
                if case .named(let name)? = state.owner { name } else { nil }
            })
        for owner in material.symbols.owners where !used.contains(owner.name) {
            report(
                owner.name, BilingualText(zh: "承办方", en: "owner"), at: material.places["owners.\(owner.name)"], material
            )
        }
    }

    private static func closures(_ material: WorkflowMaterial) {
        let rules = material.content.states.compactMap(\.closure)
        var used = Set(
            rules.compactMap { rule in
                if case .code(let code) = rule { code } else { nil }
            })
        let fields = Set(
            rules.compactMap { rule in
                if case .field(let name) = rule { name } else { nil }
            })
        let sets = material.content.transitions.flatMap(\.sets) + material.content.states.flatMap(\.sets)
        used.formUnion(sets.filter { fields.contains($0.field) }.compactMap(\.value.text))
        for closure in material.symbols.closures
        where !used.contains(closure.code) && !isNamed(closure.code, in: material.scripts) {
            report(
                closure.code, BilingualText(zh: "结案方式", en: "closure code"), at: closure.declaration.location, material)
        }
    }

    /// As a word or a whole text: what a comment or a longer name has in it is no use.
    private static func isNamed(_ name: String, in scripts: [HookScript]) -> Bool {
        HookReads.texts(in: scripts).contains(name)
    }

    private static func report(
        _ name: String, _ kind: BilingualText, at place: SourceLocation?, _ material: WorkflowMaterial
    ) {
        material.log.add(
            .unusedName, at: place,
            BilingualText(zh: "\(kind.zh) \(name) 没有用到", en: "nothing uses the \(kind.en) \(name)"),
            fix: BilingualText(zh: "删去，或在该用的地方写上", en: "remove it, or name it where it is meant"))
    }
}
