import ArgumentParser

struct SCXMLCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scxml",
        abstract: say(
            zh: "SCXML：运行 W3C 状态图文档（Lua 数据模型）", en: "SCXML: run W3C statechart documents with the Lua data model"),
        subcommands: [SCXMLRunCommand.self])
}
