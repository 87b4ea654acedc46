import ArgumentParser

/// The locality whose rules a verb is about.
struct LocalityOption: ParsableArguments {
    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            say(zh: "行政区划代码（默认见 tiaochu.yaml，再默认 cn）", en: "code of the locality (default: tiaochu.yaml's, else cn)"),
            valueName: "code"))
    var locality: String?

    init() {}
}
