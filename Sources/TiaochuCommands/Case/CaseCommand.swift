import ArgumentParser

struct CaseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "case", abstract: say(zh: "办理案件", en: "Handle cases"),
        subcommands: [
            CaseOpen.self, CaseList.self, CaseShow.self, CaseAdvance.self, CaseWhy.self, CaseHistory.self,
            CaseForecast.self, CaseNote.self, CaseAssign.self, CaseDocument.self, CasePlay.self,
        ])
}
