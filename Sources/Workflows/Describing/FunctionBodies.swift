import Diagnostics

/// The text of functions in Lua files, with that of the local functions they call, comments left out.
///
/// A function ends at the first line that is `end` alone at the margin, as the files are laid out.
struct FunctionBodies {
    private let lines: [String: [Substring]]
    /// By file: the line on which each local function begins.
    private let locals: [String: [String: Int]]

    init(_ scripts: [HookScript]) {
        lines = Dictionary(
            scripts.map { ($0.path, $0.source.split(separator: "\n", omittingEmptySubsequences: false)) },
            uniquingKeysWith: { first, _ in first })
        locals = lines.mapValues { lines in
            Dictionary(
                lines.enumerated().compactMap { index, line in
                    guard line.hasPrefix("local function ") else { return nil }
                    let name = line.dropFirst("local function ".count).prefix { $0 != "(" && $0 != " " }
                    return (String(name), index)
                }, uniquingKeysWith: { first, _ in first })
        }
    }

    func text(from location: SourceLocation) -> String {
        var result = body(location.file, location.line - 1)
        // One level of helpers: those that a hook itself calls.
        for (name, line) in (locals[location.file] ?? [:]).sorted(by: { $0.value < $1.value })
        where result.contains("\(name)(") {
            result += "\n" + body(location.file, line)
        }
        return result
    }

    private func body(_ file: String, _ start: Int) -> String {
        guard let all = lines[file], all.indices.contains(start) else { return "" }
        let rest = all[start...]
        let isOneLine = rest.first?.hasSuffix(" end") == true
        let end = isOneLine ? start : rest.firstIndex { $0 == "end" } ?? all.count - 1
        return rest[...end].filter { !$0.drop(while: \.isWhitespace).hasPrefix("--") }.joined(separator: "\n")
    }
}
