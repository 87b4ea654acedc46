import DataValues
import StatutoryTime
import Workflows

/// The same six states as a workflow from files: what one event of a case costs with everything a case has, that is the
/// loader's chart, roles, typed fields, the trace, what changed, and the snapshot. Nothing is stored.
enum CaseWorkflow {
    struct Failure: Error {
        var reason: String
    }

    /// Takes so many events of one case; the guard makes sure that the limit is never reached.
    static func run() throws -> (Int) throws -> Void {
        let (bundle, findings) = WorkflowLoader.load("ring", locality: "cn", from: SourceTree(files))
        guard let bundle else { throw Failure(reason: "\(findings)") }
        let machine = try CaseMachine(bundle: bundle)
        let calendar = WorkCalendar(notices: [])
        guard let day = LegalDate("2026-03-05") else { throw Failure(reason: "no date") }
        let actor = Actor(id: "clerk", roles: ["clerk"])
        let next = Occurrence(event: "next", actor: actor, time: LegalTime(date: day, second: 34_200))
        let opening = Occurrence(
            event: "open", facts: ["amount": 5, "count": 0, "note": "甲"], actor: actor, time: LegalTime(date: day))
        guard case .taken(let opened) = try machine.open(opening, calendar: calendar) else {
            throw Failure(reason: "not opened")
        }
        var snapshot = opened.snapshot
        return { events in
            for _ in 0..<events {
                guard case .taken(let step) = try machine.step(next, from: snapshot, calendar: calendar) else {
                    throw Failure(reason: "refused")
                }
                snapshot = step.snapshot
            }
        }
    }

    private static func state(_ name: String, to target: String) -> String {
        """
              \(name):
                title: { zh: 状态, en: \(name) }
                on: { next: { target: \(target), guard: is_small, actions: [count] } }

        """
    }

    private static let files = [
        "workflows/ring/workflow.yaml": """
        workflow: ring
        title: { zh: 环, en: Ring }
        roles:
          clerk: { zh: 书记员, en: Clerk }
        fields:
          amount: { type: integer, title: { zh: 数, en: Amount } }
          count: { type: integer, title: { zh: 次数, en: Count } }
          note: { type: text, title: { zh: 备注, en: Note } }
        parameters:
          limit: { type: integer, title: { zh: 上限, en: Limit } }
        events:
          next: { title: { zh: 下一步, en: Next }, roles: [clerk] }
        initial: a
        states:
          a:
            title: { zh: 甲, en: A }
            initial: a1
            states:
        \(state("a1", to: "a.a2"))\(state("a2", to: "b"))  b:
            title: { zh: 乙, en: B }
            initial: b1
            states:
        \(state("b1", to: "b.b2"))\(state("b2", to: "a"))
        """,
        "workflows/localities/cn.yaml": """
        locality: cn
        title: { zh: 全国, en: China }
        parameters:
          limit:
            - { value: 10, from: 2008-05-01, source: { zh: 试, en: A trial } }

        """,
        "scripts/ring/hooks.lua": """
        local M = {}
        function M.is_small(case, params) return case.amount <= params.limit end
        function M.count(case) case.count = case.count + 1 end
        return M

        """,
    ]
}
