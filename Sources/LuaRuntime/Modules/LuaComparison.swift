/// A comparison in Lua source, with the extent of what it compares.
///
/// Where an operand cannot be told for certain without a parser (one comparison beside another, a function inside) there is none.
public struct LuaComparison: Hashable, Sendable {
    /// `<`, `<=`, `>`, `>=`, `==` or `~=`.
    public var sign: LuaToken
    public var left: [LuaToken]
    public var right: [LuaToken]

    public static let signs: Set<String> = ["<", "<=", ">", ">=", "==", "~="]

    /// In the order of the source.
    public static func all(in tokens: [LuaToken]) -> [LuaComparison] {
        guard let brackets = LuaBrackets(tokens) else { return [] }
        let operands = LuaOperands(tokens: tokens, brackets: brackets)
        return tokens.indices.compactMap { index in
            guard tokens[index].kind == .symbol, signs.contains(tokens[index].text),
                let left = operands.left(of: index), let right = operands.right(of: index)
            else { return nil }
            return LuaComparison(sign: tokens[index], left: Array(tokens[left]), right: Array(tokens[right]))
        }
    }
}

/// The bracket that belongs to each bracket.
private struct LuaBrackets {
    private(set) var partner: [Int: Int] = [:]

    /// Nil where they do not match.
    init?(_ tokens: [LuaToken]) {
        var open: [Int] = []
        let closing = [")": "(", "]": "[", "}": "{"]
        for (index, token) in tokens.enumerated() where token.kind == .symbol {
            if ["(", "[", "{"].contains(token.text) { open.append(index) }
            guard let wanted = closing[token.text] else { continue }
            guard let last = open.popLast(), tokens[last].text == wanted else { return nil }
            (partner[last], partner[index]) = (index, last)
        }
        if !open.isEmpty { return nil }
    }
}

/// Finds what stands on either side of a comparison, which binds looser than arithmetic and tighter than `and` and `or`.
private struct LuaOperands {
    let tokens: [LuaToken]
    let brackets: LuaBrackets

    private static let values: Set<String> = ["nil", "true", "false"]
    private static let separators: Set<String> = [",", ";", "=", "::"]

    func left(of sign: Int) -> Range<Int>? {
        var start = sign
        scan: while start > 0 {
            let token = tokens[start - 1]
            switch token.kind {
            case .keyword where token.text == "end": return nil
            case .keyword where !Self.values.contains(token.text) && token.text != "not": break scan
            case .symbol where LuaComparison.signs.contains(token.text): return nil
            case .symbol where Self.separators.contains(token.text) || "([{".contains(token.text): break scan
            case .symbol: start = brackets.partner[start - 1] ?? start - 1
            default: start -= 1
            }
        }
        return isWhole(start..<sign) ? start..<sign : nil
    }

    func right(of sign: Int) -> Range<Int>? {
        var end = sign + 1
        var wantsValue = true
        scan: while end < tokens.count {
            let token = tokens[end]
            switch token.kind {
            case .keyword where token.text == "function": return nil
            case .keyword where token.text == "not" && wantsValue: end += 1
            case .keyword where Self.values.contains(token.text) && wantsValue: (end, wantsValue) = (end + 1, false)
            case .keyword: break scan
            // A text after a value is the argument of a call; any other value after one begins a statement.
            case .text: (end, wantsValue) = (end + 1, false)
            case .name, .number:
                guard wantsValue else { break scan }
                (end, wantsValue) = (end + 1, false)
            case .symbol where LuaComparison.signs.contains(token.text): return nil
            case .symbol where Self.separators.contains(token.text) || ")]}".contains(token.text): break scan
            case .symbol where "([{".contains(token.text):
                guard let closing = brackets.partner[end] else { return nil }
                (end, wantsValue) = (closing + 1, false)
            case .symbol where token.text == "...": (end, wantsValue) = (end + 1, false)
            case .symbol: (end, wantsValue) = (end + 1, true)
            }
        }
        guard !wantsValue, isWhole(sign + 1..<end) else { return nil }
        return sign + 1..<end
    }

    private func isWhole(_ range: Range<Int>) -> Bool {
        !range.isEmpty && !tokens[range].contains { $0.kind == .keyword && $0.text == "function" }
    }
}
