import ArgumentParser
import StatutoryTime
import Workflows

/// The day on which values that change with time are looked at.
struct DayOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            say(zh: "看此日有效的值（默认今天）", en: "the values in force on this day (default: today)"), valueName: "date"))
    var on: String?

    init() {}

    /// `2026-03-02`.
    func date(_ session: Session) throws -> String {
        try session.time(on)?.date.description ?? session.clock.now().date.description
    }
}
