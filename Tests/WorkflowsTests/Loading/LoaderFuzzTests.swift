import Diagnostics
import Testing

@testable import Workflows

/// Good files spoilt at random: whatever is left, loading answers with a bundle or with at least one error.
@Suite("Loading spoilt files")
struct LoaderFuzzTests {
    @Test("loading never crashes, and gives a bundle or an error", arguments: [1, 2, 3, 4] as [UInt64])
    func spoilt(seed: UInt64) throws {
        var random = SplitMix(state: seed)
        let fixture = Fixture()
        let paths = fixture.files.keys.sorted()
        for round in 0..<40 {
            var files = fixture.files.mapValues { Array($0.utf8) }
            for _ in 0...random.below(3) {
                let path = paths[random.below(paths.count)]
                files[path] = random.spoil(files[path] ?? [])
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

/// A small generator whose numbers are the same everywhere.
private struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

    private static let inserts = [
        ":", " ", "\n", "\t", "- ", "{", "}", "[", "]", "\"", "'", "#", "&a ", "*a", "!x ", "<<: ", "|\n", "? ",
        "---\n",
        "：", "\u{0}", "\u{FEFF}", "null", "true", "99999999999999999999", "2026-02-30", "end", "(", "zh", "，",
    ]

    /// Removes, repeats, swaps or puts in something.
    mutating func spoil(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.count > 2 else { return bytes }
        var bytes = bytes
        let start = below(bytes.count)
        let end = min(bytes.count, start + 1 + below(30))
        switch below(5) {
        case 0: bytes.removeSubrange(start..<end)
        case 1: bytes.insert(contentsOf: bytes[start..<end], at: below(bytes.count))
        case 2: bytes.insert(contentsOf: Self.inserts[below(Self.inserts.count)].utf8, at: start)
        case 3: bytes[start] = UInt8(truncatingIfNeeded: next())
        default:
            var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
            let (one, two) = (below(lines.count), below(lines.count))
            lines.swapAt(one, two)
            bytes = Array(lines.joined(separator: [0x0A]))
        }
        return bytes
    }
}
