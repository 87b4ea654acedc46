import Diagnostics
import LuaRuntime

/// A guard that never returns anything: it says no to every case, without a reason.
enum GuardAnswerCheck: WorkflowCheck {
    static func check(_ material: WorkflowMaterial) {
        let functions = material.functions
        let guards = Set(material.content.hooks.filter { $0.purpose == .guard }.map(\.name))
        for name in guards.sorted() {
            guard let index = functions.inForce(name), !answers(functions.functions[index].body),
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

    /// Whether some `return` of a function itself is followed by a value, or it ends by raising an error.
    private static func answers(_ body: ArraySlice<LuaToken>) -> Bool {
        let body = Array(body)
        var place = 0
        while place < body.count {
            let token = body[place]
            if token.kind == .keyword, token.text == "function" {
                place = (body.endOfBlock(openedAt: place) ?? body.count) + 1
                continue
            }
            if token.kind == .name, token.text == "error" { return true }
            if token.kind == .keyword, token.text == "return" {
                let next = place + 1 < body.count ? body[place + 1].text : "end"
                if !["end", "else", "elseif", "until", ";", "nil"].contains(next) { return true }
            }
            place += 1
        }
        return false
    }
}
