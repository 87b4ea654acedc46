import CaseEngine
import DataValues
import Diagnostics
import SeededInputs
import StatutoryTime
import Workflows

/// Something somebody might do to a case, sensible or not.
struct Act: CustomStringConvertible {
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
