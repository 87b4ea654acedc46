import Diagnostics
import LuaRuntime
import Workflows

/// The mutants of a script: signs, numbers and words exchanged for those that are easily taken for them.
struct ScriptMutants {
    let script: HookScript
    /// The lines that cases can run; what stands on others is no rule.
    let lines: Set<Int>

    private static let signs = ["<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "~=", "~=": "=="]

    var all: [RuleMutant] {
        let tokens = LuaToken.all(in: script.source) ?? []
        let comparisons = ScriptComparison.all(in: script.source, file: script.path)
        return tokens.indices.flatMap { index -> [RuleMutant] in
            let token = tokens[index]
            guard lines.contains(token.line) else { return [] }
            switch token.kind {
            case .symbol: return sign(token, comparisons)
            case .keyword: return word(token)
            case .number: return number(tokens, index)
            case .name, .text: return []
            }
        }
    }

    private func sign(_ token: LuaToken, _ comparisons: [ScriptComparison]) -> [RuleMutant] {
        guard let other = Self.signs[token.text] else { return [] }
        let comparison = comparisons.first { ($0.location.line, $0.location.column) == (token.line, token.column) }
        let isEquality = ["==", "~="].contains(token.text)
        let (left, right) = (comparison?.left ?? "…", comparison?.right ?? "…")
        let advice =
            isEquality
            ? BilingualText(
                zh: "写一个取决于 \(left) 是否等于 \(right) 的场景",
                en: "write a scenario that depends on whether \(left) is \(right)")
            : BilingualText(zh: "写一个 \(left) 等于 \(right) 的场景", en: "write a scenario with \(left) equal to \(right)")
        return [mutant(.comparisons, token, other, "\(left) \(token.text) \(right)", advice)]
    }

    private func word(_ token: LuaToken) -> [RuleMutant] {
        switch token.text {
        case "and", "or":
            let advice = BilingualText(
                zh: "写一个两边只有一边成立的场景", en: "write a scenario in which only one of the two sides holds")
            return [mutant(.logic, token, token.text == "and" ? "or" : "and", line(token), advice)]
        case "not":
            let advice = BilingualText(
                zh: "写一个取决于此处的场景", en: "write a scenario that depends on what stands behind it")
            return [mutant(.logic, token, "", line(token), advice)]
        default: return []
        }
    }

    /// A whole number that a sign stands beside.
    private func number(_ tokens: [LuaToken], _ index: Int) -> [RuleMutant] {
        let token = tokens[index]
        let beside = [index - 1, index + 1].filter(tokens.indices.contains).map { tokens[$0] }
        guard let value = Int64(token.text), value < .max, beside.contains(where: { Self.signs[$0.text] != nil }) else {
            return []
        }
        return [value - 1, value + 1].filter { $0 >= 0 }.map { other in
            mutant(
                .numbers, token, "\(other)", line(token),
                BilingualText(
                    zh: "写一个能分清 \(value) 与 \(other) 的场景", en: "write a scenario that tells \(value) from \(other)"))
        }
    }

    private func line(_ token: LuaToken) -> String {
        let lines = script.source.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.indices.contains(token.line - 1) ? lines[token.line - 1].trimmingBlanks : ""
    }

    private func mutant(
        _ kind: RuleMutant.Kind, _ token: LuaToken, _ new: String, _ subject: String, _ advice: BilingualText
    ) -> RuleMutant {
        let (path, line) = (script.path, token.line)
        let shown = new.isEmpty ? BilingualText(zh: "删去 \(token.text)", en: "without \(token.text)") : nil
        return RuleMutant(
            kind: kind, location: SourceLocation(file: path, line: line, column: token.column), subject: subject,
            change: shown ?? BilingualText(verbatim: "\(token.text) → \(new)"), advice: advice,
            making: .text(old: [token.text], new: new), isTouched: { $0.lines[path]?.contains(line) == true })
    }
}

extension Substring {
    fileprivate var trimmingBlanks: String {
        let start = drop { $0 == " " || $0 == "\t" }
        return String(start.reversed().drop { $0 == " " || $0 == "\t" || $0 == "\r" }.reversed())
    }
}
