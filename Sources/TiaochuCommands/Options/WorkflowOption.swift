import ArgumentParser

/// The workflow that a verb is about, by name; `Session.workflowName` says which is meant without one.
struct WorkflowOption: ParsableArguments {
    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            say(zh: "流程名（默认见 tiaochu.yaml）", en: "the workflow (default: tiaochu.yaml's)"), valueName: "name"))
    var workflow: String?

    init() {}
}
