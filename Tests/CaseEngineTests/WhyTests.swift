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

/// Something somebody might do to a case, sensible or not.
private struct Act: CustomStringConvertible {
    var event: String
    var facts: [String: DataValue]
    var actor: Actor
    var at: StatedTime?

    var description: String { "\(event) \(facts) by \(actor.id) at \(at.map { "\($0.date)" } ?? "now")" }

    private static let events = [
        "accept", "insist", "withdraw", "note_down", "note_down", "clear", "extend", "suspend", "resume", "resume",
        "decide",
        "serve", "fail", "spin", "guess", "answer_ended", "overdue", "unheard_of",
    ]
    private static let facts: [[String: DataValue]] = [
        [:], [:], [:], ["remark": "记下"], ["extension_days": 5], ["extension_days": 99], ["outcome": "paid"],
        ["remark": .null], ["colour": "red"], ["outcome": "paid", "remark": "two at once"],
    ]

    static func random(_ random: inout SeededGenerator, now: LegalTime) -> Act {
        // Withdrawal ends the case; it is kept rare so that long lives are tried.
        var event = events.randomElement(using: &random) ?? ""
        if event == "withdraw", random.next() % 4 != 0 { event = "note_down" }
        let days = Int.random(in: -1...9, using: &random)
        return Act(
            event: event, facts: facts.randomElement(using: &random) ?? [:],
            actor: [Office.clerk, Office.judge, Actor(id: "both", roles: ["clerk", "judge"])].randomElement(
                using: &random)
                ?? Office.clerk,
            at: random.next() % 2 == 0 ? nil : StatedTime(date: now.date.adding(days: -days)))
    }

    func asked(of engine: CaseEngine, _ id: String) -> String {
        do {
            let answers = try engine.why(id, event: event, facts: facts, actor: actor, at: at)
            return answers.map { answer in
                switch answer.verdict {
                case .allowed(let step): words(step)
                case .needsFacts(let refusals), .cautioned(let refusals), .refused(let refusals): words(refusals)
                case .fault(let fault): "fault \(fault.diagnostic.what.en)"
                }
            }.joined(separator: "\n")
        } catch {
            return words(error)
        }
    }

    func done(by engine: CaseEngine, _ id: String) -> String {
        do {
            let answer = try engine.advance(
                AdvanceRequest(caseID: id, event: event, facts: facts, actor: actor, at: at))
            return answer.step.map(words) ?? "repeated"
        } catch {
            return words(error)
        }
    }

    private func words(_ step: CaseStep) -> String {
        let deadlines = step.deadlines.map { "\($0.key) \($0.dueOn?.description ?? "-")" }
        return
            "taken \(step.configuration) \(step.changes) \(step.effects.map(\.kind)) \(deadlines) \(step.closure ?? "")"
    }

    private func words(_ refusals: [Refusal]) -> String {
        "refused " + refusals.map { "\($0.reason): \($0.text.en)" }.joined(separator: "; ")
    }

    private func words(_ error: EngineError) -> String {
        switch error {
        case .refused(_, _, let refusals): words(refusals)
        case .fault(_, _, let fault): "fault \(fault.diagnostic.what.en)"
        default: "\(error)"
        }
    }
}
