import CaseEngine
import CaseStores
import DataValues
import Diagnostics
import SeededInputs
import StatutoryTime
import Testing
import Workflows

@Suite("Why")
struct WhyTests {
    static let fresh = UInt64.random(in: 1_000...1_000_000)

    @Test("whatever why says of an event, advance then does", arguments: StoreKind.allCases, Array(1...12) + [fresh])
    func agrees(_ kind: StoreKind, seed: UInt64) throws {
        print("why agrees with advance: \(kind), seed \(seed)")
        try withOffice(kind) { office in
            var random = SeededGenerator(seed: seed)
            let engine = office.engine()
            let id = try engine.open(in: random.next() % 2 == 0 ? "610100" : "440300")
            for turn in 1...25 {
                office.now = office.now.adding(minutes: Int.random(in: 0...7_000, using: &random))
                let act = Act.random(&random, now: office.now)
                let before = try office.file(id)
                let told = act.asked(of: engine, id)
                #expect(try office.file(id) == before, "asking changed the case: seed \(seed), turn \(turn), \(act)")
                let done = act.done(by: Bool.random(using: &random) ? engine : office.engine(), id)
                #expect(told == done, "seed \(seed), turn \(turn), \(act)")
                guard !done.hasPrefix("taken") else { continue }
                // Deadlines that had expired stand; of the act itself nothing does.
                let after = try office.file(id)
                let new = after.journal.dropFirst(before.journal.count)
                #expect(new.allSatisfy { $0.kind == .deadlineFired }, "seed \(seed), turn \(turn), \(act)")
                if new.isEmpty { #expect(after == before, "seed \(seed), turn \(turn), \(act)") }
            }
            #expect(try engine.audit().faults.isEmpty)
        }
    }

    @Test(
        "asked without an event, it answers for every event listened to, and for whoever has the role",
        arguments: StoreKind.allCases)
    func all(_ kind: StoreKind) throws {
        try withOffice(kind) { office in
            let engine = office.engine()
            let id = try engine.open(in: "440300")
            let answers = try engine.why(id, actor: nil)
            #expect(answers.map(\.event) == ["accept", "insist", "withdraw"])
            #expect(answers.map { verdict($0) } == ["taken", "guard", "taken"])
            #expect(answers.map(\.roles) == [["clerk"], ["clerk"], []])
            try engine.advance(id, "accept")
            let running = try engine.why(id, actor: Office.clerk)
            #expect(
                Dictionary(uniqueKeysWithValues: running.map { ($0.event, verdict($0)) }) == [
                    "withdraw": "taken", "note_down": "facts", "clear": "taken", "extend": "role", "suspend": "role",
                    "decide": "role", "fail": "fault", "spin": "fault", "guess": "fault", "answer_ended": "system",
                    "overdue": "system",
                ])
        }
    }

    private func verdict(_ answer: EventAnswer) -> String {
        switch answer.verdict {
        case .allowed: "taken"
        case .needsFacts: "facts"
        case .cautioned(let refusals), .refused(let refusals): refusals.first?.reason.rawValue ?? ""
        case .fault: "fault"
        }
    }
}
