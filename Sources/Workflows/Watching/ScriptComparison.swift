public import Diagnostics
import LuaRuntime

/// A comparison in a workflow's script.
public struct ScriptComparison: Hashable, Sendable {
    /// Where its sign stands.
    public var location: SourceLocation
    public var sign: String
    /// What stands on either side, as written: `case.amount`, `params.ceiling`.
    public var left: String
    public var right: String

    /// Those of a script, in the order of its text.
    public static func all(in source: String, file: String) -> [ScriptComparison] {
        LuaComparison.all(in: LuaToken.all(in: source) ?? []).map { ScriptComparison($0, in: file) }
    }

    init(_ comparison: LuaComparison, in file: String) {
        location = SourceLocation(file: file, line: comparison.sign.line, column: comparison.sign.column)
        sign = comparison.sign.text
        left = Self.text(comparison.left)
        right = Self.text(comparison.right)
    }

    private static func text(_ tokens: [LuaToken]) -> String {
        let tight: Set<String> = [".", ":", "(", ")", "[", "]", ",", "#"]
        return tokens.enumerated().reduce(into: "") { text, entry in
            let (index, token) = entry
            let isTight = index == 0 || tight.contains(token.text) || tight.contains(tokens[index - 1].text)
            text += (isTight ? "" : " ") + token.text
        }
    }
}

/// A script whose comparisons tell what they compare; lines stay where they are.
struct WatchedScript {
    /// The name under which scripts find the helper, and the helper's file.
    static let helper = "tiaochu_watch"
    /// The host function that the helper calls.
    static let report = "tiaochu_compared"

    /// What a comparison is in a watched script; equality of texts tells nothing about bounds.
    static let helperSource = """
        return { compare = function(id, left, sign, right)
          local kind, isEquality = type(left), sign == "==" or sign == "~="
          if kind == type(right) and (kind == "number" or kind == "string" and not isEquality) then
            \(report)(id, left, right)
          end
          if sign == "<" then return left < right end
          if sign == "<=" then return left <= right end
          if sign == ">" then return left > right end
          if sign == ">=" then return left >= right end
          if sign == "==" then return left == right end
          return left ~= right
        end }
        """

    let text: String
    let comparisons: [ScriptComparison]

    /// - Parameter firstID: the number of its first comparison; the others follow.
    init(_ script: HookScript, firstID: Int) {
        let found = LuaComparison.all(in: LuaToken.all(in: script.source) ?? [])
        comparisons = found.map { ScriptComparison($0, in: script.path) }
        // At one place, what ends stands before what begins.
        var edits: [(place: Int, isStart: Bool, length: Int, text: String)] = []
        for (index, comparison) in found.enumerated() {
            guard let first = comparison.left.first, let last = comparison.right.last else { continue }
            let sign = comparison.sign
            edits += [
                (first.bytes.lowerBound, true, 0, "\(Self.helper).compare(\(firstID + index), "),
                (sign.bytes.lowerBound, true, sign.bytes.count, ", \"\(sign.text)\", "),
                (last.bytes.upperBound, false, 0, ")"),
            ]
        }
        edits.sort { ($0.place, $0.isStart ? 1 : 0) < ($1.place, $1.isStart ? 1 : 0) }
        let bytes = Array(script.source.utf8)
        var output: [UInt8] = []
        var position = 0
        for edit in edits {
            output += bytes[position..<edit.place] + Array(edit.text.utf8)
            position = edit.place + edit.length
        }
        text = String(decoding: output + bytes[position...], as: UTF8.self)
    }
}
