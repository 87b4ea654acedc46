import LuaRuntime

/// A table that a script writes out once under a name, as its keys: `local KINDS = { wages = true, ["work-injury"] = true }`.
struct ScriptTable {
    let name: String
    /// Its keys that are written as names or texts, but for those that the script itself names again (`KINDS.default`).
    let keys: [LuaToken]

    /// A key without its quotes.
    static func written(_ key: LuaToken) -> String {
        key.kind == .text ? String(key.text.dropFirst().dropLast()) : key.text
    }

    /// Those of a script whose names stand for one table throughout: declared once and never assigned anew.
    static func all(in tokens: [LuaToken]) -> [ScriptTable] {
        tokens.indices.compactMap { place in
            guard tokens[place].text == "local", tokens[place].kind == .keyword, place + 3 < tokens.count,
                tokens[place + 1].kind == .name, tokens[place + 2].text == "=", tokens[place + 3].text == "{",
                isAlone(tokens[place + 1].text, besides: place + 1, in: tokens)
            else { return nil }
            let name = tokens[place + 1].text
            let named = keysNamed(of: name, in: tokens)
            let keys = keys(from: place + 3, in: tokens).filter { !named.contains(written($0)) }
            return keys.isEmpty ? nil : ScriptTable(name: name, keys: keys)
        }
    }

    /// Whether no other variable has the name: no second `local`, no parameter or loop variable, no assignment.
    private static func isAlone(_ name: String, besides own: Int, in tokens: [LuaToken]) -> Bool {
        !isParameter(name, in: tokens)
            && tokens.indices.allSatisfy { place in
                guard place != own, tokens[place].kind == .name, tokens[place].text == name else { return true }
                let before = place > 0 ? tokens[place - 1].text : ""
                let after = place + 1 < tokens.count ? tokens[place + 1].text : ""
                // A member or a key of another table is no variable.
                if before == "." || before == ":" { return true }
                if ["local", "for", "function"].contains(before) { return false }
                return after != "=" || before == "{"
            }
    }

    private static func isParameter(_ name: String, in tokens: [LuaToken]) -> Bool {
        tokens.indices.contains { place in
            guard tokens[place].kind == .keyword, tokens[place].text == "function" else { return false }
            return tokens[place...].prefix { $0.text != ")" }.contains { $0.kind == .name && $0.text == name }
        }
    }

    /// `name.key` and `name["key"]`.
    private static func keysNamed(of name: String, in tokens: [LuaToken]) -> Set<String> {
        tokens.indices.reduce(into: []) { found, place in
            guard tokens[place].text == name, place + 2 < tokens.count else { return }
            let (sign, key) = (tokens[place + 1].text, tokens[place + 2])
            if sign == ".", key.kind == .name { found.insert(key.text) }
            if sign == "[", key.kind == .text { found.insert(written(key)) }
        }
    }

    /// The keys of the outermost level of a table's text.
    private static func keys(from open: Int, in tokens: [LuaToken]) -> [LuaToken] {
        var (depth, keys): (Int, [LuaToken]) = (0, [])
        for place in open..<tokens.count {
            let token = tokens[place]
            if token.kind == .symbol, ["{", "(", "["].contains(token.text) { depth += 1 }
            if token.kind == .symbol, ["}", ")", "]"].contains(token.text) { depth -= 1 }
            if depth == 0 { return keys }
            // A block inside, with assignments of its own, is no plain table.
            if token.kind == .keyword, token.text == "function" { return [] }
            guard place + 1 < tokens.count, place > open else { continue }
            let before = tokens[place - 1].text
            if depth == 1, token.kind == .name, tokens[place + 1].text == "=", ["{", ",", ";"].contains(before) {
                keys.append(token)
            }
            if depth == 2, token.kind == .text, before == "[", tokens[place + 1].text == "]", place + 2 < tokens.count,
                tokens[place + 2].text == "=", !token.text.contains("\\")
            {
                keys.append(token)
            }
        }
        return []
    }
}
