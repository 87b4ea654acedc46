import Diagnostics
import Foundation
import Simulation
import Testing
import Workflows

@Suite("The examples of this repository")
struct ExampleTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    @Test("every scenario passes, and together they reach every state, transition and closure code")
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
        for coverage in report.coverage {
            #expect(coverage.states.missing == [], "\(coverage.workflow)")
            #expect(coverage.transitions.missing == [], "\(coverage.workflow)")
            #expect(coverage.closures.missing == [], "\(coverage.workflow)")
        }
    }
}
