import Diagnostics

/// The text of each hook, from its `function` line to the line before the next one in its file.
///
/// Local functions and tables belong to the hook above them, those before the first hook to the file itself.
struct HookTexts {
    struct Hook {
        var name: String
        var location: SourceLocation
        /// Without comment lines, blank lines and indentation: what is left decides.
        var text: String
    }

    let hooks: [Hook]

    init(_ scripts: [HookScript]) {
        let catalogue = HookCatalogue(scripts)
        var starts: [String: [(line: Int, name: String)]] = [:]
        for (name, definitions) in catalogue.definitions {
            for definition in definitions {
                let suffix = definition.layer.map { " (\($0))" } ?? ""
                starts[definition.location.file, default: []].append((definition.location.line, name + suffix))
            }
        }
        hooks = scripts.flatMap { script in
            let lines = script.source.split(separator: "\n", omittingEmptySubsequences: false)
            let inFile = [(line: 1, name: script.path)] + (starts[script.path] ?? []).sorted { $0.line < $1.line }
            return inFile.enumerated().map { index, start in
                let end = index + 1 < inFile.count ? inFile[index + 1].line - 1 : lines.count
                return Hook(
                    name: start.name, location: SourceLocation(file: script.path, line: start.line, column: 1),
                    text: Self.essence(of: lines[min(start.line - 1, end)..<end]))
            }
        }
    }

    private static func essence(of lines: ArraySlice<Substring>) -> String {
        lines.map { $0.trimmingPrefix { $0 == " " || $0 == "\t" } }
            .filter { !$0.isEmpty && !$0.hasPrefix("--") }.joined(separator: "\n")
    }
}
