import Diagnostics
import Testing

@testable import Workflows

/// One slip each in a good workflow, and everything that is said about it.
@Suite("Findings about a workflow")
struct WorkflowFindingsTests {
    private func findings(_ old: String, _ new: String, _ locality: String = "cn") -> String {
        Fixture().replacing(old, by: new).findings(locality)
    }

    @Test("an unknown key is refused with the nearest known one")
    func unknownKey() {
        #expect(
            findings("{ target: running.simple, guard: is_small,", "{ target: running.simple, gaurd: is_small,") == """
                scripts/claim/hooks.lua:2:1 warning[H104] 函数 is_small 没有被用到 | nothing names the function is_small
                    fix: 删去，或写成 local function | remove it, or make it a local function
                workflows/claim/workflow.yaml:54:37 error[W101] 转移没有键 gaurd | a transition has no key gaurd
                    fix: 是否想写 guard？ | did you mean guard?
                workflows/claim/workflow.yaml:55:11 warning[W318] 前面的转移总会先被采用，这一个轮不到 | an earlier transition is always taken first; this one never is
                    fix: 给前面的加守卫，或删去这一个 | give the earlier one a guard, or remove this one
                """)
    }

    @Test("people are named by text fields, and nobody does a system event")
    func people() {
        let found = findings(
            "roles: [clerk], accepts: [reason]", "roles: [clerk], signs: [amount], apart_from: [amount, nobody]")
        #expect(found.contains(":40:68 error[W302] 字段 amount 是 money，这里要文本字段 |"), "\(found)")
        #expect(found.contains(":40:90 error[W302] 字段 amount 是 money，这里要文本字段或文本列表 |"), "\(found)")
        #expect(found.contains(":40:98 error[W203] 没有字段 nobody |"), "\(found)")
        let system = findings("system: true }", "system: true, signs: [reason] }")
        #expect(system.contains("nobody does a system event"), "\(system)")
        let recused = findings("initial: intake", "recused: { field: amount }\ninitial: intake")
        #expect(recused.contains("error[W302] 字段 amount 是 money，这里要文本字段或文本列表 |"), "\(recused)")
    }

    @Test("unknown names of every kind are reported with the nearest known one")
    func unknownNames() {
        #expect(
            findings("roles: [clerk], accepts: [reason]", "roles: [clrek], accepts: [reasons]") == """
                workflows/claim/workflow.yaml:40:52 error[W204] 没有角色 clrek | there is no role clrek
                    fix: 是否想写 clerk？ | did you mean clerk?
                workflows/claim/workflow.yaml:40:70 error[W203] 没有字段 reasons | there is no field reasons
                    fix: 是否想写 reason？ | did you mean reason?
                """)
        #expect(
            findings("      suspend: { target: paused }", "      suspnd: { target: pasued }") == """
                workflows/claim/workflow.yaml:42:3 warning[W211] 没有转移响应事件 suspend | no transition listens to the event suspend
                    fix: 在某个状态的 on 里响应它，或删去 | listen to it in some state, or remove it
                workflows/claim/workflow.yaml:86:7 error[W205] 没有事件 suspnd | there is no event suspnd
                    fix: 是否想写 suspend？ | did you mean suspend?
                workflows/claim/workflow.yaml:86:25 error[W206] 没有状态 pasued | there is no state pasued
                    fix: 是否想写 paused？ | did you mean paused?
                """)
        #expect(
            findings("within: { parameter: answer_period }", "within: { parameter: answering_period }") == """
                workflows/claim/workflow.yaml:77:30 error[W207] 没有参数 answering_period | there is no parameter answering_period
                    fix: 是否想写 answer_period？ | did you mean answer_period?
                """)
        #expect(
            findings("type: final, closure: \"02\"", "type: final, closure: 2") == """
                workflows/claim/workflow.yaml:96:68 error[W208] 没有结案方式 2 | there is no closure code 2
                    fix: 是否想写 02？ | did you mean 02?
                """)
    }

    @Test("fields must have the type that their use needs")
    func fieldTypes() {
        #expect(
            findings("stamps: [accepted_on]", "stamps: [reason, accepted_on, accepted_on]") == """
                workflows/claim/workflow.yaml:60:14 error[W302] 字段 reason 是 text，这里要日期字段 | the field reason is text; a date field is needed here
                    why: 记下日期 | a date is written to it
                    fix: 改用 type: date 的字段 | name a field with type: date
                workflows/claim/workflow.yaml:60:35 warning[W212] accepted_on 写了两次 | accepted_on is listed twice
                    fix: 删去一个 | remove one of them
                """)
        #expect(
            findings("sets: { track: simple }", "sets: { track: simpel, amount: much, accepted_on: 2026-02-30 }") == """
                workflows/claim/workflow.yaml:54:92 error[W104] 不认识“simpel” | "simpel" is not known here
                    fix: 是否想写 simple？ | did you mean simple?
                workflows/claim/workflow.yaml:54:108 error[W104] “much”不是金额，如 28320.00 CNY | "much" is not an amount such as 28320.00 CNY
                    fix: 写成金额，如 28320.00 CNY | write an amount such as 28320.00 CNY
                workflows/claim/workflow.yaml:54:127 error[W104] “2026-02-30”不是日期，如 2026-02-13 | "2026-02-30" is not a date such as 2026-02-13
                    fix: 写成日期，如 2026-02-13 | write a date such as 2026-02-13
                """)
        #expect(
            findings("before: hearing_on", "before: amount") == """
                workflows/claim/workflow.yaml:82:17 error[W302] 字段 amount 是 money，这里要日期字段 | the field amount is money; a date field is needed here
                    why: 期限从它起算 | the deadline counts from it
                    fix: 改用 type: date 的字段 | name a field with type: date
                """)
        #expect(
            findings("extension: { field: extension_days,", "extension: { field: decided_on,") == """
                workflows/claim/workflow.yaml:72:29 error[W302] 字段 decided_on 是 date，延长的天数要整数字段 | the field decided_on is date; days granted need an integer field
                    fix: 改用 type: integer 的字段 | name a field with type: integer
                """)
        #expect(
            findings("default: ordinary", "default: usual") == """
                workflows/claim/workflow.yaml:18:14 error[W104] 不认识“usual” | "usual" is not known here
                    fix: 可用：simple, ordinary | one of: simple, ordinary
                """)
    }

    @Test("restarts and numbers need fields that can hold them")
    func restartsAndNumbers() {
        let extended = "extension: { field: extension_days,"
        #expect(
            findings(extended, "restarts: { field: items }\n        \(extended) granted: reason, by: amount,") == """
                workflows/claim/workflow.yaml:72:28 error[W302] 字段 items 不是重新计算的记录 | the field items is no list of restarts
                    fix: 写成记录的列表，记录里有日期字段 on，可有文本或选项字段 reason | make it a list of records with a date field on and, if need be, a text or choice reason
                workflows/claim/workflow.yaml:73:54 error[W302] 字段 reason 是 text，这里要日期字段 | the field reason is text; a date field is needed here
                    why: 它记下批准日 | it is the day it was granted
                    fix: 改用 type: date 的字段 | name a field with type: date
                workflows/claim/workflow.yaml:73:66 error[W302] 字段 amount 是 money，这里要文本字段 | the field amount is money; a text field is needed here
                    why: 它记下人员的标识 | it names people by id
                    fix: 改用 type: text 的字段 | name a field with type: text
                """)
        #expect(
            findings("sets: { track: simple }", "sets: { track: simple }, numbers: [reason]") == """
                workflows/claim/workflow.yaml:54:112 error[W302] 字段 reason 没有写明编号序列 | the field reason names no series of numbers
                    fix: 在 fields 里给它写 series: { pattern: … } | give it series: { pattern: … } under fields
                """)
        let reason = "reason: { type: text, title: { zh: 理由, en: Reason }"
        #expect(
            findings(reason, reason + ", series: { pattern: ceiling }") == """
                workflows/claim/workflow.yaml:28:75 error[W302] 参数 ceiling 是 money，编号格式要文本参数 | the parameter ceiling is money; a pattern of numbers needs a text
                    fix: 改用 type: text 的参数 | name a parameter with type: text
                """)
        #expect(
            findings(reason, reason + ", series: { pattern: ceilings }") == """
                workflows/claim/workflow.yaml:28:75 error[W207] 没有参数 ceilings | there is no parameter ceilings
                    fix: 是否想写 ceiling？ | did you mean ceiling?
                """)
    }

    @Test("a field lacks its parts, or has parts of another type")
    func fieldParts() {
        #expect(
            findings("reason: { type: text,", "reason: { type: choice, minimum: 3,") == """
                workflows/claim/workflow.yaml:28:11 error[W303] choice 要有 values | a choice needs values
                    fix: 写明，如 values: { a: { zh: …, en: … } } | give it, as in values: { a: { zh: …, en: … } }
                workflows/claim/workflow.yaml:28:36 error[W301] minimum 对 choice 不起作用 | minimum has no effect on a choice
                    fix: 删去 | remove it
                """)
        #expect(
            findings("minimum: 16, maximum: 120", "minimum: 160, maximum: 120") == """
                workflows/claim/workflow.yaml:14:66 error[W304] minimum 大于 maximum | minimum is above maximum
                    fix: 改正写错的一个；写反了就对调 | correct the one that is wrong, or swap the two
                """)
        #expect(
            findings("  decided_on: { type: date", "  决定日: { type: date").hasPrefix(
                "workflows/claim/workflow.yaml:25:3 error[W201] 字段的名字“决定日”写法不对"))
    }

    @Test("a deadline needs one whole shape, and an event that something takes")
    func deadlines() {
        #expect(
            findings("        at_least: 5 working-days\n", "") == """
                workflows/claim/workflow.yaml:80:9 error[W312] 期限只写了 before | the deadline has only before
                    fix: 写 within 和 from，或 at_least 和 before | give within and from, or at_least and before
                """)
        #expect(
            findings("      lapsed: { target: overdue }\n", "") == """
                workflows/claim/workflow.yaml:44:3 warning[W211] 没有转移响应事件 lapsed | no transition listens to the event lapsed
                    fix: 在某个状态的 on 里响应它，或删去 | listen to it in some state, or remove it
                workflows/claim/workflow.yaml:63:7 error[W313] 期限 running.decision 届满时提出 lapsed，但 running 活动时没有转移响应它 | running.decision raises lapsed, but nothing listens to it while running is active
                    fix: 在 running 或其上级的 on 里响应它 | listen to it in running or above
                """)
        #expect(
            findings("then: lapsed", "then: decide") == """
                workflows/claim/workflow.yaml:74:15 error[W314] 事件 decide 不是系统事件 | the event decide is not a system event
                    fix: 在 events 里给它写 system: true | declare it system: true under events
                """)
    }

    @Test("states hold what their kind may hold")
    func states() {
        #expect(
            findings("    initial: ordinary\n", "") == """
                workflows/claim/workflow.yaml:56:3 error[W306] 复合状态 running 没有 initial | the compound state running has no initial
                    fix: 例如 initial: simple | for example initial: simple
                """)
        #expect(
            findings("    initial: ordinary\n", "    initial: ordinari\n") == """
                workflows/claim/workflow.yaml:58:14 error[W307] 没有子状态 ordinari | there is no child state ordinari
                    fix: 是否想写 ordinary？ | did you mean ordinary?
                """)
        #expect(
            findings(
                "closed: { title: { zh: 结案, en: Closed }, type: final, closure: \"01\" }",
                "closed: { title: { zh: 结案, en: Closed }, type: final, on: { decide: { target: paused } } }") == """
                    workflows/claim/workflow.yaml:95:3 error[W309] 终结状态 closed 没有 closure | the final state closed has no closure
                        fix: 写结案代码，或 { field: 字段 } | give a closure code, or { field: name }
                    workflows/claim/workflow.yaml:95:57 error[W301] on 对 final state 不起作用 | on has no effect on a final state
                        fix: 删去 | remove it
                    """)
        #expect(
            findings("initial: intake", "initial: intak") == """
                workflows/claim/workflow.yaml:48:10 error[W307] 没有状态 intak | there is no state intak
                    fix: 是否想写 intake？ | did you mean intake?
                """)
    }

    @Test("a missing workflow names the nearest, a folder of another name is told")
    func names() {
        #expect(
            lines(Fixture().load("cn", workflow: "clam").findings) == """
                - error[L107] 没有流程 clam | there is no workflow clam
                    fix: 是否想写 claim？ | did you mean claim?
                """)
        #expect(
            findings("workflow: claim", "workflow: complaint").hasPrefix(
                "workflows/claim/workflow.yaml:1:11 error[W202] 文件夹是 claim，workflow 却是 complaint"))
    }

    @Test("every code that is used is in the table, once")
    func codes() {
        #expect(Set(DiagnosticCode.all.map(\.code)).count == DiagnosticCode.all.count)
        #expect(DiagnosticCode.named("w101") == .unknownKey)
        for code in DiagnosticCode.all {
            #expect(!code.title.zh.isEmpty && !code.title.en.isEmpty && code.explanation.zh.count > 10, "\(code.code)")
        }
    }
}
