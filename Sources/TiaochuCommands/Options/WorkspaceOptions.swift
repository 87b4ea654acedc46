import ArgumentParser

/// The language of the answer and the workspace: what verbs take that look at no store.
struct WorkspaceOptions: ParsableArguments {
    @Option(help: ArgumentHelp(say(zh: "语言：zh 或 en（默认取自 LANG）", en: "language: zh or en (default from LANG)")))
    var lang: String?

    @Option(
        help: ArgumentHelp(
            say(
                zh: "工作区目录（默认自当前目录向上查找 tiaochu.yaml）",
                en: "workspace folder (default: found by walking up to tiaochu.yaml)"),
            valueName: "dir"), completion: .directory)
    var workspace: String?

    init() {}

    func validate() throws {
        try SpokenLanguage.validate(lang)
    }
}
