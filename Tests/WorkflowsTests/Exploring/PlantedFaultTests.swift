import Diagnostics
import Testing

@testable import Workflows

/// Mistakes as people make them, in an excerpt of a procedure that has none.
@Suite("Mistakes planted in rules that were sound")
struct PlantedFaultTests {
    /// Filing, two channels at once, review with a time limit, and an end.
    private let sound = SmallWorkflow(
        fields: """
              reason: { type: choice, title: { zh: 理由, en: Reason }, values: { form: { zh: 形式, en: Form }, merits: { zh: 实体, en: Merits } } }
            """,
        extra: """
            owners: { office: { zh: 机构, en: Office }, court: { zh: 法院, en: Court } }
            check: { domains: { amount: [{ parameter: ceiling }, { parameter: ceiling, plus: 0.01 CNY }] } }
            """,
        events: ["mediate", "agree", "review", "review_denied", "appeal", "dispose", "go_on"], systemEvents: ["late"],
        accepts: ["review_denied": "requires: [reason]"],
        states: """
              start: { title: { zh: 始, en: Start }, owner: office, on: { mediate: { target: joint }, go_on: { target: agreed } } }
              joint:
                title: { zh: 联合, en: Joint }
                owner: office
                type: parallel
                on: { agree: { target: agreed } }
                states:
                  left: { title: { zh: 左, en: Left }, on: { go_on: { sets: { note: same } } } }
                  right: { title: { zh: 右, en: Right }, on: { go_on: { sets: { note: same } } } }
              agreed: { title: { zh: 成, en: Agreed }, owner: office, on: { review: { target: reviewing } } }
              reviewing:
                title: { zh: 审, en: Reviewing }
                owner: office
                deadlines: { answer: { title: { zh: 答复, en: Answer }, within: 5 days, from: entry, then: late } }
                on:
                  review_denied: { target: denied, guard: is_final }
                  late: { target: denied }
              denied: { title: { zh: 驳, en: Denied }, owner: office, on: { appeal: { target: suing } } }
              suing: { title: { zh: 诉, en: Suing }, owner: court, on: { dispose: { target: closed, guard: is_heard } } }
            """,
        hooks: """
            function M.is_final(case) return case.reason == 'merits' end
            function M.is_heard(case) return true end
            """)

    private func found(_ old: String, _ new: String) throws -> Diagnostic {
        var planted = sound
        #expect(planted.states.contains(old), "\(old) is not in the excerpt")
        planted.states = planted.states.replacing(old, with: new)
        return try first(planted)
    }

    private func first(_ planted: SmallWorkflow) throws -> Diagnostic {
        try #require(try planted.explore().findings.first)
    }

    @Test("the excerpt itself has no finding, and is seen whole")
    func soundness() throws {
        let exploration = try sound.explore()
        #expect(exploration.findings == [] && exploration.isComplete && exploration.statesNotReached == [])
    }

    @Test("a new state without an exit, reached by one event with one fact, is a dead end, and its way names the fact")
    func deadLeaf() throws {
        var planted = sound
        planted.states = planted.states.replacing(
            "review_denied: { target: denied,", with: "review_denied: { target: limbo,")
        planted.states += "\n  limbo: { title: { zh: 悬, en: Limbo }, owner: office }"
        let finding = try first(planted)
        #expect(finding.code == "W401" && finding.what.en.contains("'Limbo' (limbo)"))
        #expect(
            finding.witness.last?.event == "review_denied" && finding.witness.last?.facts == ["reason": "\"merits\""])
        #expect(try planted.replayed(finding).configuration == ["limbo"])
    }

    @Test("a state whose owner was removed is owned by nobody")
    func ownerRemoved() throws {
        let finding = try found(", owner: court, on: { dispose", ", on: { dispose")
        #expect(finding.code == "W406" && finding.what.en == "at 'Suing' (suing) nobody owns the case")
        #expect(finding.witness.last?.event == "appeal")
    }

    @Test("two channels at once that both name an owner are two owners")
    func twoOwners() throws {
        var planted = sound
        planted.states = planted.states
            .replacing(
                "left: { title: { zh: 左, en: Left },", with: "left: { title: { zh: 左, en: Left }, owner: office,"
            )
            .replacing(
                "right: { title: { zh: 右, en: Right },", with: "right: { title: { zh: 右, en: Right }, owner: court,")
        let findings = try planted.explore().findings
        let finding = try #require(findings.first)
        #expect(finding.code == "W407" && finding.witness.map(\.event) == [nil, "mediate"])
        #expect(findings.count == 1)
    }

    @Test(
        "a deadline whose transition was removed is told before anything is run; one that changes nothing, with its way"
    )
    func lapseRemoved() throws {
        var planted = sound
        let answer = "      late: { target: denied }"
        #expect(planted.states.contains(answer))
        planted.states = planted.states.replacing(answer + "\n", with: "")
        #expect(
            planted.findings.contains { $0.severity == .error && $0.what.en.contains("reviewing.answer raises late") })
        let finding = try found(answer, "      late: {}")
        #expect(finding.code == "W403" && finding.witness.last?.deadline == "reviewing.answer")
    }

    @Test("a guard that can never pass leaves no way to closure")
    func closureBarred() throws {
        var planted = sound
        planted.hooks = planted.hooks.replacing("is_heard(case) return true", with: "is_heard(case) return false")
        planted.states = planted.states.replacing(
            "guard: is_heard }", with: "guard: is_heard }, appeal: { target: denied }")
        let finding = try first(planted)
        #expect(finding.code == "W402")
    }

    @Test("two transitions of one event whose guards overlap are told apart by order alone")
    func overlap() throws {
        let finding = try found(
            "dispose: { target: closed, guard: is_heard }",
            "dispose: [{ target: closed, guard: is_heard }, { target: denied, guard: is_final }]")
        #expect(finding.code == "W404" && finding.witness.last?.event == "dispose")
        #expect(finding.witness.contains { $0.facts["reason"] == "\"merits\"" })
    }

    @Test("an event that people may no longer raise, where no deadline runs, leaves nobody to act")
    func nobodyMayRaise() throws {
        var planted = sound
        planted.events.removeAll { $0 == "appeal" }
        planted.systemEvents.append("appeal")
        let finding = try first(planted)
        #expect(finding.code == "W401" && finding.what.en.contains("'Denied' (denied)"))
    }

    @Test("two regions that write different values on one event are found")
    func regionsWrite() throws {
        let finding = try found(
            "{ zh: 右, en: Right }, on: { go_on: { sets: { note: same } } }",
            "{ zh: 右, en: Right }, on: { go_on: { sets: { note: other } } }")
        #expect(finding.code == "W405" && finding.witness.map(\.event) == [nil, "mediate", "go_on"])
    }
}
