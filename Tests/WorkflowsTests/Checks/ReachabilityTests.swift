import Diagnostics
import Testing

@testable import Workflows

@Suite("What the chart alone shows")
struct ReachabilityTests {
    /// The codes found, with the state or place each is about.
    private func found(_ fixture: Fixture) -> [String] {
        fixture.load().findings.filter { ["W320", "W321", "W322"].contains($0.code) }
            .map { "\($0.code) \($0.what.en)" }
    }

    private let closed = "  closed: { title: { zh: 结案, en: Closed }, type: final, closure: \"01\" }\n"

    @Test("a state that no transition leads to is found, and so are those inside it; one that is led to is not")
    func unreachable() {
        let lost = "  lost: { title: { zh: 孤立, en: Lost }, on: { decide: { target: closed } } }\n"
        #expect(found(Fixture()) == [])
        #expect(found(Fixture().replacing(closed, by: closed + lost)) == ["W321 no transition leads to lost"])
        #expect(
            found(
                Fixture().replacing(closed, by: closed + lost)
                    .replacing(
                        "suspend: { target: paused }",
                        by: "suspend: [{ target: paused, roles: [director] }, { target: lost }]")
            ) == [])
    }

    @Test("a state that a layer adds and nothing leads to is an error, and names the state that was probably meant")
    func misspelt() throws {
        let fixture = Fixture().replacing(
            "          expert:\n", by: "          simpel: { title: { zh: 简易, en: Simple } }\n          expert:\n",
            in: Fixture.cityPath
        )
        .replacing("resume: { target: running.last }", by: "resume: { target: running }")
        .replacing(
            "      last: { title: { zh: 原处, en: Where it was }, type: history, history: deep }\n", by: "")
        let finding = try #require(fixture.load().findings.first { $0.code == "W321" })
        #expect(finding.severity == .error && finding.what.en == "no transition leads to running.simpel")
        #expect(finding.why?.en == "the layer 610100 adds it, and changes no state that was there")
        #expect(finding.fix?.en == "did you mean running.simple?")
    }

    @Test("a state from which no case can close is found, also where a region could still move")
    func deadEnd() {
        let stuck = """
              stuck:
                title: { zh: 悬置, en: Stuck }
                initial: one
                states:
                  one: { title: { zh: 一, en: One }, on: { resume: { target: two } } }
                  two: { title: { zh: 二, en: Two } }

            """
        let fixture = Fixture().replacing(closed, by: closed + stuck)
            .replacing(
                "suspend: { target: paused }", by: "suspend: [{ target: paused, roles: [director] }, { target: stuck }]"
            )
        #expect(
            found(fixture)
                == ["W322 no closure can be reached from stuck, nor from the 2 states inside it"])
        let way = fixture.replacing(
            "title: { zh: 悬置, en: Stuck }", by: "title: { zh: 悬置, en: Stuck }\n    on: { decide: { target: closed } }")
        #expect(found(way) == [])
    }

    @Test(
        "where no case at all can be closed, that is one error at the end that nothing leads to, and not one warning a state"
    )
    func nothingCloses() throws {
        let fixture = Fixture().replacing("decide: { target: closed, stamps", by: "decide: { stamps")
            .replacing("lapsed: { target: overdue }", by: "lapsed: { stamps: [decided_on] }")
        let found = fixture.load().findings.filter { $0.code == "W322" }
        let finding = try #require(found.first)
        #expect(found.count == 1 && finding.severity == .error)
        #expect(finding.what.en.hasPrefix("no case can be closed: no closure can be reached from the first state"))
        #expect(finding.why?.en == "no way of transitions leads to closed, overdue")
    }

    @Test("an external transition into its own region is said to reset the others; an internal one is not")
    func parallelReset() {
        let both = """
              both:
                title: { zh: 并行, en: Both }
                type: parallel
                on: { decide: { target: closed } }
                states:
                  left:
                    title: { zh: 左, en: Left }
                    initial: one
                    on: { resume: { target: two } }
                    states:
                      one: { title: { zh: 一, en: One } }
                      two: { title: { zh: 二, en: Two } }
                  right: { title: { zh: 右, en: Right } }

            """
        let fixture = Fixture().replacing(closed, by: closed + both)
            .replacing(
                "suspend: { target: paused }", by: "suspend: [{ target: paused, roles: [director] }, { target: both }]")
        #expect(found(fixture) == ["W320 this transition makes every region of both start anew"])
        #expect(
            found(fixture.replacing("resume: { target: two }", by: "resume: { target: two, type: internal }")) == [])
    }
}
