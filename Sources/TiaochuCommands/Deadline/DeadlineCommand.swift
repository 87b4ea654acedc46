import ArgumentParser

struct DeadlineCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deadline", abstract: say(zh: "法定期限", en: "Legal time limits"),
        subcommands: [DeadlineList.self, DeadlineExplain.self, DeadlineExport.self, DeadlineRunCommand.self])
}
