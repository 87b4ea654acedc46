import DataValues
import Diagnostics
import StatutoryTime
import Testing

@testable import Workflows

/// A workflow of a few lines, whose behaviour is explored: tests give its states, its scripts, and what else they need.
struct SmallWorkflow {
    var fields = ""
    var extra = ""
    var events: [String] = []
    var systemEvents: [String] = []
    var accepts: [String: String] = [:]
    var states: String
    var hooks = ""
    var limit = 2_000

    private var yaml: String {
        let declared = events.map { name in
            "  \(name): { title: { zh: \(name), en: \(name) }, roles: [clerk]\(accepts[name].map { ", \($0)" } ?? "") }"
        }
        let system = systemEvents.map { "  \($0): { title: { zh: \($0), en: \($0) }, system: true }" }
        return """
            workflow: small
            title: { zh: 小, en: Small }
            roles: { clerk: { zh: 书记员, en: Clerk } }
            fields:
              amount: { type: money, title: { zh: 金额, en: Amount }, required: true }
              note: { type: text, title: { zh: 备注, en: Note } }
            \(fields)
            parameters:
              ceiling: { type: money, title: { zh: 上限, en: Ceiling } }
            \(extra)
            events:
            \((declared + system).joined(separator: "\n"))
            closures: { "01": { title: { zh: 完, en: Done } } }
            initial: start
            states:
            \(states)
              closed: { title: { zh: 结案, en: Closed }, type: final, closure: "01" }

            """
    }

    private var tree: SourceTree {
        SourceTree([
            "workflows/small/workflow.yaml": yaml,
            "workflows/localities/cn.yaml": """
            locality: cn
            title: { zh: 全国, en: China }
            parameters:
              ceiling: [{ value: 500.00 CNY, from: 2026-01-05, source: { zh: 例, en: Example } }]

            """,
            "workflows/statutes/LMAL.yaml": """
            statute: LMAL
            title: { zh: 中华人民共和国劳动争议调解仲裁法, en: Labour Dispute Mediation and Arbitration Law }
            short: { zh: 劳动争议调解仲裁法, en: LMAL }
            in_force: 2008-05-01
            counting: { working_days: [3, 5], rolls: true, source: { zh: 规则, en: Rules } }
            articles: { "30": { zh: 答辩, en: Answer }, "43": { zh: 审限, en: Time limit } }

            """,
            "scripts/small/hooks.lua":
                "local M = {}\nfunction M.fits(case, params) return case.amount <= params.ceiling end\n"
                + hooks + "\nreturn M\n",
        ])
    }

    func load() throws -> (bundle: WorkflowBundle, findings: [Diagnostic]) {
        let (bundle, findings) = WorkflowLoader.load("small", locality: "cn", from: tree)
        return (try #require(bundle, "\(lines(findings))"), findings)
    }

    var findings: [Diagnostic] { WorkflowLoader.load("small", locality: "cn", from: tree).findings }

    func explore() throws -> Exploration {
        try Exploration(try load().bundle, calendar: Self.calendar, on: Self.today, limit: limit)
    }

    /// The codes found with what each says in English.
    func found() throws -> [String] { try explore().findings.map { "\($0.code) \($0.what.en)" } }

    static let today = LegalDate("2026-03-02") ?? .epoch
    static let calendar = WorkCalendar(notices: [])

    /// Goes the way of a finding on a machine of its own: where the case stands at its end, or why it came to a halt.
    func replayed(_ finding: Diagnostic) throws -> (configuration: [String], fields: [String: String]) {
        let machine = try CaseMachine(bundle: try load().bundle)
        var stand: CaseStep?
        for step in finding.witness {
            let facts = try step.facts.mapValues { (text) throws in try DataValue(json: text) }
            let time = LegalTime(
                date: try #require(LegalDate(step.date)), second: step.deadline == nil ? 0 : 86_399)
            let actor = step.deadline == nil ? Actor(id: "a", roles: ["clerk"]) : .system
            let occurrence = Occurrence(
                event: step.event ?? "", facts: facts, actor: actor, time: time, isFromSystem: step.deadline != nil)
            let outcome =
                if let stand {
                    step.event == nil
                        ? StepOutcome.taken(stand)
                        : try machine.step(occurrence, from: stand.snapshot, calendar: Self.calendar)
                } else {
                    try machine.open(occurrence, calendar: Self.calendar)
                }
            guard case .taken(let next) = outcome else { continue }
            stand = next
        }
        let end = try #require(stand)
        return (end.configuration, end.snapshot.fields.mapValues(\.canonicalJSON))
    }
}
