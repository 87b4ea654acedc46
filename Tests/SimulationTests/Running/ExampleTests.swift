import Diagnostics
import Foundation
import Simulation
import Testing
import Workflows

@Suite("The examples of this repository")
struct ExampleTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    @Test("every scenario passes, and together they reach every state, transition, closure code and pitfall")
    func examples() throws {
        let folder = "examples/scenarios"
        let names = try #require(FileManager.default.enumerator(atPath: Self.root.appendingPathComponent(folder).path))
            .compactMap { $0 as? String }.filter { $0.hasSuffix(".yaml") }.sorted()
        let all = try names.flatMap { name in
            let path = "\(folder)/\(name)"
            return ScenarioReader.read(
                try String(contentsOf: Self.root.appendingPathComponent(path), encoding: .utf8), file: path)
        }
        #expect(all.count >= 25)
        let report = ScenarioRunner(SourceTree(folder: Self.root.path)).run(all)
        for result in report.results {
            for failure in result.failures {
                Issue.record("\(failure.location): expected \(failure.expected.en), actual: \(failure.actual.en)")
            }
        }
        // The pitfalls of the dispute track, as the requirement numbers them; the others belong to tracks beside it.
        let pitfalls = (Array(1...35) + [49] + Array(52...56)).map { "pitfall-\($0)" }
        #expect(pitfalls.filter { !report.tags.contains($0) } == [], "pitfalls that no passing scenario proves")
        for coverage in report.coverage {
            #expect(coverage.states.missing == [], "\(coverage.workflow)")
            #expect(coverage.transitions.missing == [], "\(coverage.workflow)")
            #expect(coverage.closures.missing == [], "\(coverage.workflow)")
        }
    }
}
