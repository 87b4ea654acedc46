import DataValues
import Diagnostics
import Testing

@testable import Workflows

@Suite("Diagrams")
struct DiagramTests {
    @Test("a workflow as a Mermaid state diagram")
    func mermaid() throws {
        let text = MermaidDiagram.text(of: try Fixture().workflow("cn"), language: .chinese)
        #expect(
            text == """
                ---
                title: "◇：在该状态内任何一处"
                ---
                stateDiagram-v2
                    [*] --> s0
                    state "收件" as s0
                    state "审理" as s1 {
                        [*] --> s3
                        state s1x <<choice>>
                        state "简易" as s2
                        state "普通" as s3
                        state "H* 原处" as s4
                    }
                    state "中止" as s5
                    state "结案" as s6
                    s6 --> [*]
                    state "逾期" as s7
                    s7 --> [*]
                    s0 --> s2 : 受理 [is_small]
                    s0 --> s1 : 受理
                    s1x --> s6 : 决定
                    s1x --> s5 : 中止
                    s1x --> s7 : ⏱ 届满
                    s5 --> s4 : 恢复

                """)
    }

    @Test("a workflow as a DOT graph")
    func dot() throws {
        let text = DotDiagram.text(of: try Fixture().workflow("cn"), language: .english)
        #expect(
            text == """
                digraph "claim" {
                    compound=true; newrank=true; rankdir=LR; fontname="Noto Sans CJK SC";
                    node [shape=box, style=rounded, fontname="Noto Sans CJK SC"];
                    edge [fontname="Noto Sans CJK SC", fontsize=10];
                    start [shape=circle, style=filled, fillcolor=black, label="", width=0.15];
                    s0 [label="Intake"];
                    subgraph cluster_1 {
                        label="Running"; style=rounded;
                        s1 [shape=point, style=invis, label=""];
                        s2 [label="Simple"];
                        s3 [label="Ordinary"];
                        s4 [label="H*", shape=circle];
                    }
                    s5 [label="Paused"];
                    s6 [label="Closed", peripheries=2];
                    s7 [label="Overdue", peripheries=2];
                    start -> s0;
                    s0 -> s2 [label="Accept [is_small]"];
                    s0 -> s1 [label="Accept", lhead=cluster_1];
                    s1 -> s6 [label="Decide", ltail=cluster_1];
                    s1 -> s5 [label="Suspend", ltail=cluster_1];
                    s1 -> s7 [label="⏱ Lapsed", ltail=cluster_1];
                    s5 -> s4 [label="Resume"];
                }

                """)
    }

    @Test("what a locality changes is marked: a state of its own, a changed title, deadline, event or function")
    func differences() throws {
        let bundle = try #require(Fixture().load("610100").bundle)
        var marks = DiagramMarks()
        marks.markDifferences(of: bundle, on: "2026-06-01")
        let states = bundle.workflow.states
        #expect(Set(marks.localStates.map { states[$0].id }) == ["running", "running.expert"])
        let words = Set(
            marks.localTransitions.map { DiagramLabel.text(of: $0, in: bundle.workflow, language: .english) })
        // The first acceptance asks the city's own is_small; the city changed who decides and added the way to the experts.
        #expect(words == ["Accept [is_small]", "Accept", "Decide"])
        let mermaid = MermaidDiagram.text(of: bundle.workflow, language: .english, marks: marks)
        let legend = "yellow, ★: differs from the nation here; ◇: from anywhere in the state"
        #expect(mermaid.hasPrefix("---\ntitle: \"\(legend)\"\n---\nstateDiagram-v2\n"))
        #expect(
            mermaid.contains("    classDef local fill:#fff2cc,stroke:#b45f06\n    class s1,s5 local\n"), "\(mermaid)")
        #expect(mermaid.contains(" : ★ Decide\n"))
        let dot = DotDiagram.text(of: bundle.workflow, language: .chinese, marks: marks)
        #expect(dot.contains("label=\"黄色、★：当地与全国不同\"; labelloc=t;"))
        #expect(
            dot.contains(
                "s5 [label=\"★ 专家评审\", fillcolor=\"#fff2cc\", color=\"#b45f06\", penwidth=1];"),
            "\(dot)")
    }

    @Test("a parameter that only a city can set marks nothing; one that it changes marks what reads it")
    func parameters() throws {
        func local(_ fixture: Fixture) throws -> Int {
            var marks = DiagramMarks()
            marks.markDifferences(of: try #require(fixture.load("610000").bundle), on: "2026-06-01")
            return marks.localTransitions.count
        }
        #expect(try local(Fixture()) == 0)
        let national = Fixture().replacing(
            "parameters:\n",
            by: "parameters:\n  ceiling: [{ value: 9.00 CNY, from: 2020-01-01, source: { zh: 法, en: Law } }]\n",
            in: "workflows/localities/cn.yaml")
        #expect(try local(national) == 1)
    }

    @Test("a case's position, the way it came and counts: of two transitions of one event the one whose guard held")
    func caseMarks() throws {
        let workflow = try Fixture().workflow("cn")
        var marks = DiagramMarks()
        let small: DataValue = [
            "event": "accept", "transitions": ["intake → running.simple"], "exited": ["intake"],
            "entered": ["running", "running.simple"],
            "guards": [["guard": "is_small", "source": "intake", "passed": true]],
        ]
        marks.mark(
            position: ["running", "running.simple"],
            traces: [[["transitions": [], "exited": [], "entered": ["intake"]]], .null, .list([small])], in: workflow)
        #expect(marks.position.map { workflow.states[$0].id } == ["running.simple"])
        #expect(Set(marks.visited.map { workflow.states[$0].id }) == ["intake", "running", "running.simple"])
        #expect(marks.walked == [0])
        marks.counts = [1: 3, 2: 3]
        let mermaid = MermaidDiagram.text(of: workflow, language: .chinese, marks: marks)
        #expect(mermaid.contains("state \"▶ 审理 (3)\" as s1 {") && mermaid.contains("s0 --> s2 : ▶ 受理 [is_small]"))
        #expect(mermaid.contains("s0 --> s1 : 受理\n") && mermaid.contains("class s2 position\n"))
        #expect(mermaid.contains("class s0,s1 visited\n") && mermaid.contains("state \"● 简易 (3)\" as s2\n"))
        let dot = DotDiagram.text(of: workflow, language: .english, marks: marks)
        #expect(dot.contains("label=\"▶ Running (3)\"; style=\"rounded,filled\"; fillcolor=\"#d9e8f6\";"), "\(dot)")
        #expect(dot.contains("s0 -> s2 [label=\"▶ Accept [is_small]\", color=\"#1c5a96\", penwidth=2];"))
    }
}
