import Diagnostics
import Testing

@testable import Workflows

/// A workflow whose two paused states are one sub-chart.
@Suite("Sub-charts")
struct SubchartTests {
    private static let charts = """
        charts:
          waiting:
            takes: [what, after]
            state:
              title: { zh: 等待, en: Waiting }
              initial: first
              deadlines:
                <what>_wait: { title: { zh: 等待期, en: Wait }, within: 5 days, from: entry }
              on: { resume: { target: <after> } }
              states: { first: { title: { zh: 先, en: First } } }
        initial: intake

        """

    private static let fixture = Fixture()
        .replacing("initial: intake\n", by: charts)
        .replacing(
            """
                title: { zh: 中止, en: Paused }
                on: { resume: { target: running.last } }
            """,
            by: """
                    chart: waiting
                    with: { what: pause, after: running.last }
                    title: { zh: 中止, en: Paused }
                    on: { resume: { target: second } }
                    states: { second: { title: { zh: 后, en: Second } } }
                """)

    @Test("a state that uses one is as if it had been written out, with its own keys over the sub-chart's")
    func expanded() throws {
        let workflow = try Self.fixture.workflow("cn")
        let ids = workflow.states.map(\.id)
        #expect(ids.contains("paused.first") && ids.contains("paused.second"))
        let paused = try #require(workflow.states.first { $0.id == "paused" })
        #expect(paused.title.en == "Paused")
        #expect(paused.deadlines.map(\.key) == ["paused.pause_wait"])
        #expect(paused.deadlines[0].declaration.location.file == Fixture.path)
        #expect(!Self.fixture.findings("cn").contains("error"), "\(Self.fixture.findings("cn"))")
    }

    @Test("a layer changes what came from a sub-chart by its path")
    func layered() throws {
        let layered = Self.fixture.replacing(
            "      running:\n        title: { zh: 审理中",
            by: "      paused: { states: { first: { title: { zh: 头一步, en: First step } } } }\n"
                + "      running:\n        title: { zh: 审理中", in: Fixture.cityPath)
        let workflow = try layered.workflow()
        #expect(workflow.states.first { $0.id == "paused.first" }?.title.zh == "头一步")
    }

    @Test("a layer may use one in a state that it adds")
    func added() throws {
        let layered = Self.fixture.replacing(
            "            title: { zh: 专家评审, en: Expert review }",
            by: "            chart: waiting\n            with: { what: expert, after: simple }\n"
                + "            title: { zh: 专家评审, en: Expert review }",
            in: Fixture.cityPath)
        let workflow = try layered.workflow()
        #expect(workflow.states.contains { $0.id == "running.expert.first" })
    }

    @Test(
        "what is wrong with its use is told where it stands, with what to write",
        arguments: [
            ("chart: waiting", "chart: wating", "W221", "did you mean waiting?"),
            ("with: { what: pause, ", "with: { whta: pause, ", "W222", "did you mean what?"),
            ("with: { what: pause, ", "with: { ", "W222", "write with: { what: … }"),
            ("takes: [what, after]", "takes: [what]", "W222", "list it under takes"),
            (
                "first: { title: { zh: 先, en: First } }", "first: { chart: waiting, title: { zh: 先, en: F } }", "W223",
                ""
            ),
            ("chart: waiting\n", "title: { zh: 停, en: Pause }\n", "W224", "no state uses the sub-chart waiting"),
            ("chart: waiting\n", "description: { zh: 甲, en: A }\n", "W222", "'with' stands beside 'chart' only"),
        ])
    func wrong(old: String, new: String, code: String, says: String) {
        let found = Self.fixture.replacing(old, by: new).findings("cn")
        #expect(found.contains("[\(code)]") && found.contains(says), "\(found)")
        #expect(found.contains("\(Fixture.path):"), "\(found)")
    }
}
