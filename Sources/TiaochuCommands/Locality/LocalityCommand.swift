import ArgumentParser

struct LocalityCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "locality", abstract: say(zh: "地区及其规则层", en: "Localities and their layers"),
        subcommands: [
            LocalityList.self, LocalityShow.self, LocalityExplain.self, LocalityCensusCommand.self, LocalityNew.self,
        ])
}
