import Simulation
import Workflows

/// A tiny workflow with a ceiling, a threshold, a deadline and guards, for tests of what scenarios try of it.
enum GrantWorkflow {
    static let sources = SourceTree(files)

    static let path = "workflows/grant/workflow.yaml"
    static let script = "scripts/grant/hooks.lua"
    static let layer = "workflows/localities/610100.yaml"

    static let files = [
        path: base,
        "workflows/localities/cn.yaml": "locality: cn\ntitle: { zh: 中国, en: China }\n",
        layer: city,
        "workflows/statutes/LMAL.yaml": statute,
        "workflows/calendars/cn/2024.yaml": calendar,
        script: hooks,
    ]

    private static let base = """
        workflow: grant
        title: { zh: 补助, en: Grant }
        roles:
          clerk: { zh: 书记员, en: Clerk }
        fields:
          amount: { type: money, title: { zh: 金额, en: Amount }, required: true }
          people: { type: integer, title: { zh: 人数, en: People }, default: 1 }
          urgent: { type: boolean, title: { zh: 紧急, en: Urgent }, default: false }
          note: { type: text, title: { zh: 备注, en: Note } }
        parameters:
          ceiling: { type: money, title: { zh: 上限, en: Ceiling } }
          crowd: { type: integer, title: { zh: 多人, en: A crowd }, bound: { at_most: 10 } }
        events:
          decide: { title: { zh: 决定, en: Decide }, roles: [clerk] }
          reject: { title: { zh: 驳回, en: Reject }, roles: [clerk] }
          lapsed: { title: { zh: 届满, en: Lapsed }, system: true }
        closures:
          "01": { title: { zh: 发放, en: Paid } }
          "02": { title: { zh: 驳回, en: Rejected } }
        initial: asked
        states:
          asked:
            title: { zh: 已申请, en: Asked }
            deadlines:
              answer:
                title: { zh: 答复, en: Answer }
                within: 5 days
                from: entry
                law: { statute: LMAL, article: 14 }
                then: lapsed
            on:
              decide: { target: paid, guard: [is_within_ceiling, is_no_crowd], actions: take_note }
              reject: { target: rejected, guard: is_too_much }
              lapsed: { target: rejected }
          paid: { title: { zh: 已发放, en: Paid }, type: final, closure: "01" }
          rejected: { title: { zh: 已驳回, en: Rejected }, type: final, closure: "02" }
        """

    private static let city = """
        locality: "610100"
        title: { zh: 西安市, en: Xi'an }
        extends: cn
        parameters:
          ceiling: [{ value: 1000.00 CNY, from: 2020-01-01, source: { zh: 例, en: an example } }]
          crowd: [{ value: 10, from: 2020-01-01, source: { zh: 例, en: an example } }]
        """

    private static let statute = """
        statute: LMAL
        title: { zh: 劳动争议调解仲裁法, en: Law on Labour Disputes }
        short: { zh: 劳动争议调解仲裁法, en: LMAL }
        in_force: 2008-05-01
        counting: { working_days: none, rolls: true, source: { zh: 例, en: an example } }
        articles:
          "14": { zh: 十五日, en: fifteen days, source: example, verified: true }
        """

    private static let calendar = """
        place: cn
        year: 2024
        published: true
        verified: true
        source: { zh: 通知, en: notice }
        holidays:
          - { title: { zh: 劳动节, en: Labour Day }, from: 2024-05-01, to: 2024-05-05, working: [2024-04-28, 2024-05-11], statutory: [2024-05-01] }
        """

    static let hooks = """
        local M = {}

        local function over(case, params)
          return case.amount > params.ceiling
        end

        function M.is_within_ceiling(case, params, event)
          if not over(case, params) then return true end
          if case.urgent and case.people < 3 then
            return true
          end
          return refuse({ zh = "超过上限", en = "over the ceiling" }, {
            facts = { "amount" },
          })
        end

        function M.is_no_crowd(case, params, event)
          return case.people < params.crowd
        end

        function M.is_too_much(case, params, event)
          return over(case, params)
        end

        function M.take_note(case, params, event)
          case.note = "paid"
        end

        return M
        """

    /// A scenario of 610100 that opens on 15 April 2024 with these facts and takes these steps.
    static func scenario(_ name: String, _ facts: String, _ steps: String...) -> [ScenarioEntry] {
        let text = """
            scenario: { zh: \(name), en: \(name) }
            workflow: grant
            locality: "610100"
            open: { at: 2024-04-15, as: clerk, facts: { \(facts) } }
            steps:
            \(steps.map { "  - \($0)" }.joined(separator: "\n"))
            """
        return ScenarioReader.read(text, file: "\(name).yaml")
    }

    static let paid = "{ advance: decide, as: clerk }"
    static let refused = "{ refused: decide, as: clerk }"
}
