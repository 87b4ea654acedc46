import Diagnostics
import LuaRuntime

/// A guard that assigns to the case, or asks for an effect, itself or through a function it hands the case to.
///
/// A running case meets a fault there; here it is found before. A local name for the case is followed, one for a part of it too.
struct GuardWriteCheck: WorkflowCheck {
    private let functions: ScriptFunctions
    private let effects: Set<String>
    private let laws: HookLaws
    private let log: DiagnosticLog

    static func check(_ material: WorkflowMaterial) {
        let effects = HostFunctions.all(in: StepScope()).filter { $0.signature.contexts == .action }
        let check = GuardWriteCheck(
            functions: material.functions, effects: Set(effects.map(\.signature.name)), laws: material.laws,
            log: material.log)
        let guards = Set(material.content.hooks.filter { $0.purpose == .guard }.map(\.name))
        for name in guards.sorted() { check.check(name) }
    }

    private struct Place: Hashable {
        var function: Int
        var parameter: Int
    }

    private func check(_ name: String) {
        guard let start = functions.inForce(name) else { return }
        var seen: Set<Place> = []
        // The case is the first thing a guard is given.
        var waiting = [Place(function: start, parameter: 0)]
        while let next = waiting.popLast() {
            guard seen.insert(next).inserted else { continue }
            let function = functions.functions[next.function]
            let cases = names(ofCaseIn: function, parameter: next.parameter)
            for (token, what) in writes(in: function, cases) { report(name, token, what, in: function) }
            for call in functions.calls(of: next.function) {
                let handed = call.arguments.indices.filter { place in
                    call.arguments[place].map(cases.contains) ?? false
                }
                // A function that is not handed the case may still ask for effects.
                waiting += (handed.isEmpty ? [-1] : handed).map { Place(function: call.function, parameter: $0) }
            }
        }
    }

    /// The parameter, and local names that are given it or a part of it.
    private func names(ofCaseIn function: ScriptFunction, parameter: Int) -> Set<String> {
        guard function.parameters.indices.contains(parameter) else { return [] }
        var names: Set = [function.parameters[parameter]]
        let body = Array(function.body)
        for place in body.indices where body[place].text == "local" && place + 3 < body.count {
            guard body[place + 1].kind == .name, body[place + 2].text == "=", names.contains(body[place + 3].text)
            else { continue }
            // `local x = case.list` is a view of the case; `local n = case.count + 1` and `#case.list` are values.
            let rest = body[(place + 4)...].prefix { $0.line == body[place + 3].line }
            if rest.allSatisfy({ $0.text == "." || $0.text == "[" || $0.text == "]" || $0.kind == .name }) {
                names.insert(body[place + 1].text)
            }
        }
        return names
    }

    /// The words at which a function writes, and what it does there.
    private func writes(in function: ScriptFunction, _ cases: Set<String>) -> [(LuaToken, BilingualText)] {
        let body = Array(function.body)
        return body.indices.compactMap { place in
            let token = body[place]
            guard token.kind == .name, place == 0 || (body[place - 1].text != "." && body[place - 1].text != ":") else {
                return nil
            }
            if effects.contains(token.text), place + 1 < body.count, ["(", "{"].contains(body[place + 1].text) {
                return (token, BilingualText(zh: "发出事项 \(token.text)", en: "asks for the effect \(token.text)"))
            }
            if let changed = changedByLibrary(body, at: place, cases) { return (token, changed) }
            guard cases.contains(token.text), let path = assignedPath(body, from: place) else { return nil }
            return (token, BilingualText(zh: "给 \(path) 赋值", en: "assigns to \(path)"))
        }
    }

    /// `case.a.b = …`, `case.list[1] = …`: the path, when what stands there is assigned to.
    private func assignedPath(_ body: [LuaToken], from start: Int) -> String? {
        var (place, depth, path) = (start + 1, 0, body[start].text)
        while place < body.count {
            let text = body[place].text
            if depth == 0 {
                if text == "=" { return place > start + 1 ? path : nil }
                let goesOn = text == "[" || text == "." || body[place - 1].text == "."
                guard goesOn, text != "=" else { return nil }
            }
            if text == "[" { depth += 1 }
            if text == "]" { depth -= 1 }
            path += text
            place += 1
        }
        return nil
    }

    /// `table.insert(case.list, …)` and its like.
    private func changedByLibrary(_ body: [LuaToken], at place: Int, _ cases: Set<String>) -> BilingualText? {
        guard body[place].text == "table", place + 4 < body.count, body[place + 1].text == ".",
            ["insert", "remove", "sort", "move"].contains(body[place + 2].text), body[place + 3].text == "(",
            cases.contains(body[place + 4].text)
        else { return nil }
        let name = "table.\(body[place + 2].text)"
        return BilingualText(zh: "用 \(name) 改案件的列表", en: "changes a list of the case with \(name)")
    }

    private func report(_ guardName: String, _ token: LuaToken, _ what: BilingualText, in function: ScriptFunction) {
        let isOwn = function.name == guardName && function.isMember
        log.add(
            .guardWrites,
            at: SourceLocation(
                file: functions.scripts[function.script].path, line: token.line, column: token.column),
            BilingualText(
                zh: "守卫 \(guardName)\(isOwn ? "" : " 调用的 \(function.name) ")\(what.zh)",
                en: "the guard \(guardName) \(isOwn ? "" : "calls \(function.name), which ")\(what.en)"),
            why: BilingualText(zh: "守卫只回答可不可以，不能改案件", en: "a guard answers whether, and changes nothing"),
            law: laws.words(of: guardName),
            fix: BilingualText(
                zh: "把它移到动作里（actions、entry、exit）", en: "move it to an action (actions, entry, exit)"))
    }
}
