import Foundation
import FuzzTargets
import SeededInputs
import Testing

@Suite("Bytes from outside")
struct FuzzTests {
    private static let corpora = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("FuzzCorpus")

    private func corpus(_ target: FuzzTarget) throws -> [(name: String, bytes: [UInt8])] {
        let folder = Self.corpora.appendingPathComponent(target.rawValue)
        return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .sorted { $0.lastPathComponent < $1.lastPathComponent }
            .map { ($0.lastPathComponent, Array(try Data(contentsOf: $0))) }
    }

    @Test("every kept input keeps its promise", arguments: FuzzTarget.allCases)
    func kept(_ target: FuzzTarget) throws {
        let inputs = try corpus(target)
        #expect(inputs.count >= 5)
        for input in inputs { #expect(target.brokenPromise(input.bytes) == nil, "\(input.name)") }
    }

    /// `TIAOCHU_FUZZ_ROUNDS` asks for more, and `TIAOCHU_FUZZ_SEED` for others.
    @Test("so do kept inputs spoilt at random, seeds printed", arguments: FuzzTarget.allCases)
    func spoilt(_ target: FuzzTarget) throws {
        let inputs = try corpus(target).map(\.bytes)
        let environment = ProcessInfo.processInfo.environment
        let rounds = environment["TIAOCHU_FUZZ_ROUNDS"].flatMap { Int($0) } ?? 400
        let first = environment["TIAOCHU_FUZZ_SEED"].flatMap { UInt64($0) } ?? 1
        for seed in first..<(first + UInt64(rounds)) {
            var mutation = Mutation(seed: seed)
            let bytes = mutation.spoiling(inputs)
            guard let promise = target.brokenPromise(bytes) else { continue }
            let least = shrunk(bytes, target)
            Issue.record(
                """
                \(target.rawValue), seed \(seed): \(promise)
                keep it as Tests/FuzzCorpus/\(target.rawValue)/seed-\(seed):
                \(Data(least).base64EncodedString())
                """)
            return
        }
    }

    /// Fewer bytes that still break the promise: halves, then ever smaller pieces are left out.
    private func shrunk(_ bytes: [UInt8], _ target: FuzzTarget) -> [UInt8] {
        var bytes = bytes
        var piece = bytes.count / 2
        while piece > 0 {
            var start = 0
            while start < bytes.count {
                var shorter = bytes
                shorter.removeSubrange(start..<min(start + piece, bytes.count))
                if target.brokenPromise(shorter) == nil { start += piece } else { bytes = shorter }
            }
            piece /= 2
        }
        return bytes
    }
}
