import Diagnostics

/// The articles that hooks cite in `refuse(…, { statute = "LMAL", article = 43 })`, found in their text.
///
/// They are checked like those of the YAML, and their statutes become part of the bundle: a refusal must be able to cite in full words.
enum HookCitations {
    static func all(in scripts: [HookScript]) -> [Located<Citation>] {
        scripts.flatMap(citations)
    }

    private static func citations(in script: HookScript) -> [Located<Citation>] {
        var found: [Located<Citation>] = []
        let lines = script.source.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            guard !line.drop(while: { $0 == " " || $0 == "\t" }).hasPrefix("--") else { continue }
            for match in line.matches(of: /statute\s*=\s*"([^"]+)"\s*,\s*article\s*=\s*"?([0-9][0-9()\-]*)"?/) {
                let column = line.distance(from: line.startIndex, to: match.range.lowerBound) + 1
                found.append(
                    Located(
                        Citation(statute: String(match.1), article: String(match.2)),
                        at: SourceLocation(file: script.path, line: index + 1, column: column)))
            }
        }
        return found
    }
}
