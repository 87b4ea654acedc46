import CaseEngine
import Diagnostics
import Foundation
import Simulation
import Testing
import Workflows

@Suite("The edges of deadlines")
struct BoundaryTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    private static let seeds: [ScenarioEntry] = {
        let folder = "examples/scenarios"
        let names = FileManager.default.enumerator(atPath: root.appendingPathComponent(folder).path)?
            .compactMap { $0 as? String }.filter { $0.hasSuffix(".yaml") }.sorted()
        return (names ?? []).flatMap { name in
            let path = "\(folder)/\(name)"
            let text = (try? String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)) ?? ""
            return ScenarioReader.read(text, file: path)
        }
    }()

    @Test("the same files give the same scenarios, and a choice of deadlines gives those alone")
    func sameAgain() throws {
        let key = "pre_arbitration.mediation.under_way.enterprise.period"
        func texts() throws -> [String] {
            let library = RuleLibrary(SourceTree(folder: Self.root.path))
            let few = Self.seeds.filter { $0.location.file.contains("/mediation/") }
            return try BoundaryGenerator(library, workflow: "labour-dispute", locality: "610113", seeds: few)
                .coverage(of: [key]).plans.map(\.text)
        }
        let first = try texts()
        #expect(first.count == 4)
        #expect(first == (try texts()))
        let holiday = try #require(first.dropFirst().first)
        #expect(holiday.contains("covers: [boundary-holiday, LMAL-14]"))
        #expect(holiday.contains("顺延至") && holiday.contains("moves on to"))
    }

    @Test("a deadline that no scenario reaches is named with the reason")
    func unreached() throws {
        let library = RuleLibrary(SourceTree(folder: Self.root.path))
        let coverage = try BoundaryGenerator(library, workflow: "labour-dispute", locality: "cn", seeds: [])
            .coverage(of: ["arbitration.award"])
        let reasons = coverage.rows.map { row -> String in
            if case .gap(let gap) = row.outcome { gap.rawValue } else { "made" }
        }
        #expect(reasons == Array(repeating: "not-reached", count: 5))
    }
}
