import Testing

@Suite("Help and completions")
struct HelpTests {
    /// Every verb with the groups it stands in, however deep, as `tiaochu --help` and the groups' own help list them: a new verb is held
    /// to what is promised here without being named.
    static let verbs: [[String]] = {
        guard let binary = try? Binary() else { return [] }
        return (try? leaves(below: [], binary)) ?? []
    }()

    private static func leaves(below group: [String], _ binary: Binary) throws -> [[String]] {
        let names = try subcommands(of: group, binary)
        return names.isEmpty ? [group] : try names.flatMap { try leaves(below: group + [$0], binary) }
    }

    /// None for a verb.
    private static func subcommands(of group: [String], _ binary: Binary) throws -> [String] {
        let lines = try binary.run(group + ["--help"]).lines
        guard let start = lines.firstIndex(of: "SUBCOMMANDS:") else { return [] }
        return lines[(start + 1)...].prefix { !$0.isEmpty }.filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
            .compactMap { $0.split(separator: " ").first.map(String.init) }
    }

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

    @Test("verbs of one, two and three words are all found")
    func allVerbs() throws {
        #expect(Self.verbs.count > 50)
        for verb in [["inbox"], ["case", "open"], ["workflow", "migrate", "plan"], ["scxml", "run"]] {
            #expect(Self.verbs.contains(verb), "\(verb)")
        }
        // What a shell completes is the same tree, told in another way.
        let completed = try Binary().run("completions", "fish").output
        for word in Set(Self.verbs.joined()) { #expect(completed.contains("'\(word)'"), "\(word)") }
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
}

extension String {
    var hasChinese: Bool { unicodeScalars.contains { (0x3400...0x9FFF).contains($0.value) } }
}
