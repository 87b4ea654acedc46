import Diagnostics
import Foundation
import Testing

@testable import Workflows

/// A small workflow with three layers, whole and free of findings; tests change one thing and look at what is said.
struct Fixture {
    var files: [String: String] = [
        "workflows/claim/workflow.yaml": base,
        "workflows/localities/cn.yaml": cn,
        "workflows/localities/610000.yaml": province,
        "workflows/localities/610100.yaml": city,
        "workflows/statutes/LMAL.yaml": statute,
        "scripts/claim/hooks.lua": hooks,
        "scripts/localities/610100/claim.lua": cityHooks,
    ]

    static let path = "workflows/claim/workflow.yaml"
    static let cityPath = "workflows/localities/610100.yaml"

    /// Replaces the only occurrence of a text in a file.
    func replacing(_ old: String, by new: String, in path: String = Fixture.path) -> Fixture {
        var copy = self
        let parts = (files[path] ?? "").components(separatedBy: old)
        precondition(parts.count == 2, "\"\(old)\" stands \(parts.count - 1) times in \(path)")
        copy.files[path] = parts.joined(separator: new)
        return copy
    }

    func without(_ path: String) -> Fixture {
        var copy = self
        copy.files[path] = nil
        return copy
    }

    func with(_ path: String, _ text: String) -> Fixture {
        var copy = self
        copy.files[path] = text
        return copy
    }

    func load(
        _ locality: String = "610100", workflow: String = "claim"
    ) -> (bundle: WorkflowBundle?, findings: [Diagnostic]) {
        WorkflowLoader.load(workflow, locality: locality, from: SourceTree(files))
    }

    /// The findings as text, one a line.
    func findings(_ locality: String = "610100") -> String {
        lines(load(locality).findings)
    }

    func workflow(_ locality: String = "610100") throws -> Workflow {
        let (bundle, findings) = load(locality)
        return try #require(bundle, "\(lines(findings))").workflow
    }
}

extension Fixture {
    fileprivate static let base = """
        workflow: claim
        title: { zh: 请求, en: Claim }
        roles:
          clerk: { zh: 书记员, en: Clerk }
          director: { zh: 主任, en: Director }
        fields:
          amount: { type: money, title: { zh: 金额, en: Amount }, required: true, minimum: 0.00 CNY }
          applicant:
            type: record
            title: { zh: 申请人, en: Applicant }
            required: true
            fields:
              name: { type: text, title: { zh: 姓名, en: Name }, required: true, sensitive: true }
              age: { type: integer, title: { zh: 年龄, en: Age }, minimum: 16, maximum: 120 }
          track:
            type: choice
            title: { zh: 程序, en: Track }
            default: ordinary
            values: { simple: { zh: 简易, en: Simple }, ordinary: { zh: 普通, en: Ordinary } }
          items:
            type: list
            title: { zh: 请求事项, en: Items }
            of: { type: record, fields: { what: { type: text, title: { zh: 事项, en: What }, required: true } } }
          accepted_on: { type: date, title: { zh: 受理日, en: Accepted on } }
          decided_on: { type: date, title: { zh: 决定日, en: Decided on } }
          hearing_on: { type: date, title: { zh: 开庭日, en: Hearing on } }
          extension_days: { type: integer, title: { zh: 延长天数, en: Days granted } }
          reason: { type: text, title: { zh: 理由, en: Reason } }
        parameters:
          ceiling:
            type: money
            title: { zh: 上限, en: Ceiling }
            basis: accepted_on
          answer_period:
            type: period
            title: { zh: 答辩期, en: Time to answer }
            bound: { at_most: 15 days }
            law: { statute: LMAL, article: 30 }
        events:
          accept: { title: { zh: 受理, en: Accept }, roles: [clerk], accepts: [reason] }
          decide: { title: { zh: 决定, en: Decide }, roles: [clerk, director], requires: [reason] }
          suspend: { title: { zh: 中止, en: Suspend }, roles: [director] }
          resume: { title: { zh: 恢复, en: Resume }, roles: [director] }
          lapsed: { title: { zh: 届满, en: Lapsed }, system: true }
        closures:
          "01": { title: { zh: 决定, en: Decided }, group: decided }
          "02": { title: { zh: 其他, en: Other } }
        initial: intake
        states:
          intake:
            title: { zh: 收件, en: Intake }
            on:
              accept:
                - { target: running.simple, guard: is_small, actions: [note_track], sets: { track: simple } }
                - { target: running }
          running:
            title: { zh: 审理, en: Running }
            initial: ordinary
            open: true
            stamps: [accepted_on]
            law: { statute: LMAL, article: 43 }
            deadlines:
              decision:
                title: { zh: 审限, en: Decision }
                within: 45 days
                from: accepted_on
                law: { statute: LMAL, article: 43 }
                bound: authority
                of: clerk
                until: decided_on
                pauses: [paused]
                extension: { field: extension_days, at_most: 15 days }
                warn: [10 days, 3 days]
                then: lapsed
              answer:
                title: { zh: 答辩, en: Answer }
                within: { parameter: answer_period }
                from: entry
              notice:
                title: { zh: 开庭通知, en: Notice of hearing }
                at_least: 5 working-days
                before: hearing_on
                when: has_hearing
            on:
              decide: { target: closed, stamps: [decided_on] }
              suspend: { target: paused }
              lapsed: { target: overdue }
            states:
              simple: { title: { zh: 简易, en: Simple } }
              ordinary: { title: { zh: 普通, en: Ordinary }, entry: [form_tribunal] }
              last: { title: { zh: 原处, en: Where it was }, type: history, history: deep }
          paused:
            title: { zh: 中止, en: Paused }
            on: { resume: { target: running.last } }
          closed: { title: { zh: 结案, en: Closed }, type: final, closure: "01" }
          overdue: { title: { zh: 逾期, en: Overdue }, type: final, closure: "02" }

        """

    fileprivate static let cn = """
        locality: cn
        title: { zh: 全国, en: China }
        parameters:
          answer_period:
            - { value: 10 days, from: 2008-05-01, source: { zh: 法律, en: The law } }

        """

    fileprivate static let province = """
        locality: "610000"
        title: { zh: 陕西省, en: Shaanxi }
        extends: cn
        parameters:
          ceiling:
            - { value: 50000.00 CNY, from: 2024-01-01, until: 2024-12-31, source: { zh: 统计局, en: Statistics } }
            - { value: 60000.00 CNY, from: 2025-01-01, source: { zh: 统计局, en: Statistics }, verified: false }

        """

    fileprivate static let city = """
        locality: "610100"
        title: { zh: 西安市, en: Xi'an }
        extends: "610000"
        parameters:
          ceiling:
            - { value: 70000.00 CNY, from: 2026-01-01, source: { zh: 市人社局, en: City office } }
        workflows:
          claim:
            fields:
              reason: { title: { zh: 事由, en: Cause }, required: true }
              district: { type: text, title: { zh: 区县, en: District } }
            events:
              decide: { roles: [director] }
            states:
              running:
                title: { zh: 审理中, en: Under way }
                deadlines:
                  decision: { within: 30 days, source: { zh: 市规定, en: City rule } }
                states:
                  expert:
                    title: { zh: 专家评审, en: Expert review }
                on:
                  accept: { target: running.expert }

        """

    fileprivate static let statute = """
        statute: LMAL
        title: { zh: 中华人民共和国劳动争议调解仲裁法, en: Labour Dispute Mediation and Arbitration Law }
        short: { zh: 劳动争议调解仲裁法, en: LMAL }
        in_force: 2008-05-01
        counting:
          working_days: [3, 5]
          rolls: true
          source: { zh: 办案规则第八十条, en: Article 80 of the rules }
        articles:
          "30": { zh: 答辩, en: Answer }
          "43": { zh: 四十五日内结束, en: Forty-five days }

        """

    fileprivate static let hooks = """
        local M = {}
        function M.is_small(case, params)
          return case.amount <= params.ceiling
        end
        function M.has_hearing(case) return case.hearing_on ~= nil end
        function M.note_track(case) case.reason = "small" end
        function M.form_tribunal(case) end
        return M

        """

    fileprivate static let cityHooks = """
        local M = {}
        function M.is_small(case, params, event)
          return base.is_small(case, params, event) and case.amount >= 0
        end
        return M

        """
}
