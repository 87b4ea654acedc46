import Diagnostics

/// A guard that never returns anything: it says no to every case, without a reason.
enum GuardAnswerCheck: WorkflowCheck {
    static func check(_ material: WorkflowMaterial) {
        let functions = material.functions
        let guards = Set(material.content.hooks.filter { $0.purpose == .guard }.map(\.name))
        for name in guards.sorted() {
            guard let index = functions.inForce(name), !answers(functions.functions[index]),
                let place = functions.place(of: name)
            else { continue }
            material.log.add(
                .guardWithoutAnswer, at: place,
                BilingualText(zh: "守卫 \(name) 从不返回任何值", en: "the guard \(name) never returns anything"),
                why: BilingualText(
                    zh: "没有返回值就是不通过：它守的转移永远走不了，也不说理由",
                    en: "no answer is a no: the transitions that it guards are never taken, and nobody is told why"),
                law: material.laws.words(of: name),
                fix: BilingualText(
                    zh: "写 return true，或 return refuse { zh = …, en = … }",
                    en: "write return true, or return refuse { zh = …, en = … }"))
        }
    }

    /// Whether it returns a value somewhere, or may end by raising an error.
    private static func answers(_ function: ScriptFunction) -> Bool {
        let endings = function.endings
        return endings.mayRaise || endings.returns.contains { $0 != .nothing }
    }
}
