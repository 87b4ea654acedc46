import LuaRuntime

extension [LuaToken] {
    /// The place of the `end` or `until` that closes the block which the keyword at `start` opens; nil where none does.
    ///
    /// `for` and `while` open theirs with `do`.
    func endOfBlock(openedAt start: Int) -> Int? {
        var depth = 0
        for place in start..<count where self[place].kind == .keyword {
            switch self[place].text {
            case "function", "if", "do", "repeat": depth += 1
            case "end", "until": depth -= 1
            default: continue
            }
            if depth == 0 { return place }
        }
        return nil
    }
}
