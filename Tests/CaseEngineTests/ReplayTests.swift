import CaseEngine
import CaseStores
import DataValues
import Diagnostics
import SeededInputs
import StatutoryTime
import Testing
import Workflows

/// Random lives of cases: whatever handlers and the clock do, the journal alone gives the same case again, byte for byte.
@Suite("Journals done again")
struct ReplayTests {
    /// One thing that somebody does, or the clock.
    enum Act: Hashable, Sendable, CustomStringConvertible {
        case raise(String, facts: [String: DataValue], daysBack: Int)
        case late(String, facts: [String: DataValue], daysBack: Int)
        case wait(days: Int)
        case fire
        case note
        case assign(String?)
        case recount(amended: Bool)

        var description: String {
            switch self {
            case .raise(let event, let facts, let back): "\(event) \(DataValue.record(facts).canonicalJSON) -\(back)d"
            case .late(let event, let facts, let back):
                "late \(event) \(DataValue.record(facts).canonicalJSON) -\(back)d"
            case .wait(let days): "wait \(days)d"
            case .fire: "fire"
            case .note: "note"
            case .assign(let who): "assign \(who ?? "-")"
            case .recount(let amended): "recount amended=\(amended)"
            }
        }
    }

    private static let events: [(String, [[String: DataValue]])] = [
        ("accept", [[:], ["trap": false], ["trap": true]]), ("insist", [[:]]), ("withdraw", [[:]]),
        ("note_down", [["remark": "甲"], ["remark": "b\nc"], [:]]), ("clear", [[:]]),
        ("extend", [["extension_days": 3], ["extension_days": 10], ["extension_days": 99]]),
        ("suspend", [[:]]), ("resume", [[:]]), ("decide", [["outcome": "paid"]]), ("serve", [[:]]), ("fail", [[:]]),
        ("guess", [[:]]),
    ]

    private func life(_ random: inout SeededGenerator) -> [Act] {
        (0..<Int.random(in: 1...20, using: &random)).flatMap { _ -> [Act] in
            let (event, variants) = Self.events.randomElement(using: &random) ?? ("serve", [[:]])
            let facts = variants.randomElement(using: &random) ?? [:]
            switch Int.random(in: 0..<13, using: &random) {
            case 0...5: return [.raise(event, facts: facts, daysBack: Int.random(in: 0...2, using: &random))]
            case 6:
                return [
                    .wait(days: 20), .fire,
                    .late(event, facts: facts, daysBack: Int.random(in: 0...30, using: &random)),
                ]
            case 7, 8: return [.wait(days: Int.random(in: 1...20, using: &random))]
            case 9: return [.fire]
            case 10: return [.note]
            case 11: return [.recount(amended: Bool.random(using: &random))]
            default: return [.assign(Bool.random(using: &random) ? "zhao.qiang" : nil)]
            }
        }
    }

    /// Lives a life and tells what the audit, which does the journal again, finds; and how many steps and late entries there were.
    private func outcome(of acts: [Act], opening facts: [String: DataValue]) throws -> (faults: [String], late: Int) {
        let office = try Office(InMemoryStore())
        let both = Actor(id: "both", roles: ["clerk", "judge"])
        var engine = office.engine()
        let id = try engine.open(facts)
        var late = 0
        for act in acts {
            do {
                switch act {
                case .raise(let event, let facts, let back):
                    let at = StatedTime(date: office.now.date.adding(days: -back), second: nil)
                    _ = try engine.advance(
                        AdvanceRequest(caseID: id, event: event, facts: facts, actor: both, at: back == 0 ? nil : at))
                case .late(let event, let facts, let back):
                    let at = StatedTime(date: office.now.date.adding(days: -back), second: nil)
                    _ = try engine.advance(
                        AdvanceRequest(caseID: id, event: event, facts: facts, actor: both, at: at, lateReason: "x"))
                    late += 1
                case .wait(let days): office.now = LegalTime(date: office.now.date.adding(days: days), second: 36_000)
                case .fire: _ = try engine.fireDeadlines(before: office.now.date)
                case .note: _ = try engine.note("记", on: id, actor: both)
                case .assign(let who): _ = try engine.assign(id, to: who, actor: both)
                case .recount(let amended):
                    office.calendar = amended ? Office.amended : Office.calendar
                    engine = office.engine()
                    _ = try engine.recordRecount(of: id, because: office.calendar.notices[0], actor: both)
                }
            } catch {
                // EngineError: refusals and faults are part of a life; they must leave no trace.
            }
        }
        // Another program, with nothing in its memory, over what a store would give back.
        return (try office.engine().audit(caseID: id).faults.map(\.what.en), late)
    }

    /// The shortest life that still fails, by leaving out one act after another.
    private func shrunk(_ acts: [Act], opening facts: [String: DataValue]) throws -> [Act] {
        var acts = acts
        var index = 0
        while index < acts.count {
            var shorter = acts
            shorter.remove(at: index)
            if try outcome(of: shorter, opening: facts).faults.isEmpty { index += 1 } else { acts = shorter }
        }
        return acts
    }

    @Test("a fact that an act empties is empty in the journal done again, too", arguments: StoreKind.allCases)
    func emptied(_ kind: StoreKind) throws {
        try withOffice(kind) { office in
            let path = "workflows/dispute/workflow.yaml"
            let text = try #require(office.files[path])
            office.files[path] = text.replacing("requires: [remark] }", with: "requires: [remark], accepts: [trap] }")
            let id = try office.engine().open()
            try office.engine().advance(id, "accept", ["trap": true])
            try office.engine().advance(id, "note_down", ["remark": "一", "trap": .null], request: "r")
            #expect(try office.file(id).journal.last?.facts == ["remark": "一", "trap": .null])
            #expect(try office.engine().audit(caseID: id).faults.isEmpty)
            #expect(throws: EngineError.self, "another body under the same request") {
                try office.engine().advance(id, "note_down", ["remark": "一"], request: "r")
            }
        }
    }

    @Test("a journal done again gives the case row, its snapshot and its deadlines byte for byte")
    func everyLife() throws {
        var late = 0
        for seed in UInt64(1)...250 {
            var random = SeededGenerator(seed: seed)
            let facts: [String: DataValue] = [
                "amount": .integer(Bool.random(using: &random) ? 6_000_000 : 8_000_000), "applicant": ["name": "李想"],
            ]
            let acts = [.raise("accept", facts: [:], daysBack: 0)] + life(&random)
            let (faults, entered) = try outcome(of: acts, opening: facts)
            late += entered
            guard faults.isEmpty else {
                let least = try shrunk(acts, opening: facts)
                Issue.record("seed \(seed): \(faults.joined(separator: "; ")) after \(least)")
                return
            }
        }
        #expect(late >= 10, "late entries must be among what is tried")
    }
}
