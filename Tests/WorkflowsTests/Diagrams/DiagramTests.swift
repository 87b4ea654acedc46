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
                stateDiagram-v2
                    [*] --> s0
                    state "收件" as s0
                    state "审理" as s1 {
                        [*] --> s3
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
                    s1 --> s6 : 决定
                    s1 --> s5 : 中止
                    s1 --> s7 : ⏱ 届满
                    s5 --> s4 : 恢复

                """)
    }

    @Test("a workflow as a DOT graph")
    func dot() throws {
        let text = DotDiagram.text(of: try Fixture().workflow("cn"), language: .english)
        #expect(
            text == """
                digraph "claim" {
                    compound=true; rankdir=LR; fontname="Noto Sans CJK SC";
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
}
