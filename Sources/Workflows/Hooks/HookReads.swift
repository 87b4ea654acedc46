import LuaRuntime

/// Which fields a hook may read: those that it, or a function it calls, names after a dot or as a text.
///
/// More than it reads on any one way through it, and never less but for names put together from parts.
struct HookReads {
    private let functions: ScriptFunctions
    private let fields: Set<String>
    private let own: [Set<String>]
    private let written: [Set<String>]

    init(_ functions: ScriptFunctions, fields: Set<String>) {
        self.functions = functions
        self.fields = fields
        own = functions.functions.map { Self.names(in: $0.body, among: fields) }
        written = functions.functions.map { HookWrites($0.body, among: fields).written }
    }

    func reads(of hook: String) -> Set<String> { closure(of: hook).reduce(into: []) { $0.formUnion(own[$1]) } }

    /// The fields that some action, or a function it calls, assigns to.
    func writes(of hook: String) -> Set<String> { closure(of: hook).reduce(into: []) { $0.formUnion(written[$1]) } }

    /// The fields that a function, or one that it calls, assigns to.
    ///
    /// - Parameter left: a function that is not looked into.
    func writes(from function: Int, leavingOut left: Int? = nil) -> Set<String> {
        var (found, waiting): (Set<Int>, [Int]) = ([], [function])
        while let next = waiting.popLast() {
            guard next != left, found.insert(next).inserted else { continue }
            waiting += functions.calls(of: next).map(\.function)
        }
        return found.reduce(into: []) { $0.formUnion(written[$1]) }
    }

    private func closure(of hook: String) -> Set<Int> {
        var found: Set<Int> = []
        var waiting = functions.inForce(hook).map { [$0] } ?? []
        while let next = waiting.popLast() {
            guard found.insert(next).inserted else { continue }
            waiting += functions.calls(of: next).map(\.function).filter { !found.contains($0) }
        }
        return found
    }

    private static func names(in body: ArraySlice<LuaToken>, among fields: Set<String>) -> Set<String> {
        var found: Set<String> = []
        var previous = ""
        for token in body {
            if token.kind == .name, previous == ".", fields.contains(token.text) { found.insert(token.text) }
            if token.kind == .text {
                let text = String(token.text.dropFirst().dropLast())
                if fields.contains(text) { found.insert(text) }
            }
            previous = token.text
        }
        return found
    }

    /// The texts that scripts compare with: values of a choice that none of them names behave alike.
    static func texts(in scripts: [HookScript]) -> Set<String> {
        scripts.reduce(into: []) { texts, script in
            for token in LuaToken.all(in: script.source) ?? [] where token.kind == .text || token.kind == .name {
                texts.insert(token.kind == .text ? String(token.text.dropFirst().dropLast()) : token.text)
            }
        }
    }
}
