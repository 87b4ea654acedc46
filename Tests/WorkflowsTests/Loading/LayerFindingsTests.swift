import Testing

@testable import Workflows

/// What a locality layer may and may not do.
@Suite("Findings about locality layers")
struct LayerFindingsTests {
    private let city = Fixture.cityPath

    private func findings(_ old: String, _ new: String) -> String {
        Fixture().replacing(old, by: new, in: city).findings()
    }

    @Test("loosening a statutory limit is an error that quotes the article")
    func loosened() {
        #expect(
            findings("within: 30 days", "within: 60 days") == """
                workflows/localities/610100.yaml:18:31 error[L103] 期限 running.decision 法定为 45 日，这里改成 60 日，放宽了 | by law running.decision is 45 days; 60 days loosens it
                    why: 这是对机关的要求，只能缩短 | it binds the office, so it may only be shortened
                    law: 劳动争议调解仲裁法 第四十三条 | LMAL art. 43
                    fix: 改为 45 days（45 日）或更严，或删去 | write 45 days or something tighter, or remove it
                """)
        #expect(findings("within: 30 days", "within: 30 working-days").contains("error[L111]"))
        #expect(findings("within: 30 days", "within: 1 month") == "")
        #expect(findings("within: 30 days", "within: 2 months").contains("error[L103]"))
    }

    @Test("time given to a party may only grow, and a backward period binds the other way round")
    func sides() {
        let party = Fixture().replacing("bound: authority", by: "bound: party")
        #expect(party.findings().contains("error[L103]"))
        #expect(party.replacing("within: 30 days", by: "within: 60 days", in: city).findings() == "")
        let notice = Fixture().replacing("when: has_hearing", by: "when: has_hearing\n        bound: authority")
            .replacing("decision: { within: 30 days", by: "notice: { at_least: 3 working-days", in: city)
        #expect(notice.findings().contains("notice 法定为 5 个工作日，这里改成 3 个工作日，放宽了"))
        #expect(notice.replacing("3 working-days", by: "7 working-days", in: city).findings() == "")
    }

    @Test("a step that an article regulates is given to no other roles by a layer, which may leave some out")
    func roles() {
        let base = Fixture().replacing(
            "suspend: { title: { zh: 中止, en: Suspend }, roles: [director] }",
            by: "suspend: { title: { zh: 中止, en: Suspend }, roles: [director], law: { statute: LMAL, article: 43 } }")
        func findings(_ roles: String, of event: String) -> String {
            base.replacing("decide: { roles: [director] }", by: "\(event): { roles: \(roles) }", in: city).findings()
        }
        let found = findings("[director, clerk]", of: "suspend")
        #expect(found.contains("error[L115]") && found.contains("LMAL art. 43"), "\(found)")
        #expect(found.contains("the base leaves it to director"), "\(found)")
        #expect(!findings("[clerk]", of: "decide").contains("L115"))
        #expect(!findings("[director, clerk]", of: "resume").contains("L115"), "no article regulates it")
    }

    @Test("a value looser than the law's own names its article or says that nobody has checked it")
    func departures() {
        let base = Fixture().replacing(
            "bound: { at_most: 15 days }", by: "bound: { at_most: 15 days }\n    overridable: true")
        func findings(_ value: String) -> String {
            base.replacing(
                "parameters:\n",
                by: """
                    parameters:
                      answer_period:
                        - { \(value), from: 2026-01-01, source: { zh: 待核, en: to be checked } }

                    """, in: city
            ).findings()
        }
        let found = findings("value: 20 days")
        #expect(found.contains("warning[L116]") && found.contains("LMAL art. 30"), "\(found)")
        #expect(findings("value: 20 days, verified: false") == "")
        #expect(findings("value: 20 days, law: { statute: LMAL, article: 43 }") == "")
        #expect(findings("value: 12 days") == "")
    }

    @Test("a limit that the base marks overridable may be loosened with a source")
    func overridable() {
        let base = Fixture().replacing("bound: authority", by: "bound: authority\n        overridable: true")
            .replacing("within: 30 days", by: "within: 60 days", in: city)
        #expect(base.findings() == "")
        #expect(
            base.replacing(", source: { zh: 市规定, en: City rule }", by: "", in: city).findings().contains("error[L106]"))
    }

    @Test("a layer does not change how a deadline is counted by citing another statute")
    func countedByAnotherRule() throws {
        let statute = try #require(Fixture().files["workflows/statutes/LMAL.yaml"])
        let local = statute.replacing("statute: LMAL", with: "statute: Local")
        let citing = Fixture().replacing(
            "within: 30 days", by: "law: { statute: Local, article: 43 }, within: 30 days", in: city)
        #expect(citing.with("workflows/statutes/Local.yaml", local).findings() == "")
        let stays = local.replacing("rolls: true", with: "rolls: false")
        try #require(stays != local)
        let findings = citing.with("workflows/statutes/Local.yaml", stays).findings()
        #expect(findings.contains("error[L112]"), "\(findings)")
        #expect(findings.contains("a last day on a rest day stays"))
        // Where the base says itself whether it rolls, the statute does not decide it.
        let fixed = citing.replacing("bound: authority", by: "bound: authority\n        roll: true")
        #expect(fixed.with("workflows/statutes/Local.yaml", stays).findings() == "")
    }

    @Test("a parameter may not pass its bound")
    func bounds() {
        let added = """
            parameters:
              answer_period:
                - { value: 20 days, from: 2026-01-01, source: { zh: 市规定, en: City rule } }
            """
        #expect(
            findings("parameters:", added) == """
                workflows/localities/610100.yaml:6:16 error[L103] answer_period 法定至多 15 日，这里是 20 日 | answer_period is at most 15 days by law; here it is 20 days
                    law: 劳动争议调解仲裁法 第三十条 | LMAL art. 30
                    fix: 改到限度之内 | keep within the limit
                """)
        #expect(
            Fixture().replacing(
                "parameters:", by: added.replacing("City rule }", with: "City rule }, verified: false"), in: city
            )
            .replacing("bound: { at_most: 15 days }", by: "bound: { at_most: 15 days }\n    overridable: true")
            .findings()
                == "")
    }

    @Test("a list of choices takes only these: a misspelt one would close a channel, and nobody would know")
    func listsOfChoices() {
        let base = Fixture().replacing(
            "  answer_period:\n    type: period",
            by: """
                  modes:
                    type: list
                    of: { type: choice, values: { oral: { zh: 口头, en: Oral }, written: { zh: 书面, en: Written } } }
                    title: { zh: 方式, en: Modes }
                  answer_period:
                    type: period
                """)
        func layer(_ value: String) -> String {
            base.replacing(
                "parameters:\n",
                by: "parameters:\n  modes: [{ value: \(value), from: 2026-01-01, source: { zh: 例, en: E } }]\n",
                in: city
            ).findings()
        }
        #expect(!layer("[oral, written]").contains("error["))
        #expect(
            layer("[oral, writen]").contains("error[W104]") && layer("[oral, writen]").contains("did you mean written?")
        )
        #expect(
            base.replacing("type: choice, values: {", by: "type: text, values: {").findings().contains("error[W301]"))
        #expect(
            base.replacing("of: { type: choice, values", by: "of: { type: number, values").findings().contains("W104"))
    }

    @Test("what a layer may not touch is told apart from what does not exist")
    func refused() {
        #expect(
            findings("title: { zh: 审理中, en: Under way }", "entry: [form_tribunal]") == """
                workflows/localities/610100.yaml:16:9 error[L102] 地区层不得改状态的 entry | a layer may not change entry of a state
                    fix: 可以改：title, description, deadlines, states, on, todo | it may change title, description, deadlines, states, on, todo
                """)
        #expect(
            findings("title: { zh: 审理中, en: Under way }", "titel: { zh: 审理中, en: Under way }").contains(
                "16:9 error[W101] 地区层对状态的修改没有键 titel"))
        #expect(
            findings("          decision: {", "          decisions: {") == """
                workflows/localities/610100.yaml:18:11 error[L101] 没有期限 decisions | there is no deadline decisions
                    law: 劳动争议调解仲裁法 第四十三条 | LMAL art. 43
                    fix: 是否想写 decision？ | did you mean decision?
                """)
        #expect(findings("required: true", "required: false").contains("error[L102] required 只能改为 true"))
        #expect(findings("      running:\n", "      runing:\n").contains("error[L101] 没有状态 runing"))
    }

    @Test("states and transitions are added only where the base is open")
    func open() {
        let closed = Fixture().replacing("    open: true\n", by: "").findings()
        #expect(
            closed == """
                workflows/localities/610100.yaml:20:11 error[L105] 状态 running 没有开放，不能加子状态 expert | the state running is not open: expert cannot be added
                    fix: 要允许增加，基础流程须给 running 写 open: true | the base must say open: true for running
                workflows/localities/610100.yaml:23:11 error[L105] 状态 running 没有开放，不能加转移 accept | the state running is not open: the transition on accept cannot be added
                    fix: 要允许增加，基础流程须给 running 写 open: true | the base must say open: true for running
                """)
    }

    @Test("what equals the inherited value is a warning")
    func same() {
        #expect(
            findings("value: 70000.00 CNY", "value: 60000.00 CNY") == """
                workflows/localities/610100.yaml:6:16 warning[L104] ceiling 自 2026-01-01 起的值与上层相同 | ceiling from 2026-01-01 equals what is inherited
                    fix: 删去这个值 | remove the value
                """)
        #expect(
            findings("title: { zh: 审理中, en: Under way }", "title: { en: Running, zh: 审理 }").contains("warning[L104]"))
    }

    @Test("values need a source and a beginning, and follow each other")
    func values() {
        #expect(
            findings(
                "{ value: 70000.00 CNY, from: 2026-01-01, source: { zh: 市人社局, en: City office } }",
                "{ value: 70000 USD }") == """
                    workflows/localities/610100.yaml:6:7 error[W102] 参数值缺少键 from | a parameter's value needs the key from
                        fix: from：自何日起 | from: the first day in force
                    workflows/localities/610100.yaml:6:7 error[W102] 参数值缺少键 source | a parameter's value needs the key source
                        fix: source：出处 | source: where it is known from
                    workflows/localities/610100.yaml:6:16 error[W104] “70000 USD”不是金额，如 28320.00 CNY | "70000 USD" is not an amount such as 28320.00 CNY
                        fix: 写成金额，如 28320.00 CNY | write an amount such as 28320.00 CNY
                    """)
        #expect(findings("from: 2026-01-01,", "from: 2026-01-01, until: 2025-01-01,").contains("error[L110]"))
        #expect(findings("  ceiling:", "  ceilings:").contains("error[L108] 没有参数 ceilings"))
        let other = Fixture().replacing("  ceiling:", by: "  elsewhere:", in: city).with(
            "workflows/other/workflow.yaml", "parameters: { elsewhere: { type: money } }")
        #expect(other.findings() == "")
    }

    @Test("an unknown locality names its neighbours and how to add it")
    func unknown() {
        #expect(
            Fixture().findings("610114") == """
                - error[L001] 没有地区 610114 | there is no locality 610114
                    fix: 已有：610100；新增请建 workflows/localities/610114.yaml，写 locality、title、extends 三行 | there are 610100; to add it, make workflows/localities/610114.yaml with the lines locality, title and extends
                """)
        for code in ["", "..", "../claim", "CN", "610100 ", "六一〇一〇〇"] {
            #expect(Fixture().findings(code).hasPrefix("- error[L001] 没有地区 \(code)"))
        }
    }

    @Test("a chain must lead to cn without going in circles")
    func chain() {
        #expect(
            findings("extends: \"610000\"", "extends: \"610009\"") == """
                workflows/localities/610100.yaml:3:10 error[L003] 没有上一层 610009 | there is no layer 610009 to extend
                    fix: 相近的有：610000 | near it: 610000
                """)
        #expect(
            Fixture().replacing("extends: cn", by: "extends: \"610100\"", in: "workflows/localities/610000.yaml")
                .findings() == """
                    workflows/localities/610000.yaml:3:10 error[L004] extends 成环：610000 → 610100 → 610000 | extends goes in a circle: 610000 → 610100 → 610000
                        fix: 每层的 extends 写它的上一级，最上一级写 cn | let each layer extend the level above it, and the topmost cn
                    """)
        #expect(
            Fixture().replacing("extends: cn\n", by: "", in: "workflows/localities/610000.yaml").findings() == """
                workflows/localities/610000.yaml:1:1 error[L005] 610000 没有写 extends | 610000 has no extends
                    fix: 写上一级的代码，如 extends: cn | name the level above, such as extends: cn
                """)
        // The circle is one finding, wherever one comes into it.
        let circle = Fixture().replacing(
            "extends: cn", by: "extends: \"610100\"", in: "workflows/localities/610000.yaml")
        #expect(circle.load("610000").findings == circle.load("610100").findings)
        #expect(
            findings("locality: \"610100\"", "locality: \"610101\"").hasPrefix(
                "workflows/localities/610100.yaml:1:11 error[L002] 文件名是 610100，locality 却是 610101"))
    }

    @Test("a broken chain does not hide what else is wrong with the layer")
    func brokenChainAndMore() {
        let fixture = Fixture().replacing("extends: \"610000\"", by: "extends: \"610009\"", in: Fixture.cityPath)
            .replacing("value: 70000.00 CNY", by: "value: many", in: Fixture.cityPath)
        let findings = fixture.findings()
        #expect(findings.contains("error[L003]"))
        #expect(findings.contains("610100.yaml") && findings.contains("many"), "\(findings)")
        #expect(fixture.load().bundle == nil)
    }
}
