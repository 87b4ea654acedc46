import Diagnostics
import LuaRuntime

/// A layer's function that only asks the one it replaces.
enum IdleOverrideCheck: WorkflowCheck {
    static func check(_ material: WorkflowMaterial) {
        let functions = material.functions
        for function in functions.functions where function.isMember {
            let script = functions.scripts[function.script]
            guard let layer = script.layer else { continue }
            let whole =
                ["return", "base", ".", function.name, "("]
                + Array(function.parameters.map { [$0] }.joined(separator: [","])) + [")"]
            let body = function.body.map(\.text).filter { $0 != ";" }
            guard body == whole || body == Array(whole.dropFirst()) else { continue }
            material.log.add(
                .sameAsInherited, at: SourceLocation(file: script.path, line: function.line, column: 1),
                BilingualText(
                    zh: "\(layer) 的函数 \(function.name) 只是照问它所替换的那一个",
                    en: "the function \(function.name) of \(layer) only asks the one it replaces"),
                law: material.laws.words(of: function.name),
                fix: BilingualText(zh: "删去这个函数", en: "remove the function"))
        }
    }
}
