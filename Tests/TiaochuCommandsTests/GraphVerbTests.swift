import DataValues
import Foundation
import Testing

@Suite("Drawing workflows")
struct GraphVerbTests {
    @Test("a case is drawn by its own rules with its position and its way; counts are those of live cases, by place")
    func caseAndCounts() throws {
        let binary = try Binary()
        let id = try binary.accepted("610113")
        _ = try binary.open("610118")
        let graph = try binary.run("workflow", "graph", "--case", id, "--counts", "-o", "json")
        #expect(graph.code == 0, "\(graph.everything)")
        let data = try graph.json()
        let position = data["position"].list ?? []
        #expect(position.contains("arbitration.proceedings.track.simplified") && !position.contains("arbitration"))
        #expect(data["visited"].list?.contains("pre_arbitration.intake.received") == true)
        #expect(data["counts"]["arbitration"].integer == 1 && data["counts"]["pre_arbitration"].integer == 1)
        #expect(data["text"].text?.contains("▶ Apply for arbitration") == true)
        let place = try binary.run("workflow", "graph", "--counts", "-l", "610118", "-o", "json").json()
        #expect(place["counts"]["pre_arbitration"].integer == 1 && place["counts"]["arbitration"].isNull)
        #expect(try binary.run("workflow", "graph", "--case", id, "-l", "cn").code == 64)
        #expect(try binary.run("workflow", "graph", "--case", "2026-610113-09999").code == 5)
    }

    @Test("a local difference is set off in either language, and the nation is drawn without colours")
    func differences() throws {
        let binary = try Binary()
        let chinese = try binary.run("workflow", "graph", "-l", "330100", "--lang", "zh").output
        #expect(chinese.contains("title: \"黄色、★：当地与全国不同；◇：在该状态内任何一处\"") && chinese.contains("classDef local"))
        #expect(chinese.contains("★ 委托鉴定"))
        let nation = try binary.run("workflow", "graph", "-l", "cn", "--form", "dot").output
        #expect(nation.hasPrefix("digraph") && !nation.contains("fillcolor=\"#"))
    }

    @Test("SVG comes from dot on PATH; without it the answer says what to install, and a dot that fails is said")
    func svg() throws {
        let binary = try Binary()
        let missing = try binary.run("workflow", "graph", "--format", "svg", environment: ["PATH": "/nowhere"])
        #expect(missing.code == 5 && missing.output.isEmpty && missing.talk.contains("apt install graphviz"))
        try binary.write("bin/dot", "#!/bin/sh\nprintf '<svg>' > \"$3\" && /bin/cat \"$4\" >> \"$3\"\n")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: binary.path("bin/dot"))
        let path = ["PATH": binary.path("bin")]
        let drawn = try binary.run("workflow", "graph", "--format", "svg", "--lang", "zh", environment: path)
        #expect(drawn.code == 0 && drawn.output.hasPrefix("<svg>digraph") && drawn.output.contains("收件"))
        try binary.write("bin/dot", "#!/bin/sh\nexit 3\n")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: binary.path("bin/dot"))
        let failed = try binary.run("workflow", "graph", "--format", "svg", environment: path)
        #expect(failed.code == 74 && failed.talk.contains("exit code 3"), "\(failed.everything)")
    }

    private static let hasGraphviz = FileManager.default.isExecutableFile(atPath: "/usr/bin/dot")

    @Test(
        "the dot of Graphviz draws the shipped rules of every place",
        .enabled(if: hasGraphviz, "Graphviz is not installed"))
    func graphviz() throws {
        let binary = try Binary()
        let id = try binary.open()
        for place in [["--case", id], ["-l", "cn"], ["-l", "330100"], ["-l", "440300"]] {
            let drawn = try binary.run(["workflow", "graph", "--format", "svg"] + place)
            #expect(drawn.code == 0 && drawn.output.contains("</svg>"), "\(place): \(drawn.talk)")
        }
    }
}
