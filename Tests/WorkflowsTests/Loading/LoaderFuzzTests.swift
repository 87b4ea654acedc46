import Diagnostics
import SeededInputs
import Testing

@testable import Workflows

/// Good files spoilt at random: whatever is left, loading answers with a bundle or with at least one error.
@Suite("Loading spoilt files")
struct LoaderFuzzTests {
    @Test("loading never crashes, and gives a bundle or an error", arguments: [1, 2, 3, 4] as [UInt64])
    func spoilt(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var mutation = Mutation(seed: seed)
        let fixture = Fixture()
        let paths = fixture.files.keys.sorted()
        for round in 0..<40 {
            var files = fixture.files.mapValues { Array($0.utf8) }
            for _ in 0...random.below(3) {
                let path = paths[random.below(paths.count)]
                files[path] = mutation.spoiling([files[path] ?? []])
            }
            let (bundle, findings) = WorkflowLoader.load("claim", locality: "610100", from: SourceTree(bytes: files))
            let hasError = findings.contains { $0.severity == .error }
            #expect((bundle == nil) == hasError, "seed \(seed), round \(round)")
            let known = findings.allSatisfy { DiagnosticCode.named($0.code) != nil }
            #expect(known, "seed \(seed), round \(round)")
            if let bundle, round % 10 == 0 {
                #expect(try WorkflowBundle(content: bundle.content).hash == bundle.hash, "seed \(seed), round \(round)")
            }
        }
    }
}
