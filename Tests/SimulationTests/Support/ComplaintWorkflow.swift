import Workflows

/// A small workflow with a deadline over the May holiday, guards, roles, effects, a script that fails and a layer that adds a state.
enum ComplaintWorkflow {
    static let sources = SourceTree(files)

    static let files = [
        "workflows/complaint/workflow.yaml": base,
        "workflows/localities/cn.yaml": "locality: cn\ntitle: { zh: 中国, en: China }\n",
        "workflows/localities/610100.yaml": city,
        "workflows/localities/440300.yaml":
            "locality: \"440300\"\ntitle: { zh: 深圳市, en: Shenzhen }\nextends: cn\n",
        "workflows/statutes/LMAL.yaml": statute,
        "workflows/calendars/cn/2024.yaml": calendar,
        "scripts/complaint/hooks.lua": hooks,
    ]

    static let path = "workflows/complaint/workflow.yaml"

    private static let base = """
        workflow: complaint
        title: { zh: 投诉, en: Complaint }
        roles:
          clerk: { zh: 书记员, en: Clerk }
          director: { zh: 主任, en: Director }
        fields:
          amount: { type: money, title: { zh: 金额, en: Amount }, required: true, minimum: 0.00 CNY }
          applicant:
            type: record
            title: { zh: 申请人, en: Applicant }
            fields:
              name: { type: text, title: { zh: 姓名, en: Name }, required: true, sensitive: true }
              age: { type: integer, title: { zh: 年龄, en: Age } }
          track:
            type: choice
            title: { zh: 程序, en: Track }
            values: { simple: { zh: 简易, en: Simple }, ordinary: { zh: 普通, en: Ordinary } }
          items:
            type: list
            title: { zh: 事项, en: Items }
            of: { type: record, fields: { what: { type: text, title: { zh: 事项, en: What } }, cost: { type: money, title: { zh: 费用, en: Cost } } } }
          urgent: { type: boolean, title: { zh: 紧急, en: Urgent }, default: false }
          terms: { type: text, title: { zh: 条款, en: Terms } }
          paid_on: { type: date, title: { zh: 付款日, en: Paid on } }
        events:
          accept: { title: { zh: 受理, en: Accept }, roles: [clerk], accepts: [urgent, items] }
          settle: { title: { zh: 和解, en: Settle }, roles: [clerk, director], requires: [terms] }
          suspend: { title: { zh: 中止, en: Suspend }, roles: [director] }
          resume: { title: { zh: 恢复, en: Resume }, roles: [director] }
          stumble: { title: { zh: 出错, en: Stumble } }
          archive: { title: { zh: 归档, en: Archive }, roles: [clerk] }
          lapsed: { title: { zh: 届满, en: Lapsed }, system: true }
        closures:
          "01": { title: { zh: 和解, en: Settled } }
          "02": { title: { zh: 届满, en: Lapsed } }
          "03": { title: { zh: 其他, en: Other } }
        initial: intake
        states:
          intake:
            title: { zh: 收件, en: Intake }
            open: true
            on:
              accept:
                - { target: hearing.simple, guard: is_small, sets: { track: simple } }
                - { target: hearing, sets: { track: ordinary }, actions: [tell_parties, ask_for_a_room] }
              stumble: { actions: [stumble] }
          hearing:
            title: { zh: 审理, en: Hearing }
            initial: ordinary
            deadlines:
              period:
                title: { zh: 期限, en: Period }
                within: 15 days
                from: entry
                law: { statute: LMAL, article: 14 }
                pauses: [suspended]
                met_by: [settle]
                then: lapsed
              payment: { title: { zh: 付款, en: Payment }, within: 3 days, from: paid_on }
              terms: { title: { zh: 条款, en: Terms }, within: 30 days, from: entry, until: terms }
            on:
              settle: { target: settled, guard: terms_are_lawful }
              lapsed: { target: lapsed }
            states:
              simple: { title: { zh: 简易, en: Simple } }
              ordinary:
                title: { zh: 普通, en: Ordinary }
                on:
                  suspend: { target: suspended }
              suspended:
                title: { zh: 中止, en: Suspended }
                on:
                  resume: { target: previous }
              previous: { title: { zh: 原处, en: Where it was }, type: history, history: shallow, target: ordinary }
          lapsed:
            title: { zh: 已届满, en: Lapsed }
            entry: [tell_parties]
            on:
              archive: { target: dropped }
          settled:
            title: { zh: 已和解, en: Settled }
            always: { target: done, guard: needs_no_archive }
            on:
              archive: { target: done }
          done: { title: { zh: 和解结案, en: 'Closed, settled' }, type: final, closure: "01" }
          dropped: { title: { zh: 届满结案, en: 'Closed, lapsed' }, type: final, closure: "02" }
        """

    private static let city = """
        locality: "610100"
        title: { zh: 西安市, en: Xi'an }
        extends: cn
        workflows:
          complaint:
            states:
              intake:
                states:
                  desk: { title: { zh: 窗口, en: Desk } }
        """

    private static let statute = """
        statute: LMAL
        title: { zh: 劳动争议调解仲裁法, en: Law on Labour Disputes }
        short: { zh: 劳动争议调解仲裁法, en: LMAL }
        in_force: 2008-05-01
        counting: { working_days: none, rolls: true, source: { zh: 例, en: an example } }
        articles:
          "14": { zh: 十五日, en: fifteen days, source: example, verified: true }
          "42": { zh: 先行调解, en: mediation first, source: example, verified: true }
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

    private static let hooks = """
        local M = {}

        function M.is_small(case, params, event)
          return case.amount <= money.yuan(1000)
        end

        function M.terms_are_lawful(case, params, event)
          if case.terms ~= "nothing" then return true end
          return refuse({ zh = "条款没有内容", en = "the terms say nothing" },
            { statute = "LMAL", article = "42(2)", facts = { "terms" } })
        end

        function M.needs_no_archive(case, params, event)
          return case.urgent == true
        end

        function M.tell_parties(case, params, event)
          notify { to = "parties", subject = { zh = "告知", en = "Notice" } }
        end

        function M.ask_for_a_room(case, params, event)
          task { to = "clerk", title = { zh = "安排房间", en = "Find a room" } }
        end

        function M.stumble(case, params, event)
          error("the script stumbled")
        end

        return M
        """
}
