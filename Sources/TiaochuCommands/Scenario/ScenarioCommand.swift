import ArgumentParser

struct ScenarioCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scenario",
        abstract: say(zh: "场景：在虚拟时钟上检验流程", en: "Scenarios: prove a workflow on a virtual clock"),
        subcommands: [ScenarioRunCommand.self, ScenarioRecord.self, ScenarioGenerate.self])
}
