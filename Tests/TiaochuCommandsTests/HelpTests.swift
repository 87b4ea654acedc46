import Testing

@Suite("Help and completions")
struct HelpTests {
    /// Every verb with its group, as `tiaochu --help` and the groups' own help list them.
    static let verbs: [[String]] = [
        ["case", "open"], ["case", "list"], ["case", "show"], ["case", "advance"], ["case", "why"],
        ["case", "history"],
        ["case", "forecast"], ["case", "note"], ["case", "assign"], ["case", "document"], ["case", "play"], ["inbox"],
        ["deadline", "list"],
        ["deadline", "explain"], ["deadline", "export"], ["deadline", "run"], ["calendar", "show"],
        ["calendar", "add"], ["calendar", "check"], ["calendar", "add-notice"],
        ["workflow", "check"], ["workflow", "list"], ["workflow", "show"], ["workflow", "describe"],
        ["workflow", "explain"],
        ["workflow", "diff"], ["workflow", "schema"], ["workflow", "graph"], ["workflow", "export"],
        ["workflow", "preview"], ["workflow", "publish"], ["workflow", "publications"], ["workflow", "rollback"],
        ["workflow", "migrate"], ["workflow", "backtest"],
        ["locality", "list"], ["locality", "new"],
        ["locality", "show"], ["locality", "explain"], ["locality", "census"],
        ["scenario", "run"], ["scenario", "record"], ["scenario", "generate"], ["outbox", "list"],
        ["outbox", "deliver"], ["outbox", "retry"],
        ["audit", "verify"], ["explain"], ["completions"], ["scxml", "run"],
    ]

    @Test("every verb explains itself in English and in Chinese", arguments: verbs)
    func helpOfVerb(_ verb: [String]) throws {
        let binary = try Binary()
        let english = try binary.run(verb + ["--help"])
        #expect(english.code == 0)
        #expect(english.talk.isEmpty)
        #expect(english.output.hasPrefix("OVERVIEW: "))
        #expect(english.output.contains("USAGE: tiaochu \(verb.joined(separator: " "))"))
        #expect(!english.output.hasChinese, "English help holds Chinese: \(english.output)")
        let chinese = try binary.run(["--lang", "zh"] + verb + ["--help"])
        #expect(chinese.code == 0)
        #expect(chinese.output.hasPrefix("概述："))
        for heading in ["OVERVIEW", "USAGE", "OPTIONS", "ARGUMENTS", "SUBCOMMANDS", "default:", "Show help"] {
            #expect(!chinese.output.contains(heading), "\(heading) in \(chinese.output)")
        }
        #expect(chinese.lines.first?.hasChinese == true)
    }

    @Test("no verb is missing from these tests")
    func allVerbs() throws {
        let binary = try Binary()
        let groups = try subcommands(of: [], binary)
        #expect(Set(groups) == Set(Self.verbs.compactMap(\.first)))
        for group in Set(Self.verbs.filter { $0.count == 2 }.map { $0[0] }) {
            let known = Self.verbs.filter { $0.first == group }.map { $0[1] }
            #expect(Set(try subcommands(of: [group], binary)) == Set(known), "\(group)")
        }
    }

    @Test("a usage error in Chinese is Chinese, on standard error, with exit code 64")
    func usageError() throws {
        let binary = try Binary()
        binary.language = "zh"
        for arguments in [
            ["case", "show"], ["case", "list", "--bogus"], ["case", "list", "--limit", "x"], ["nonsense"],
        ] {
            let answer = try binary.run(arguments)
            #expect(answer.code == 64)
            #expect(answer.output.isEmpty)
            #expect(answer.talk.hasPrefix("错误："), "\(answer.talk)")
            for word in ["Error", "Usage:", "Missing", "Unknown", "Unexpected", "The value", "is invalid", "See '"] {
                #expect(!answer.talk.contains(word), "\(word) in \(answer.talk)")
            }
        }
    }

    @Test("completions are scripts that their shell reads", arguments: ["bash", "zsh", "fish"])
    func completions(_ shell: String) throws {
        let binary = try Binary()
        let answer = try binary.run("completions", shell)
        #expect(answer.code == 0)
        #expect(answer.output.contains("advance"))
        #expect(!answer.output.contains("\\u{"))
        guard shell == "bash" else { return }
        try binary.write("completions.bash", answer.output)
        let read = try binary.shell("bash -n completions.bash && . ./completions.bash && complete -p tiaochu")
        #expect(read.code == 0, "\(read.talk)")
        #expect(read.output.contains("tiaochu"))
    }

    private func subcommands(of group: [String], _ binary: Binary) throws -> [String] {
        let lines = try binary.run(group + ["--help"]).lines
        let start = try #require(lines.firstIndex(of: "SUBCOMMANDS:"))
        return lines[(start + 1)...].prefix { !$0.isEmpty }.filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
            .compactMap { $0.split(separator: " ").first.map(String.init) }
    }
}

extension String {
    var hasChinese: Bool { unicodeScalars.contains { (0x3400...0x9FFF).contains($0.value) } }
}
