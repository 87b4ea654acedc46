import ArgumentParser

struct CalendarCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendar", abstract: say(zh: "工作日历与期间计算", en: "Working days and the counting of periods"),
        subcommands: [CalendarShow.self, CalendarAdd.self, CalendarCheck.self, CalendarAddNotice.self])
}

/// The place whose calendar is asked for.
struct CalendarPlace: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            say(zh: "行政区划代码（默认只用全国日历）", en: "code of a locality (default: the national calendar only)"),
            valueName: "code"))
    var locality: String?

    init() {}
}
