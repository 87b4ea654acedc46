import ArgumentParser

/// What every verb takes that looks at cases, but the form of its answer.
struct CommonOptions: ParsableArguments {
    @OptionGroup var place: WorkspaceOptions

    @Option(
        help: ArgumentHelp(
            say(zh: "案件库文件（默认见 tiaochu.yaml）", en: "file of the case store (default: see tiaochu.yaml)"),
            valueName: "file"),
        completion: .file())
    var store: String?

    @Option(
        name: .customLong("as"),
        help: ArgumentHelp(
            say(
                zh: "以谁的名义：工作区中的用户，或 用户:角色（默认 TIAOCHU_USER）",
                en: "who acts: a user of the workspace, or user:role (default TIAOCHU_USER)"), valueName: "user"))
    var actor: String?

    init() {}
}
