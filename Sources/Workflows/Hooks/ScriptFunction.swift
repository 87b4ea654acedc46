import LuaRuntime

/// A function that stands at the margin of a script, as its tokens.
struct ScriptFunction {
    /// The number of its script.
    let script: Int
    let name: String
    /// Reached as `M.name` and by the workflow; a local function only from its own script.
    let isMember: Bool
    let parameters: [String]
    /// What stands between its parameters and its `end`.
    let body: ArraySlice<LuaToken>
    let line: Int
}

/// The functions of a workflow's scripts, and which of them calls which.
struct ScriptFunctions {
    /// A call, with the words given for the arguments; nil for an argument that is more than one word.
    struct Call {
        let function: Int
        let arguments: [String?]
    }

    let scripts: [HookScript]
    let functions: [ScriptFunction]
    private let locals: [Int: [String: Int]]
    /// Members by name: their numbers in the order of the layers.
    private let members: [String: [Int]]

    init(_ scripts: [HookScript]) {
        self.scripts = scripts
        functions = scripts.indices.flatMap { Self.functions(of: scripts[$0], number: $0) }
        var locals: [Int: [String: Int]] = [:]
        var members: [String: [Int]] = [:]
        for (index, function) in functions.enumerated() {
            if function.isMember {
                members[function.name, default: []].append(index)
            } else {
                locals[function.script, default: [:]][function.name] = index
            }
        }
        (self.locals, self.members) = (locals, members)
    }

    /// The function that a workflow's name means: that of the layer nearest to the place.
    func inForce(_ name: String) -> Int? { members[name]?.last }

    /// The function of that name before any layer replaced it.
    func inBase(_ name: String) -> Int? { members[name]?.first }

    /// The function that a line of a script stands in.
    func function(at line: Int, in script: String) -> Int? {
        functions.indices.last { index in
            let function = functions[index]
            return scripts[function.script].path == script && function.line <= line
                && line <= (function.body.last?.line ?? function.line)
        }
    }

    /// Those that a function calls, itself left out, each once, in the order of the text.
    func calls(of index: Int) -> [Call] {
        let caller = functions[index]
        let body = Array(caller.body)
        return body.indices.compactMap { place in
            guard body[place].kind == .name, place + 1 < body.count, body[place + 1].text == "(" else { return nil }
            let isMember = place >= 2 && body[place - 1].text == "."
            let callee =
                isMember
                ? member(body[place].text, of: body[place - 2].text, in: caller)
                : locals[caller.script]?[body[place].text]
            return callee.map { Call(function: $0, arguments: Self.arguments(of: body, after: place + 1)) }
        }
    }

    private func member(_ name: String, of table: String, in caller: ScriptFunction) -> Int? {
        let layer = scripts[caller.script].layer
        if table == "base" {
            return members[name]?.last { scripts[functions[$0].script].layer != layer && $0 < own(caller, name) }
        }
        // Of its own file's functions, a layer's in its place is called: decision 0021.
        guard let known = members[name], known.contains(where: { functions[$0].script == caller.script }) else {
            return nil
        }
        return known.last
    }

    /// The first number of the caller's layer.
    private func own(_ caller: ScriptFunction, _ name: String) -> Int {
        let layer = scripts[caller.script].layer
        return functions.firstIndex { scripts[$0.script].layer == layer } ?? 0
    }

    private static func arguments(of body: [LuaToken], after open: Int) -> [String?] {
        var (depth, current): (Int, [LuaToken]) = (0, [])
        var arguments: [String?] = []
        for token in body[open...] {
            if ["(", "{", "["].contains(token.text) {
                depth += 1
                if depth == 1 { continue }
            }
            if [")", "}", "]"].contains(token.text) { depth -= 1 }
            if depth == 0 || (depth == 1 && token.text == ",") {
                arguments.append(current.count == 1 && current[0].kind == .name ? current[0].text : nil)
                current = []
                if depth == 0 { return arguments }
            } else {
                current.append(token)
            }
        }
        return arguments
    }

    // MARK: - Reading a script

    private static func functions(of script: HookScript, number: Int) -> [ScriptFunction] {
        guard let tokens = LuaToken.all(in: script.source) else { return [] }
        var found: [ScriptFunction] = []
        var place = 0
        while place < tokens.count {
            guard tokens[place].text == "function", tokens[place].kind == .keyword,
                let open = tokens[place...].firstIndex(where: { $0.text == "(" }),
                let close = tokens[open...].firstIndex(where: { $0.text == ")" }),
                let (name, isLocal) = name(of: place, open, in: tokens)
            else {
                place += 1
                continue
            }
            // In a script that is no Lua a block may end among its own parameters.
            let end = Swift.max(tokens.endOfBlock(openedAt: place) ?? tokens.count, close + 1)
            found.append(
                ScriptFunction(
                    script: number, name: name, isMember: !isLocal,
                    parameters: tokens[open...close].filter { $0.kind == .name }.map(\.text),
                    body: tokens[(close + 1)..<end], line: tokens[place].line))
            place = end
        }
        return found
    }

    /// Of `function M.name(`, `local function name(`, `M.name = function(` and `local name = function(`; nil for one without a name.
    private static func name(
        of place: Int, _ open: Int, in tokens: [LuaToken]
    ) -> (name: String, isLocal: Bool)? {
        if open > place + 1 { return (tokens[open - 1].text, place > 0 && tokens[place - 1].text == "local") }
        guard place >= 3, tokens[place - 1].text == "=", tokens[place - 2].kind == .name else { return nil }
        switch tokens[place - 3].text {
        case ".": return (tokens[place - 2].text, false)
        case "local": return (tokens[place - 2].text, true)
        default: return nil
        }
    }
}
