import CaseEngine
import Diagnostics
import Dispatch
import Synchronization
import Workflows

/// Tries mutants: runs the scenarios that come to what was changed, until one fails.
struct MutationTrial: Sendable {
    let sources: SourceTree
    let library: RuleLibrary
    let workflow: String
    /// Scenarios that pass as things are, with what their rules were asked; those that do not pass prove nothing.
    let passing: [(entry: ScenarioEntry, record: RuleRecord)]

    /// So many at once between two words about the progress.
    private static let atOnce = 16

    func report(_ mutants: [RuleMutant], progress: (Int) -> Void) -> MutationReport {
        var rows: [MutationReport.Row] = []
        while rows.count < mutants.count {
            let next = Array(mutants[rows.count...].prefix(Self.atOnce))
            let outcomes = Mutex([MutantOutcome](repeating: .invalid, count: next.count))
            DispatchQueue.concurrentPerform(iterations: next.count) { index in
                let outcome = outcome(of: next[index])
                outcomes.withLock { $0[index] = outcome }
            }
            rows += zip(next, outcomes.withLock { $0 }).map { MutationReport.Row(mutant: $0, outcome: $1) }
            progress(rows.count)
        }
        return MutationReport(rows: rows)
    }

    private func outcome(of mutant: RuleMutant) -> MutantOutcome {
        let touching = passing.filter { mutant.isTouched($0.record) }.map(\.entry)
        switch mutant.making {
        case .forcing(let forcing):
            return outcome(touching) {
                ScenarioRunner(library).run($0, watch: RuleWatch(forcing: forcing, seesScripts: false))
            }
        case .text(let old, let new):
            guard let changed = sources.exchanging(old, for: new, at: mutant.location) else { return .invalid }
            let altered = RuleLibrary(changed, calendarsOf: library)
            // Whether it loads is asked even if no scenario comes to it: what cannot be loaded is no mistake that could stay.
            let localities = Set(touching.compactMap { $0.scenario?.locality.value }).union(
                touching.isEmpty ? home : [])
            guard localities.allSatisfy({ (try? altered.bundle(workflow, $0)) != nil }) else { return .invalid }
            return outcome(touching) { ScenarioRunner(altered).run($0) }
        }
    }

    /// A locality in which the rules that are mutated apply.
    let home: Set<String>

    private func outcome(_ entries: [ScenarioEntry], run: (ScenarioEntry) -> ScenarioResult) -> MutantOutcome {
        for entry in entries where !run(entry).passed {
            return .killed(by: entry.name, at: entry.location)
        }
        return .survived(scenarios: entries.count)
    }
}

extension SourceTree {
    /// The same files with one text, which stands at a place in one of several spellings, exchanged for another; nil where it does not stand there.
    ///
    /// A place may be that of the key before it, and the text may stand in quotes.
    func exchanging(_ old: [String], for new: String, at place: SourceLocation) -> SourceTree? {
        guard let bytes = try? bytes(place.file), let text = String(validating: bytes, as: UTF8.self) else {
            return nil
        }
        var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
        guard lines.indices.contains(place.line - 1) else { return nil }
        let line = lines[place.line - 1]
        guard let start = line.index(line.startIndex, offsetBy: place.column - 1, limitedBy: line.endIndex),
            let found = old.lazy.compactMap({ line[start...].range(of: $0, after: Self.before) }).first
        else { return nil }
        lines[place.line - 1] = line[..<found.lowerBound] + new + line[found.upperBound...]
        return with(Array(lines.joined(separator: "\n").utf8), at: place.file)
    }

    private static let before: Set<String> = ["", "\"", "'", "within: ", "at_least: ", "within: \"", "at_least: \""]
}

extension Substring {
    /// Where a text stands at the beginning, or after one of these.
    fileprivate func range(of text: String, after leads: Set<String>) -> Range<String.Index>? {
        for lead in leads where hasPrefix(lead + text) {
            let start = index(startIndex, offsetBy: lead.count)
            return start..<index(start, offsetBy: text.count)
        }
        return nil
    }
}
