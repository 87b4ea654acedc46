import Diagnostics

/// A layer's function in the place of one that decides whether a limit of the law is counted.
enum LimitConditionCheck: WorkflowCheck {
    static func check(_ material: WorkflowMaterial) {
        let functions = material.functions
        var told: Set<String> = []
        for deadline in material.content.states.flatMap(\.deadlines) {
            guard let law = deadline.law, let condition = deadline.condition,
                let below = functions.inBase(condition)
            else { continue }
            for name in functions.reached(from: below).map({ functions.functions[$0].name }) {
                guard let index = functions.inForce(name),
                    let layer = functions.scripts[functions.functions[index].script].layer,
                    functions.replaced(by: index) != nil, told.insert(name).inserted
                else { continue }
                let words = material.context.words(for: law)
                material.log.add(
                    .limitConditionReplaced, at: functions.place(of: name),
                    BilingualText(
                        zh: "\(layer) 替换了 \(name)，它决定法定期限“\(deadline.title.zh)”（\(deadline.key)）是否计算",
                        en:
                            "\(layer) replaces \(name), which decides whether the limit '\(deadline.title.en)' (\(deadline.key)) is counted"
                    ),
                    why: BilingualText(
                        zh: "期限的条件在 \(deadline.declaration.location)",
                        en: "the deadline stands at \(deadline.declaration.location)"),
                    law: words,
                    fix: BilingualText(
                        zh: "删去这个函数；当地期限更短的在 deadlines 里写 within，当地可以选择的由全国层写成参数",
                        en:
                            "remove this function; write a shorter local limit as `within` under deadlines, and what a locality may choose as a parameter of the base"
                    ))
            }
        }
    }
}
