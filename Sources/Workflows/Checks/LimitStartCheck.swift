import Diagnostics

/// A layer's action that decides from which day a limit of the law is counted: it writes that day itself, or writes it no more.
///
/// What the action of the base writes stands as long as the layer's asks for it with `base.name(…)` and leaves the day alone.
enum LimitStartCheck: WorkflowCheck {
    static func check(_ material: WorkflowMaterial) {
        let starts = starts(of: material.content.states.flatMap(\.deadlines))
        guard !starts.isEmpty else { return }
        let functions = material.functions
        let actions = Set(material.content.hooks.filter { $0.purpose == .action }.map(\.name))
        let reading = HookReads(functions, fields: Set(starts.keys))
        for (index, function) in functions.functions.enumerated() where function.isMember {
            let script = functions.scripts[function.script]
            guard let layer = script.layer, actions.contains(function.name), functions.inForce(function.name) == index,
                let replaced = functions.replaced(by: index)
            else { continue }
            let asks = functions.reached(from: index).contains(replaced)
            let own = reading.writes(from: index, leavingOut: asks ? replaced : nil)
            let lost = asks ? [] : reading.writes(from: replaced).subtracting(own)
            guard let field = own.sorted().first ?? lost.sorted().first, let deadline = starts[field] else { continue }
            let writes = own.contains(field)
            let does = BilingualText(zh: writes ? "自行写" : "不再写", en: writes ? "writes" : "no longer writes")
            let name = function.name
            material.log.add(
                .limitStartReplaced, at: SourceLocation(file: script.path, line: function.line, column: 1),
                BilingualText(
                    zh: "\(layer) 的动作 \(name) \(does.zh) \(field)，法定期限“\(deadline.title.zh)”（\(deadline.key)）从它起算",
                    en:
                        "the action \(name) of \(layer) \(does.en) \(field), from which the limit '\(deadline.title.en)' (\(deadline.key)) is counted"
                ),
                why: BilingualText(
                    zh: "期限在 \(deadline.declaration.location)",
                    en: "the deadline stands at \(deadline.declaration.location)"
                ),
                law: deadline.law.map { material.context.words(for: $0) },
                fix: BilingualText(
                    zh: "先调用 base.\(name)(case, params, event)，不要写 \(field)",
                    en: "call base.\(name)(case, params, event) first, and leave \(field) to it"))
        }
    }

    /// By field: the first deadline that cites an article and is counted from it.
    private static func starts(of deadlines: [DeadlineDeclaration]) -> [String: DeadlineDeclaration] {
        deadlines.reduce(into: [:]) { starts, deadline in
            guard deadline.law != nil else { return }
            switch deadline.anchor {
            case .entry: return
            case .after(let field), .before(let field): if starts[field] == nil { starts[field] = deadline }
            }
        }
    }
}
