/// A small workflow that has one of everything, in two localities, as files in memory.
enum RuleBook {
    static let hooksPath = "scripts/dispute/hooks.lua"
    static let xianPath = "workflows/localities/610100.yaml"

    static let files: [String: String] = [
        "workflows/dispute/workflow.yaml": workflow,
        "workflows/localities/cn.yaml": """
        locality: cn
        title: { zh: 全国, en: China }

        """,
        xianPath: locality("610100", zh: "西安市", en: "Xi'an", ceiling: "70000.00 CNY"),
        "workflows/localities/440300.yaml": locality("440300", zh: "深圳市", en: "Shenzhen", ceiling: "50000.00 CNY"),
        "workflows/statutes/LMAL.yaml": statute,
        hooksPath: hooks,
    ]

    private static func locality(_ code: String, zh: String, en: String, ceiling: String) -> String {
        """
        locality: "\(code)"
        title: { zh: \(zh), en: "\(en)" }
        extends: cn
        parameters:
          ceiling:
            - { value: \(ceiling), from: 2025-01-01, source: { zh: 公告, en: Notice } }

        """
    }

    private static let workflow = """
        workflow: dispute
        title: { zh: 争议, en: Dispute }
        roles:
          clerk: { zh: 书记员, en: Clerk }
          judge: { zh: 仲裁员, en: Arbitrator }
        fields:
          amount: { type: money, title: { zh: 标的额, en: Amount }, required: true, minimum: 0.00 CNY }
          applicant:
            type: record
            title: { zh: 申请人, en: Applicant }
            required: true
            fields:
              name: { type: text, title: { zh: 姓名, en: Name }, required: true, sensitive: true }
          outcome: { type: text, title: { zh: 结果, en: Outcome } }
          remark: { type: text, title: { zh: 附注, en: Remark } }
          trap: { type: boolean, title: { zh: 陷阱, en: Trap } }
          accepted_on: { type: date, title: { zh: 受理日, en: Accepted on } }
          decided_on: { type: date, title: { zh: 决定日, en: Decided on } }
          served_on: { type: date, title: { zh: 送达日, en: Served on } }
          extension_days: { type: integer, title: { zh: 延长天数, en: Days granted }, minimum: 1, maximum: 10 }
        parameters:
          ceiling: { type: money, title: { zh: 上限, en: Ceiling } }
        events:
          accept: { title: { zh: 受理, en: Accept }, roles: [clerk], accepts: [trap] }
          insist: { title: { zh: 坚持简易, en: Insist }, roles: [clerk] }
          withdraw: { title: { zh: 撤回, en: Withdraw } }
          note_down: { title: { zh: 附记, en: Note down }, requires: [remark] }
          clear: { title: { zh: 清除附注, en: Clear } }
          extend: { title: { zh: 延长, en: Extend }, roles: [judge], requires: [extension_days] }
          suspend: { title: { zh: 中止, en: Suspend }, roles: [judge] }
          resume: { title: { zh: 恢复, en: Resume }, roles: [judge] }
          decide: { title: { zh: 决定, en: Decide }, roles: [judge], requires: [outcome] }
          serve: { title: { zh: 送达, en: Serve }, roles: [clerk] }
          fail: { title: { zh: 出错, en: Fail } }
          spin: { title: { zh: 空转, en: Spin } }
          guess: { title: { zh: 猜测, en: Guess } }
          answer_ended: { title: { zh: 答辩期满, en: Answer ended }, system: true }
          overdue: { title: { zh: 逾期, en: Overdue }, system: true }
          reminded: { title: { zh: 催办, en: Reminded }, system: true }
          effective: { title: { zh: 生效, en: Effective }, system: true }
        closures:
          "01": { title: { zh: 决定, en: Decided } }
          "02": { title: { zh: 撤回, en: Withdrawn } }
        initial: intake
        states:
          intake:
            title: { zh: 收件, en: Intake }
            on:
              accept:
                - { target: running.simple, guard: is_small, stamps: [accepted_on] }
                - { target: running.ordinary, stamps: [accepted_on] }
              insist: { target: running.simple, guard: is_small, stamps: [accepted_on] }
              withdraw: { target: withdrawn }
          running:
            title: { zh: 审理, en: Running }
            initial: ordinary
            deadlines:
              answer:
                title: { zh: 答辩, en: Answer }
                within: 5 working-days
                from: entry
                law: { statute: LMAL, article: 30 }
                then: answer_ended
              decision:
                title: { zh: 审限, en: Decision }
                within: 15 days
                from: accepted_on
                law: { statute: LMAL, article: 43 }
                of: judge
                until: decided_on
                pauses: [paused]
                extension: { field: extension_days, at_most: 10 days }
                warn: [3 days]
                then: overdue
            on:
              withdraw: { target: withdrawn }
              note_down: {}
              clear: { actions: [clear_remark] }
              extend: {}
              suspend: { target: paused }
              decide: { target: decided, stamps: [decided_on], actions: [announce] }
              fail: { actions: [write_then_fail] }
              spin: { actions: [turn_for_ever] }
              guess: { target: decided, guard: look_at_nothing }
              answer_ended: { actions: [close_answer] }
              overdue: { actions: [report_overdue] }
            states:
              simple: { title: { zh: 简易, en: Simple } }
              ordinary: { title: { zh: 普通, en: Ordinary } }
              last: { title: { zh: 原处, en: Where it was }, type: history, history: deep }
          paused:
            title: { zh: 中止, en: Paused }
            deadlines:
              reminder: { title: { zh: 催办, en: Reminder }, within: 7 days, from: entry, then: reminded }
            on:
              resume: { target: running.last }
              reminded: { target: paused }
          decided:
            title: { zh: 待送达, en: Decided }
            deadlines:
              window:
                title: { zh: 起诉期, en: Window }
                within: 15 days
                from: decided_on
                law: { statute: LMAL, article: 50 }
                then: effective
            on:
              serve: { stamps: [served_on] }
              effective: { target: closed, guard: is_served }
          closed: { title: { zh: 结案, en: Closed }, type: final, closure: "01" }
          withdrawn: { title: { zh: 撤回, en: Withdrawn }, type: final, closure: "02" }

        """

    private static let statute = """
        statute: LMAL
        title: { zh: 中华人民共和国劳动争议调解仲裁法, en: Labour Dispute Mediation and Arbitration Law }
        short: { zh: 劳动争议调解仲裁法, en: LMAL }
        in_force: 2008-05-01
        counting: { working_days: [3, 5], rolls: true, source: { zh: 规则, en: Rules } }
        articles:
          "30": { zh: 答辩, en: Answer }
          "43": { zh: 审限, en: Time limit }
          "50": { zh: 起诉, en: Suit }

        """

    private static let hooks = """
        local M = {}
        function M.is_small(case, params)
          if case.amount > params.ceiling then
            return refuse({ zh = "标的额超过上限", en = "the amount exceeds the ceiling" },
              { statute = "LMAL", article = 43, facts = { "amount" } })
          end
          return true
        end
        function M.is_served(case)
          return case.served_on ~= nil or refuse({ zh = "尚未送达", en = "not served yet" })
        end
        function M.look_at_nothing(case) return case.amount.deeper == 1 end
        function M.announce(case, params, event)
          case.remark = "announced by " .. event.actor.id
          notify{ to = "parties", on = event.date }
          document{ kind = "decision" }
        end
        function M.write_then_fail(case)
          case.remark = "half done"
          notify{ to = "nobody" }
          error("out of paper")
        end
        function M.turn_for_ever(case) while true do case.remark = "round" end end
        function M.clear_remark(case) case.remark = nil end
        function M.close_answer(case)
          if case.trap then error("trapped") end
          task{ what = "fix the hearing" }
        end
        function M.report_overdue() report{ kind = "overdue" } end
        return M

        """
}
