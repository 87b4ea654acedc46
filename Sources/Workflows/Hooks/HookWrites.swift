import LuaRuntime

/// Which fields a stretch of Lua assigns to: alone or among several, whole or a part, by their name or through a local one for them.
struct HookWrites {
    private let tokens: [LuaToken]
    private let fields: Set<String>
    /// Local names that stand for what a field holds.
    private var aliases: [String: Set<String>] = [:]
    private(set) var written: Set<String> = []

    init(_ body: ArraySlice<LuaToken>, among fields: Set<String>) {
        tokens = Array(body)
        self.fields = fields
        for place in tokens.indices { follow(place) }
        var tables: [Int] = []
        var functions: [Int] = []
        for place in tokens.indices {
            let token = tokens[place]
            if let end = functions.last, place >= end { functions.removeLast() }
            switch token.text {
            case "{" where token.kind == .symbol: tables.append(place)
            case "}" where token.kind == .symbol: tables.removeLast(tables.isEmpty ? 0 : 1)
            case "function" where token.kind == .keyword && !tables.isEmpty:
                functions.append(tokens.endOfBlock(openedAt: place) ?? tokens.count)
            case "=" where token.kind == .symbol && (tables.isEmpty || !functions.isEmpty): assign(before: place)
            case "(" where token.kind == .symbol && isChangingTable(place):
                assign(to: place + 1..<endOfArgument(place + 1))
            default: continue
            }
        }
    }

    // MARK: - Names for fields

    /// `local items = case.items` and `for _, item in ipairs(case.items)`: what is done to these is done to the field.
    private mutating func follow(_ place: Int) {
        let token = tokens[place]
        guard token.kind == .keyword, token.text == "local" || token.text == "for" else { return }
        let stop = token.text == "local" ? "=" : "in"
        var names: [String] = []
        var next = place + 1
        while next < tokens.count, tokens[next].kind == .name || tokens[next].text == "," {
            if tokens[next].kind == .name { names.append(tokens[next].text) }
            next += 1
        }
        guard next < tokens.count, tokens[next].text == stop else { return }
        let line = tokens[next].line
        let rest = tokens[next...].prefix { $0.line == line && $0.text != "do" && $0.text != ";" }
        let meant = Array(rest).indices.reduce(into: Set<String>()) { $0.formUnion(field(at: next + $1)) }
        for name in names where !meant.isEmpty { aliases[name, default: []].formUnion(meant) }
    }

    /// The field that is named here after a dot, or as the text of an index.
    private func field(at place: Int) -> Set<String> {
        guard place > 0 else { return [] }
        let token = tokens[place]
        if token.kind == .name, tokens[place - 1].text == ".", fields.contains(token.text) { return [token.text] }
        if token.kind == .name, let meant = aliases[token.text], tokens[place - 1].text != "." { return meant }
        let text = String(token.text.dropFirst().dropLast())
        return token.kind == .text && tokens[place - 1].text == "[" && fields.contains(text) ? [text] : []
    }

    // MARK: - Assignments

    private mutating func assign(before sign: Int) {
        var place = sign - 1
        while place >= 0 {
            guard let start = startOfVariable(endingAt: place) else { return }
            assign(to: start..<place + 1)
            guard start >= 1, tokens[start - 1].text == "," else { return }
            place = start - 2
        }
    }

    /// `case.items[1].amount`: from its last word back to its first; nil when no variable ends here.
    private func startOfVariable(endingAt end: Int) -> Int? {
        var place = end
        while place >= 0 {
            if tokens[place].text == "]" || tokens[place].text == ")" {
                guard let open = opening(of: place) else { return nil }
                place = open - 1
                continue
            }
            guard tokens[place].kind == .name else { return nil }
            guard place >= 2, tokens[place - 1].text == "." else { return place }
            place -= 2
        }
        return nil
    }

    private func opening(of close: Int) -> Int? {
        var depth = 0
        for place in stride(from: close, through: 0, by: -1) {
            if [")", "]", "}"].contains(tokens[place].text) { depth += 1 }
            if ["(", "[", "{"].contains(tokens[place].text) { depth -= 1 }
            if depth == 0 { return place }
        }
        return nil
    }

    /// The fields of a variable; what stands in its indices is read, unless it is the name of the field itself.
    private mutating func assign(to variable: Range<Int>) {
        var depth = 0
        for place in variable {
            let token = tokens[place]
            if token.kind == .symbol, token.text == "[" { depth += 1 }
            if token.kind == .symbol, token.text == "]" { depth -= 1 }
            let isWhole = variable.count == 1 && token.kind == .name
            if depth == 0 && !isWhole || depth == 1 && token.kind == .text { written.formUnion(field(at: place)) }
        }
    }

    // MARK: - Functions that change a table

    /// `table.insert(case.items, …)`
    private func isChangingTable(_ open: Int) -> Bool {
        open >= 3 && tokens[open - 3].text == "table" && tokens[open - 2].text == "."
            && ["insert", "remove", "sort"].contains(tokens[open - 1].text)
    }

    private func endOfArgument(_ start: Int) -> Int {
        var depth = 0
        for place in start..<max(start, tokens.count) {
            if ["(", "[", "{"].contains(tokens[place].text) { depth += 1 }
            if depth == 0, [",", ")"].contains(tokens[place].text) { return place }
            if [")", "]", "}"].contains(tokens[place].text) { depth -= 1 }
        }
        return tokens.count
    }
}
