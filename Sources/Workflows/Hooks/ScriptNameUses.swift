import LuaRuntime

/// What a script reads and writes of the case, the parameters and the event, followed through its blocks token by token.
///
/// A variable is one of the three when it is a parameter of a hook in its place, or when a parameter of any function has its name; a
/// local of the same name hides it. What a variable that was assigned from elsewhere holds is not guessed.
struct ScriptNameUses {
    struct Unknown {
        /// `case`, `params` or `event`.
        var root: String
        /// What stands before the name, when that is more than the root: `case.worker`.
        var path: String
        var name: LuaToken
        /// The name without quotes.
        var written: String
        var known: [String]
    }

    /// A variable's shape and what it is called in a finding; nil hides an outer one.
    private struct Meaning {
        var root: String
        var path: String
        var shape: LuaShape
    }

    /// A text that a path of the case or the parameters is compared with, or given.
    struct Literal {
        /// `case` or `params`, then the names, elements of lists left out.
        var path: [String]
        var token: LuaToken
        var written: String { String(token.text.dropFirst().dropLast()) }
    }

    /// What stands between the brackets behind a table's name.
    struct TableIndex {
        var table: String
        /// As in `Literal`; nil for anything else than a path of the case or the parameters, whose values are not known.
        var path: [String]?
    }

    private(set) var unknown: [Unknown] = []
    private(set) var literals: [Literal] = []
    /// Texts in `facts = { "…" }`.
    private(set) var facts: [LuaToken] = []
    /// Of the tables named, in the order of the text.
    private(set) var tableIndexes: [TableIndex] = []

    private let tokens: [LuaToken]
    private let tables: Set<String>
    private let hooks: Set<String>
    private let shapes: [String: LuaShape]
    private var scopes: [[String: Meaning?]] = [[:]]
    /// Variables of a `for` whose `do` has not come yet.
    private var loop: [String: Meaning?] = [:]
    private var index = 0

    /// - Parameters:
    ///   - shapes: those of `case`, `params` and `event`.
    ///   - tables: the names of those whose indexes are wanted.
    init(_ tokens: [LuaToken], hooks: Set<String>, shapes: [String: LuaShape], tables: Set<String> = []) {
        self.tokens = tokens
        self.tables = tables
        self.hooks = hooks
        self.shapes = shapes
    }

    mutating func read() {
        while index < tokens.count {
            let token = tokens[index]
            switch token.kind {
            case .keyword: readKeyword(token.text)
            case .name: readName(token)
            default: index += 1
            }
        }
    }

    private func text(_ offset: Int) -> String {
        tokens.indices.contains(index + offset) ? tokens[index + offset].text : ""
    }

    // MARK: - Blocks

    private mutating func readKeyword(_ word: String) {
        switch word {
        case "function": readFunction()
        case "local": readLocal()
        case "for": readFor()
        case "do":
            scopes.append(loop)
            loop = [:]
            index += 1
        case "then", "repeat":
            scopes.append([:])
            index += 1
        case "else":
            scopes[scopes.count - 1] = [:]
            index += 1
        case "elseif", "end", "until":
            if scopes.count > 1 { scopes.removeLast() }
            index += 1
        default: index += 1
        }
    }

    /// `function M.name(a, b)`, `local function name(a, b)`, `function(a, b)`.
    private mutating func readFunction() {
        var name = ""
        // `M.name = function(…)` and `{ name = function(…) }`.
        if text(-1) == "=", index >= 2, tokens[index - 2].kind == .name { name = text(-2) }
        index += 1
        while index < tokens.count, tokens[index].text != "(" {
            if tokens[index].kind == .name { name = tokens[index].text }
            index += 1
        }
        index += 1
        var parameters: [String] = []
        while index < tokens.count, tokens[index].text != ")" {
            if tokens[index].kind == .name { parameters.append(tokens[index].text) }
            index += 1
        }
        index += 1
        var scope: [String: Meaning?] = [:]
        for (place, parameter) in parameters.enumerated() {
            let roots = ["case", "params", "event"]
            let root = hooks.contains(name) && place < roots.count ? roots[place] : parameter
            scope[parameter] = .some(shapes[root].map { Meaning(root: root, path: "", shape: $0) })
        }
        scopes.append(scope)
    }

    private mutating func readLocal() {
        index += 1
        guard text(0) != "function" else {
            scopes[scopes.count - 1][text(1)] = .some(nil)
            return
        }
        var names: [String] = []
        while index < tokens.count, tokens[index].kind == .name {
            names.append(tokens[index].text)
            index += 1
            // `<const>`, `<close>`.
            if text(0) == "<" { index += 3 }
            guard text(0) == "," else { break }
            index += 1
        }
        // `local worker = case.worker`: the variable has the shape of what it is.
        var meaning: Meaning?
        if names.count == 1, text(0) == "=", let (found, end) = path(at: index + 1), isOver(at: end),
            !isAssigned(names[0], after: end)
        {
            meaning = found
        }
        if text(0) == "=" { index += 1 }
        // The right side still sees the outer variable of the name; hiding it first only misses something.
        for name in names { scopes[scopes.count - 1][name] = .some(meaning) }
        if meaning != nil, names == [text(0)] { index += 1 }
    }

    /// `for _, claim in ipairs(case.claims) do`: the second variable has the shape of an element.
    private mutating func readFor() {
        index += 1
        loop = [:]
        var names: [String] = []
        while index < tokens.count, tokens[index].text != "in", tokens[index].text != "=" {
            if tokens[index].kind == .name { names.append(tokens[index].text) }
            index += 1
        }
        for name in names { loop[name] = .some(nil) }
        guard names.count == 2, text(0) == "in", text(1) == "ipairs", text(2) == "(",
            let (list, end) = path(at: index + 3), case .list(let element) = list.shape,
            end < tokens.count, tokens[end].text == ")"
        else { return }
        loop[names[1]] = .some(Meaning(root: list.root, path: list.path + "[…]", shape: element))
    }

    // MARK: - Names

    private mutating func readName(_ token: LuaToken) {
        defer { index += 1 }
        // A member or a key of a table is no variable.
        if text(-1) == "." || text(-1) == ":" { return }
        if token.text == "facts", text(1) == "=", text(2) == "{", text(-1) != "local" {
            readFacts()
            return
        }
        if tables.contains(token.text), text(1) == "[" { noteIndex(of: token.text) }
        guard let meaning = meaning(of: token.text) else { return }
        follow(meaning, from: index + 1)
    }

    private mutating func readFacts() {
        var place = index + 3
        while place < tokens.count, tokens[place].text != "}" {
            let isAlone = [",", "{", ";"].contains(tokens[place - 1].text)
            let next = place + 1 < tokens.count ? tokens[place + 1].text : ""
            if tokens[place].kind == .text, isAlone, [",", "}", ";"].contains(next),
                let first = tokens[place].text.first, first == "\"" || first == "'", !tokens[place].text.contains("\\")
            {
                facts.append(tokens[place])
            }
            if tokens[place].text == "{" { return }
            place += 1
        }
    }

    private func meaning(of name: String) -> Meaning? {
        for scope in scopes.reversed() {
            if let known = scope[name] { return known }
        }
        return nil
    }

    /// Goes along `.a.b["c"][1]` and notes the first name that is not there.
    private mutating func follow(_ start: Meaning, from first: Int) {
        var (meaning, place) = (start, first)
        while let (name, written, next) = member(at: place) {
            guard let written else {
                // An element by number.
                guard case .list(let element) = meaning.shape else { return }
                meaning = Meaning(root: meaning.root, path: words(meaning) + "[…]", shape: element)
                place = next
                continue
            }
            guard case .record(let fields) = meaning.shape else { return }
            guard let shape = fields[written] else {
                unknown.append(
                    Unknown(
                        root: meaning.root, path: meaning.path, name: name, written: written,
                        known: fields.keys.sorted()))
                return
            }
            meaning = Meaning(root: meaning.root, path: words(meaning) + "." + written, shape: shape)
            place = next
        }
        noteLiteral(of: meaning, from: first - 1, to: place)
    }

    /// `case.a == "x"`, `case.a ~= "x"`, `case.a = "x"` and `"x" == case.a`.
    private mutating func noteLiteral(of meaning: Meaning, from start: Int, to end: Int) {
        let signs: Set = ["==", "~="]
        var found: [LuaToken] = []
        if end + 1 < tokens.count, signs.contains(tokens[end].text) || tokens[end].text == "=" {
            found.append(tokens[end + 1])
        }
        if start >= 2, signs.contains(tokens[start - 1].text) { found.append(tokens[start - 2]) }
        let names = names(meaning)
        for token in found where token.kind == .text && !token.text.contains("\\") && token.text.first != "[" {
            literals.append(Literal(path: names, token: token))
        }
    }

    /// `KINDS[case.kind]`, and `KINDS[case.kind or ""]`; the text of a literal index needs no value of a choice.
    private mutating func noteIndex(of table: String) {
        guard text(2).first != "\"", text(2).first != "'" else { return }
        guard let (meaning, end) = path(at: index + 2), tokens.indices.contains(end),
            tokens[end].text == "]"
                || (tokens[end].text == "or" && tokens.indices.contains(end + 2)
                    && tokens[end + 1].kind == .text && tokens[end + 2].text == "]")
        else {
            tableIndexes.append(TableIndex(table: table))
            return
        }
        tableIndexes.append(TableIndex(table: table, path: names(meaning)))
    }

    private func names(_ meaning: Meaning) -> [String] {
        words(meaning).split(separator: ".").map { String($0.prefix { $0 != "[" }) }.filter { !$0.isEmpty }
    }

    private func words(_ meaning: Meaning) -> String { meaning.path.isEmpty ? meaning.root : meaning.path }

    /// `.name`, `["name"]` or `[expression]` at a place: the token, the name or nil for an expression, and where it goes on.
    private func member(at place: Int) -> (token: LuaToken, written: String?, next: Int)? {
        guard tokens.indices.contains(place + 1) else { return nil }
        let (sign, next) = (tokens[place], tokens[place + 1])
        if sign.text == ".", next.kind == .name { return (next, next.text, place + 2) }
        guard sign.text == "[" else { return nil }
        var depth = 0
        for end in place..<tokens.count {
            if tokens[end].text == "[" { depth += 1 }
            if tokens[end].text == "]" { depth -= 1 }
            guard depth == 0 else { continue }
            let isLiteral = end == place + 2 && next.kind == .text && next.text.count >= 2 && !next.text.contains("\\")
            return (next, isLiteral ? String(next.text.dropFirst().dropLast()) : nil, end + 1)
        }
        return nil
    }

    /// The variable at a place followed along its names, and the token behind; nil when it is none of the three or something is amiss.
    private func path(at place: Int) -> (Meaning, end: Int)? {
        guard tokens.indices.contains(place), tokens[place].kind == .name, var meaning = meaning(of: tokens[place].text)
        else { return nil }
        var end = place + 1
        while let (_, written, next) = member(at: end) {
            switch (meaning.shape, written) {
            case (.record(let fields), let name?):
                guard let shape = fields[name] else { return nil }
                meaning = Meaning(root: meaning.root, path: words(meaning) + "." + name, shape: shape)
            case (.list(let element), nil):
                meaning = Meaning(root: meaning.root, path: words(meaning) + "[…]", shape: element)
            default: return nil
            }
            end = next
        }
        return (meaning, end)
    }

    /// Whether an expression ends before a token: what follows begins another statement.
    private func isOver(at place: Int) -> Bool {
        guard tokens.indices.contains(place) else { return true }
        let next = tokens[place]
        if next.kind == .keyword { return !["and", "or"].contains(next.text) }
        return next.kind == .name || next.text == ";"
    }

    /// Whether a variable is given another value later on in the file.
    private func isAssigned(_ name: String, after place: Int) -> Bool {
        tokens.indices.dropFirst(place).contains { later in
            tokens[later].text == name && later + 1 < tokens.count && ["=", ","].contains(tokens[later + 1].text)
                && ![".", ":", "{", "(", "local"].contains(tokens[later - 1].text)
        }
    }
}
