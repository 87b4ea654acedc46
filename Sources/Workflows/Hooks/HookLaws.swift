import Diagnostics

/// The articles that hooks serve: those of the transitions, deadlines and states that name them, or of the nearest state around these.
///
/// A function that no file names serves what the hooks that call it do.
struct HookLaws {
    private let context: LoadContext
    private let functions: ScriptFunctions
    private let named: [String: Citation]

    init(_ context: LoadContext, _ functions: ScriptFunctions, uses: [HookUse]) {
        self.context = context
        self.functions = functions
        named = Dictionary(
            uses.compactMap { use in use.law.map { (use.name, $0) } }, uniquingKeysWith: { first, _ in first })
    }

    /// The article of what names a hook in one place.
    func words(for use: HookUse) -> BilingualText? { use.law.map(context.words) }

    /// The article of a hook, as it is cited to people; nil when nothing that names it rests on one.
    func words(of hook: String) -> BilingualText? {
        if let law = named[hook] { return context.words(for: law) }
        return functions.inForce(hook).flatMap(law).map(context.words)
    }

    /// The article of the function that a line of a script stands in.
    func words(at line: Int, in script: String) -> BilingualText? {
        functions.function(at: line, in: script).flatMap(law).map(context.words)
    }

    private func law(of function: Int) -> Citation? {
        // Asked for findings only, of which there are few.
        let callers: [Int: [Int]] = functions.functions.indices.reduce(into: [:]) { callers, caller in
            for call in functions.calls(of: caller) { callers[call.function, default: []].append(caller) }
        }
        var seen: Set<Int> = []
        var waiting = [function]
        while !waiting.isEmpty {
            for index in waiting {
                let function = functions.functions[index]
                if function.isMember, let law = named[function.name] { return law }
            }
            seen.formUnion(waiting)
            waiting = waiting.flatMap { callers[$0] ?? [] }.filter { !seen.contains($0) }
        }
        return nil
    }
}
