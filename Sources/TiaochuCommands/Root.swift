import ArgumentParser

/// The command tree: nouns first. A noun is a folder here, a verb is a file in it and a line in the noun's list.
struct Tiaochu: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tiaochu",
        abstract: say(
            zh: "调处：把劳动争议从受理办到结案的引擎", en: "The engine that runs a labour dispute from intake to closure"),
        discussion: say(
            zh: "退出码：0 成功，1 有问题或场景未过，3 被拒绝，4 冲突，5 未找到，6 无权限，7 流程或脚本有错，8 案件库不可用，64 用法错误，70 内部错误，74 答复写不出去。",
            en: """
                Exit codes: 0 ok, 1 findings or failed scenarios, 3 refused, 4 conflict, 5 not found, 6 not permitted, \
                7 workflow or script error, 8 store unavailable, 64 usage, 70 internal, 74 the answer could not be written.
                """),
        version: Version.current,
        subcommands: [
            CaseCommand.self, Inbox.self, DeadlineCommand.self, CalendarCommand.self, WorkflowCommand.self,
            LocalityCommand.self, ScenarioCommand.self, SCXMLCommand.self, OutboxCommand.self, AuditCommand.self,
            Explain.self,
            Completions.self,
        ]
    )

    init() {}
}
