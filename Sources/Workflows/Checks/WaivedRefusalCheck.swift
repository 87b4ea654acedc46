import Diagnostics
import LuaRuntime

/// A layer's guard that answers yes or no and nothing more, in the place of one that refuses on the ground of an article.
enum WaivedRefusalCheck: WorkflowCheck {
    static func check(_ material: WorkflowMaterial) {
        let functions = material.functions
        let guards = Set(material.content.hooks.filter { $0.purpose == .guard }.map(\.name))
        let citations = HookCitations.all(in: material.scripts)
        for (index, function) in functions.functions.enumerated() where function.isMember {
            let script = functions.scripts[function.script]
            guard let layer = script.layer, guards.contains(function.name),
                let replaced = functions.replaced(by: index), drops(index, replaced, in: functions)
            else { continue }
            let cited = functions.reached(from: replaced).flatMap { reached in
                citations.filter { functions.function(at: $0.location.line, in: $0.location.file) == reached }
            }
            let laws = cited.map { material.context.words(for: $0.value) }
            guard let law = laws.first ?? material.laws.words(of: function.name) else { continue }
            let more = Set(laws).count - 1
            let base = functions.functions[replaced]
            let place = "\(functions.scripts[base.script].path):\(base.line)"
            material.log.add(
                .refusalWaived, at: SourceLocation(file: script.path, line: function.line, column: 1),
                BilingualText(
                    zh: "\(layer) 的守卫 \(function.name) 不再依法律拒绝，它替换的守卫依法律拒绝",
                    en: "the guard \(function.name) of \(layer) drops the refusal by law of the one it replaces"),
                why: BilingualText(
                    zh: "原来的在 \(place)，依\(law.zh)\(more > 0 ? "等 \(more + 1) 条" : "")拒绝，这里不再拒绝",
                    en:
                        "the one at \(place) refuses by \(law.en)\(more > 0 ? " and \(more) more" : ""); here nothing does any longer"
                ),
                law: law,
                fix: BilingualText(
                    zh:
                        "先问原来的：local answer = base.\(function.name)(case, params, event)，只在当地规定许可时另行放行，其余 return answer",
                    en:
                        "ask the one it replaces, local answer = base.\(function.name)(case, params, event), pass only where a local rule permits it, and return answer otherwise"
                ))
        }
    }

    /// Whether a function says less often no than the one it replaces, or no longer with a reason where that one gives it.
    private static func drops(_ own: Int, _ replaced: Int, in functions: ScriptFunctions) -> Bool {
        let (isMute, wasMute) = (neverRefuses(own, in: functions), neverRefuses(replaced, in: functions))
        guard isMute else { return false }
        return !wasMute || alwaysPasses(functions.functions[own]) && !alwaysPasses(functions.functions[replaced])
    }

    /// Whether every `return` of the function itself is a bare `true`.
    private static func alwaysPasses(_ function: ScriptFunction) -> Bool {
        let returns = function.endings.returns
        return !returns.isEmpty && returns.allSatisfy { $0 == .bareTrue }
    }

    /// Whether nothing in the function, nor in what it calls, can refuse with a reason.
    private static func neverRefuses(_ index: Int, in functions: ScriptFunctions) -> Bool {
        let refusing: Set = ["base", "refuse", "caution", "error"]
        return !functions.reached(from: index).contains { reached in
            functions.functions[reached].body.contains { $0.kind == .name && refusing.contains($0.text) }
        }
    }
}

extension ScriptFunctions {
    /// The function of the same name in the nearest layer above.
    func replaced(by index: Int) -> Int? {
        let function = functions[index]
        let layer = scripts[function.script].layer
        return functions.indices.last { below in
            let other = functions[below]
            return below < index && other.isMember && other.name == function.name
                && scripts[other.script].layer != layer
        }
    }

    /// A function and those that it calls, directly or not, itself first.
    func reached(from index: Int) -> [Int] {
        var (found, waiting): ([Int], [Int]) = ([], [index])
        while !waiting.isEmpty {
            let next = waiting.removeFirst()
            guard !found.contains(next) else { continue }
            found.append(next)
            waiting += calls(of: next).map(\.function)
        }
        return found
    }
}
