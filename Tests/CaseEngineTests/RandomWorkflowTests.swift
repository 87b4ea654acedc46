import CaseEngine
import CaseStores
import DataValues
import Diagnostics
import Foundation
import SeededInputs
import StatutoryTime
import Testing
import Workflows

/// What the kernel promises of random charts, the engine promises of random workflows: with Lua, deadlines, a journal and a store.
///
/// `TIAOCHU_CHARTS` says how many (a twentieth of it), `TIAOCHU_SEED` where to begin.
@Suite("Random workflows")
struct RandomWorkflowTests {
    private static let count =
        (ProcessInfo.processInfo.environment["TIAOCHU_CHARTS"].flatMap { Int($0) } ?? 10_000) / 20
    private static let firstSeed =
        ProcessInfo.processInfo.environment["TIAOCHU_SEED"].flatMap { UInt64($0) } ?? 20_260_201

    /// What happens to a case: an act after some minutes, or a day on which expired limits are looked for.
    private enum Input {
        case act(Act, minutesLater: Int)
        case fire(daysLater: Int)
    }

    private struct Outcome {
        var taken = 0
        var refused = 0
        var lapsed = 0
        var violation: String?
    }

    @Test("why agrees with advance, what fails changes nothing, and the journal gives the case again", arguments: 0..<4)
    func properties(quarter: Int) throws {
        let wanted = (quarter + 1) * Self.count / 4 - quarter * Self.count / 4
        let first = Self.firstSeed + UInt64(quarter * 10_000_000)
        print("random workflows: seeds from \(first)")
        var (seed, accepted, total) = (first, 0, Outcome())
        while accepted < wanted {
            defer { seed += 1 }
            var workflow = RandomWorkflow(seed: seed)
            let files = workflow.files()
            let inputs = Self.inputs(seed)
            guard let outcome = try Self.live(inputs, under: files) else {
                try #require(seed - first < 10 * UInt64(wanted + 10), "hardly a workflow is accepted")
                continue
            }
            accepted += 1
            if let violation = outcome.violation {
                Issue.record("seed \(seed): \(try Self.shrunk(inputs, violation, under: files))")
                return
            }
            total.taken += outcome.taken
            total.refused += outcome.refused
            total.lapsed += outcome.lapsed
        }
        print("random workflows: \(accepted) of \(seed - first); \(total)")
        #expect(total.taken > accepted && total.refused > accepted && total.lapsed > accepted / 10)
    }

    private static func inputs(_ seed: UInt64) -> [Input] {
        var random = SeededGenerator(seed: seed)
        return (0..<12).map { _ in
            if random.chance(20) { return .fire(daysLater: 1 + random.below(8)) }
            let act = Act(
                event: RandomWorkflow.events[random.below(RandomWorkflow.events.count)],
                facts: RandomWorkflow.facts[random.below(RandomWorkflow.facts.count)], actor: Office.clerk, at: nil)
            return .act(act, minutesLater: random.below(4_000))
        }
    }

    /// Nothing for a workflow that is not accepted, or in which no case can be opened.
    private static func live(_ inputs: [Input], under files: [String: String]) throws -> Outcome? {
        let office = try Office(InMemoryStore())
        office.files = files
        var outcome = Outcome()
        let engine = office.engine()
        guard let id = try? engine.open() else { return nil }
        for (turn, input) in inputs.enumerated() {
            switch input {
            case .fire(let days):
                office.now = LegalTime(date: office.now.date.adding(days: days), second: 36_000)
                let before = try office.file(id).journal.count
                // Limits whose effect fails stand; what went before them does, too.
                _ = try? engine.fireDeadlines(before: office.now.date)
                outcome.lapsed += try office.file(id).journal.count - before
            case .act(let act, let minutes):
                office.now = office.now.adding(minutes: minutes)
                let before = try office.file(id)
                let told = act.asked(of: engine, id)
                if try office.file(id) != before {
                    outcome.violation = "turn \(turn): asking about \(act) changed the case"
                }
                let done = act.done(by: engine, id)
                if told != done { outcome.violation = "turn \(turn): \(act)\ntold \(told)\ndone \(done)" }
                if done.hasPrefix("taken") {
                    outcome.taken += 1
                } else {
                    outcome.refused += 1
                    let after = try office.file(id)
                    let new = after.journal.dropFirst(before.journal.count)
                    let isUntouched = new.isEmpty ? after == before : new.allSatisfy { $0.kind == .deadlineFired }
                    if !isUntouched { outcome.violation = "turn \(turn): \(act) failed and changed the case" }
                }
            }
            if outcome.violation != nil { return outcome }
        }
        // Another program, with nothing in its memory, over what a store would give back.
        let faults = try office.engine().audit(caseID: id).faults
        if !faults.isEmpty { outcome.violation = faults.map(\.what.en).joined(separator: "; ") }
        return outcome
    }

    /// The fewest inputs that still go wrong, by leaving out one after another.
    private static func shrunk(_ inputs: [Input], _ violation: String, under files: [String: String]) throws -> String {
        var (inputs, violation, index) = (inputs, violation, 0)
        while index < inputs.count {
            var fewer = inputs
            fewer.remove(at: index)
            if let other = try live(fewer, under: files)?.violation {
                (inputs, violation) = (fewer, other)
            } else {
                index += 1
            }
        }
        return "\(violation)\nafter \(inputs)\n\(files["workflows/dispute/workflow.yaml"] ?? "")"
    }
}
