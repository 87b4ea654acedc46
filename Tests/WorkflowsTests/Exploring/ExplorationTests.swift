import Diagnostics
import Testing

@testable import Workflows

@Suite("What running the rules along everything that can happen shows")
struct ExplorationTests {
    private let sound = SmallWorkflow(
        events: ["go"], states: "  start: { title: { zh: 始, en: Start }, on: { go: { target: closed, guard: fits } } }")

    // MARK: - Dead ends

    @Test(
        "a case that nobody can move and that no deadline will is found by the shortest way, with the facts that lead there"
    )
    func nobodyMayAct() throws {
        // 500.01 is refused for ever; 500.00 is not: only the declared value above the ceiling shows it.
        var small = sound
        small.extra = "check: { domains: { amount: [{ parameter: ceiling }, { parameter: ceiling, plus: 0.01 CNY }] } }"
        let found = try small.explore()
        let finding = try #require(found.findings.first)
        #expect(found.findings.count == 1 && found.isComplete)
        #expect(finding.code == "W401" && finding.severity == .error)
        #expect(
            finding.what.en
                == "at 'Start' (start) a case cannot go on: nobody may raise any event, and no deadline will lapse")
        #expect(finding.what.zh == "案件在“始”（start）不再能动：没有人可以办理任何事项，也没有期限会届满")
        #expect(finding.location?.line == 16)
        #expect(finding.witness.map(\.text.en) == ["the case is opened: Amount (amount) = 500.01"])
        #expect(finding.witness.first?.facts == ["amount": "50001"])
        #expect(try small.replayed(finding).configuration == ["start"])
        // Within the ceiling, all is well.
        small.extra = "check: { domains: { amount: [{ parameter: ceiling }] } }"
        #expect(try small.found() == [])
    }

    @Test("a deadline that will end, with an event that somebody answers, keeps a case from being stuck")
    func deadlineMoves() throws {
        var small = sound
        small.extra = "check: { domains: { amount: [{ parameter: ceiling, plus: 0.01 CNY }] } }"
        small.systemEvents = ["late"]
        small.states = """
              start:
                title: { zh: 始, en: Start }
                deadlines: { answer: { title: { zh: 答复, en: Answer }, within: 5 days, from: entry, then: late } }
                on: { go: { target: closed, guard: fits }, late: { target: closed } }
            """
        #expect(try small.found() == [])
    }

    @Test(
        "a place from which nothing that was tried leads to closure is found where cases come to it, and not where they may leave"
    )
    func closureNotReached() throws {
        var small = sound
        small.events = ["go", "turn"]
        small.states = """
              start: { title: { zh: 始, en: Start }, on: { go: { target: one }, turn: { target: closed } } }
              one: { title: { zh: 一, en: One }, on: { turn: { target: two }, go: { target: closed, guard: never } } }
              two: { title: { zh: 二, en: Two }, on: { turn: { target: one } } }
            """
        small.hooks = "function M.never(case) return case.note == 'open sesame' end"
        let found = try small.explore()
        #expect(found.findings.map(\.code) == ["W402"])
        let finding = try #require(found.findings.first)
        #expect(finding.what.en == "from 'One' (one) no way that was tried leads to closure")
        #expect(finding.witness.map(\.event) == [nil, "go"])
        #expect(try small.replayed(finding).configuration == ["one"])
        // The guard reads a field that nobody varies, and that is said.
        #expect(found.oneSided.map(\.reference.name) == ["never"])
    }

    // MARK: - Deadlines

    @Test(
        "a deadline whose event is refused where it ends, or changes nothing there, is found; one that puts a date on file is not"
    )
    func lapses() throws {
        func small(_ answer: String) -> SmallWorkflow {
            SmallWorkflow(
                fields: "  late_on: { type: date, title: { zh: 逾期日, en: Late on } }", events: ["go"],
                systemEvents: ["late"],
                states: """
                      start:
                        title: { zh: 始, en: Start }
                        deadlines: { answer: { title: { zh: 答复, en: Answer }, within: 5 days, from: entry, then: late } }
                        on: { go: { target: closed }, late: \(answer) }
                    """, hooks: "function M.is_small(case) return case.amount < 0 end")
        }
        let refused = try small("{ target: closed, guard: is_small }").explore()
        #expect(refused.findings.map(\.code) == ["W403"])
        let finding = try #require(refused.findings.first)
        #expect(finding.what.en == "when the deadline 'Answer' (start.answer) lapses, nothing happens")
        // Five days after 5 January 2026, the day since which the ceiling is what it is: a Saturday, so Monday.
        #expect(finding.witness.last?.date == "2026-01-12" && finding.witness.last?.deadline == "start.answer")
        #expect(try small("{}").found() == ["W403 when the deadline 'Answer' (start.answer) lapses, nothing happens"])
        #expect(try small("{ stamps: [late_on] }").found() == [])
    }

    // MARK: - Order

    @Test(
        "two transitions whose guards pass on the same facts are found, unless the later is marked, or is the general case"
    )
    func order() throws {
        func small(_ second: String) -> SmallWorkflow {
            SmallWorkflow(
                extra:
                    "check: { domains: { amount: [{ parameter: ceiling }, { parameter: ceiling, plus: 0.01 CNY }] } }",
                events: ["go"],
                states: """
                      start:
                        title: { zh: 始, en: Start }
                        on:
                          go:
                            - { target: closed, guard: fits }
                            - { target: other\(second) }
                      other: { title: { zh: 他, en: Other }, on: { go: { target: closed } } }
                    """,
                hooks:
                    "function M.is_round(case) return case.amount > 0 end\nfunction M.is_large(case, params) return case.amount > params.ceiling end"
            )
        }
        let both = small(", guard: is_round")
        let finding = try #require(try both.explore().findings.first)
        #expect(finding.code == "W404" && finding.severity == .warning)
        #expect(
            finding.what.en
                == "on the event go, is_round passes together with fits of line 20: only their order decides")
        #expect(finding.witness.map(\.event) == [nil, "go"])
        #expect(try both.replayed(finding).configuration == ["closed"])
        #expect(try small(", guard: is_round, otherwise: true").found() == [])
        #expect(try small(", guard: is_large").found() == [])
        #expect(try small("").found() == [])
    }

    @Test("transitions without an event are compared at the moment of the step in which they are asked")
    func orderOfEventless() throws {
        let small = SmallWorkflow(
            events: ["go"],
            states: """
                  start: { title: { zh: 始, en: Start }, on: { go: { target: fork } } }
                  fork:
                    title: { zh: 岔, en: Fork }
                    always:
                      - { target: closed, guard: fits }
                      - { target: other, guard: is_round }
                  other: { title: { zh: 他, en: Other }, on: { go: { target: closed } } }
                """, hooks: "function M.is_round(case) return case.amount > 0 end")
        #expect(
            try small.found().first
                == "W404 without an event, is_round passes together with fits of line 20: only their order decides")
    }

    // MARK: - Regions

    private func regions(
        _ left: String, _ right: String, owners: (all: String, left: String, right: String) = ("", "", "")
    )
        -> SmallWorkflow
    {
        SmallWorkflow(
            extra: owners == ("", "", "")
                ? "" : "owners: { office: { zh: 机构, en: Office }, court: { zh: 法院, en: Court } }",
            events: ["go", "end"],
            states: """
                  start: { title: { zh: 始, en: Start }, on: { go: { target: both } }\(owners.all) }
                  both:
                    title: { zh: 并, en: Both }
                    type: parallel
                    on: { end: { target: closed } }
                    states:
                      left: { title: { zh: 左, en: Left }, on: { go: { \(left) } }\(owners.left) }
                      right: { title: { zh: 右, en: Right }, on: { go: { \(right) } }\(owners.right) }
                """, hooks: "function M.write(case) case.note = 'lua' end")
    }

    @Test(
        "two regions that write different values to one field on one event are found, by sets and by scripts; equal values are not"
    )
    func regionsWrite() throws {
        let clash = regions("sets: { note: a }", "sets: { note: b }")
        let finding = try #require(try clash.explore().findings.first { $0.code == "W405" })
        #expect(
            finding.what.en
                == "'Both › Left' (both.left), 'Both › Right' (both.right) write different values to note in one step")
        #expect(finding.witness.map(\.event) == [nil, "go", "go"])
        #expect(try clash.replayed(finding).fields["note"] == "\"b\"")
        #expect(try regions("sets: { note: a }", "actions: [write]").found().contains { $0.hasPrefix("W405") })
        #expect(try !regions("sets: { note: a }", "sets: { note: a }").found().contains { $0.hasPrefix("W405") })
    }

    // MARK: - Owners

    @Test(
        "a state that names no owner, or whose field is empty, and regions that name two, are found; a parallel state's owner covers its regions"
    )
    func owners() throws {
        func found(_ all: String, _ left: String, _ right: String) throws -> [String] {
            try regions("sets: { note: a }", "sets: { note: a }", owners: (all, left, right)).found()
        }
        #expect(
            try found(", owner: office", "", "").first == "W406 at 'Both › Left' (both.left) nobody owns the case")
        #expect(
            try found(", owner: office", ", owner: office", ", owner: court")
                == ["W407 two own the case, office and court: 'Both › Left' (both.left), 'Both › Right' (both.right)"])
        #expect(try found(", owner: office", ", owner: office", ", owner: office") == [])
        #expect(
            try found(", owner: { field: note }", ", owner: office", ", owner: office")
                == ["W406 at 'Start' (start) nobody owns the case"])
        var covered = regions("sets: { note: a }", "sets: { note: a }", owners: (", owner: office", "", ""))
        covered.states = covered.states.replacing(
            "title: { zh: 并, en: Both }", with: "title: { zh: 并, en: Both }\n    owner: court")
        #expect(try covered.found() == [])
    }

    @Test("an owner that is not declared is told with the nearest one")
    func unknownOwner() {
        var small = regions("sets: { note: a }", "sets: { note: a }", owners: (", owner: offise", "", ""))
        small.states = small.states.replacing(
            "title: { zh: 并, en: Both }", with: "title: { zh: 并, en: Both }\n    owner: court")
        let finding = small.findings.first { $0.code == "W213" }
        #expect(finding?.what.en == "there is no owner offise" && finding?.fix?.en == "did you mean office?")
    }

    // MARK: - Faults

    @Test("a guard that fails on facts that a case can have is found with the way there")
    func faults() throws {
        let small = SmallWorkflow(
            fields: "  wanted: { type: boolean, title: { zh: 要, en: Wanted } }", events: ["go"],
            accepts: ["go": "accepts: [wanted]"],
            states: "  start: { title: { zh: 始, en: Start }, on: { go: { target: closed, guard: breaks } } }",
            hooks: "function M.breaks(case)\n  if case.wanted then return #case.note > 0 end\n  return true\nend")
        let finding = try #require(try small.explore().findings.first)
        #expect(finding.code == "W408" && finding.location?.file == "scripts/small/hooks.lua")
        #expect(finding.witness.last?.facts == ["wanted": "true"])
    }

    // MARK: - Articles and causes

    @Test("what regions write, who owns a case and a dead end are told with the article of the nearest state around")
    func articles() throws {
        func laws(_ small: SmallWorkflow) throws -> [String: String?] {
            var small = small
            small.states = small.states.replacing(
                "title: { zh: 并, en: Both }",
                with: "title: { zh: 并, en: Both }\n    law: { statute: LMAL, article: 43 }")
            return Dictionary(
                try small.explore().findings.map { ($0.code, $0.law?.en) }, uniquingKeysWith: { first, _ in first })
        }
        #expect(try laws(regions("sets: { note: a }", "sets: { note: b }"))["W405"] == "LMAL art. 43")
        let owners = (", owner: office", "", "")
        #expect(try laws(regions("", "", owners: owners))["W406"] == "LMAL art. 43")
        let two = (", owner: office", ", owner: office", ", owner: court")
        #expect(try laws(regions("", "", owners: two))["W407"] == "LMAL art. 43")
        var stuck = regions("", "")
        stuck.states = stuck.states.replacing(
            "on: { end: { target: closed } }", with: "on: { end: { guard: never, target: closed } }"
        )
        .replacing("on: { go: {  } }", with: "")
        .replacing("Left }, ", with: "Left } ").replacing("Right }, ", with: "Right } ")
        stuck.hooks += "\nfunction M.never(case) return false end"
        #expect(try laws(stuck)["W401"] == "LMAL art. 43")
    }

    @Test("a script that fails is told with the article of the transition that it was asked for")
    func articleOfFault() throws {
        let small = SmallWorkflow(
            fields: "  wanted: { type: boolean, title: { zh: 要, en: Wanted } }", events: ["go"],
            accepts: ["go": "accepts: [wanted]"],
            states: """
                  start:
                    title: { zh: 始, en: Start }
                    law: { statute: LMAL, article: 43 }
                    on: { go: { target: closed, guard: breaks, law: { statute: LMAL, article: 30 } } }
                """,
            hooks: "function M.breaks(case)\n  if case.wanted then return #case.note > 0 end\n  return true\nend")
        let finding = try #require(try small.explore().findings.first { $0.code == "W408" })
        #expect(finding.law?.en == "LMAL art. 30")
    }

    @Test("states that one owner would cover are one finding, with the places of the others")
    func unownedStates() throws {
        let small = SmallWorkflow(
            extra: "owners: { office: { zh: 机构, en: Office } }", events: ["go"],
            states: """
                  start: { title: { zh: 始, en: Start }, owner: office, on: { go: { target: box } } }
                  box:
                    title: { zh: 盒, en: Box }
                    initial: one
                    states:
                      one: { title: { zh: 一, en: One }, on: { go: { target: two } } }
                      two: { title: { zh: 二, en: Two }, on: { go: { target: three } } }
                      three: { title: { zh: 三, en: Three }, on: { go: { target: alone } } }
                  alone: { title: { zh: 独, en: Alone }, on: { go: { target: closed } } }
                """)
        let found = try small.explore().findings.filter { $0.code == "W406" }
        #expect(
            found.map(\.what.en) == [
                "at 'Box › One' (box.one) nobody owns the case", "at 'Alone' (alone) nobody owns the case",
            ])
        #expect(found.first?.elsewhere.count == 2 && found.last?.elsewhere == [])
    }

    @Test("a script that grants more time than its deadline allows is found with the way to it")
    func grantedBeyond() throws {
        let small = SmallWorkflow(
            fields: "  more: { type: integer, title: { zh: 延长, en: More } }", events: ["go", "end"],
            systemEvents: ["late"],
            states: """
                  start:
                    title: { zh: 始, en: Start }
                    deadlines:
                      answer:
                        { title: { zh: 答复, en: Answer }, within: 6 days, from: entry, then: late, law: { statute: LMAL, article: 43 }, extension: { field: more, at_most: 3 days } }
                    on: { go: { actions: [grant] }, end: { target: closed }, late: { target: closed } }
                """,
            hooks: "function M.grant(case) case.more = 4 end")
        let finding = try #require(try small.explore().findings.first)
        #expect(finding.code == "W408" && finding.law?.en == "LMAL art. 43")
        #expect(finding.what.en.contains("'More' (more) is 4; the deadline 'Answer' may be extended by 3 at most"))
        #expect(finding.witness.map(\.event) == [nil, "go"])
    }

    // MARK: - What is tried

    @Test("a fact that is read long after it could be given is given then: the way is gone again with it")
    func factsSuppliedEarlier() throws {
        let small = SmallWorkflow(
            fields:
                "  kind: { type: choice, title: { zh: 类, en: Kind }, values: { a: { zh: 甲, en: A }, b: { zh: 乙, en: B } } }",
            events: ["go", "end"],
            states: """
                  start: { title: { zh: 始, en: Start }, on: { go: { target: middle } } }
                  middle: { title: { zh: 中, en: Middle }, on: { end: [{ target: closed, guard: is_a }, { target: trap, guard: is_b }] } }
                  trap: { title: { zh: 陷, en: Trap } }
                """,
            hooks:
                "function M.is_a(case) return case.kind ~= 'b' end\nfunction M.is_b(case) return case.kind == 'b' end")
        let finding = try #require(try small.explore().findings.first { $0.code == "W401" })
        #expect(finding.witness.map(\.event) == [nil, "go", "end"])
        #expect(finding.witness.first?.facts["kind"] == "\"b\"")
        #expect(try small.replayed(finding).configuration == ["trap"])
    }

    @Test(
        "what was not explored is named: states, guards that gave one answer, fields without values, and whether the bound was met"
    )
    func notExplored() throws {
        var small = sound
        small.events = ["go", "never"]
        small.states = """
              start: { title: { zh: 始, en: Start }, on: { go: { target: closed, guard: fits }, never: { target: far, guard: says_no } } }
              far: { title: { zh: 远, en: Far }, on: { go: { target: closed } } }
            """
        small.hooks = "function M.says_no(case) return false end"
        let all = try small.explore()
        #expect(all.isComplete && all.statesNotReached == ["far"] && all.fieldsWithoutDomain == ["amount"])
        #expect(
            all.oneSided.map(\.reference.name) == ["fits", "says_no"] && all.oneSided.map(\.passed) == [true, false])
        small.limit = 2
        let some = try small.explore()
        #expect(!some.isComplete && some.steps == 2)
    }

    @Test("rules by which no case can be opened are told so, with what stands in the way")
    func nothingOpens() throws {
        let small = SmallWorkflow(
            fields:
                "  number: { type: text, title: { zh: 编号, en: Number }, required: true, series: { pattern: numbers } }",
            extra: "  numbers: { type: text, title: { zh: 格式, en: Pattern } }", events: ["go"],
            states: "  start: { title: { zh: 始, en: Start }, on: { go: { target: closed } } }")
        let finding = try #require(try small.explore().findings.first)
        #expect(finding.code == "W413")
        #expect(finding.why?.en == "'Number' is numbered by the register and cannot be typed in")
    }

    @Test("the same rules give the same answer each time")
    func repeats() throws {
        let bundle = Fixture().load().bundle
        let rules = try #require(bundle)
        func once() throws -> Exploration {
            try Exploration(rules, calendar: SmallWorkflow.calendar, on: SmallWorkflow.today, limit: 400)
        }
        let (first, second) = try (once(), once())
        #expect(first.findings == second.findings && first.situations == second.situations)
        #expect(first.oneSided == second.oneSided && first.steps == second.steps)
    }
}
