import Diagnostics
import LuaRuntime

extension HookScript {
    /// The kind that each table given to `document` names with a text, at whatever depth of lines.
    public var orderedPapers: [Located<String>] {
        let tokens = LuaToken.all(in: source) ?? []
        return tokens.indices.compactMap { place -> Located<String>? in
            guard tokens[place].kind == .name, tokens[place].text == "document",
                place == 0 || tokens[place - 1].text != ".",
                let open = tokens[(place + 1)...].prefix(2).firstIndex(where: { $0.text == "{" }),
                open == place + 1 || tokens[place + 1].text == "(", let kind = Self.kind(in: tokens, from: open)
            else { return nil }
            return Located(
                String(kind.text.dropFirst().dropLast()),
                at: SourceLocation(file: path, line: kind.line, column: kind.column + 1))
        }
    }

    private static func kind(in tokens: [LuaToken], from open: Int) -> LuaToken? {
        var depth = 0
        for place in open..<tokens.count {
            if ["{", "(", "["].contains(tokens[place].text) { depth += 1 }
            if ["}", ")", "]"].contains(tokens[place].text) { depth -= 1 }
            guard depth > 0 else { return nil }
            if depth == 1, tokens[place].kind == .name, tokens[place].text == "kind", place + 2 < tokens.count,
                tokens[place + 1].text == "=", tokens[place + 2].kind == .text
            {
                return tokens[place + 2]
            }
        }
        return nil
    }
}
