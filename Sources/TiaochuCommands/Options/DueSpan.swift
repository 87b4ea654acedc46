import ArgumentParser
import Diagnostics
import StatutoryTime

/// How far ahead to look for deadlines.
struct DueSpan: ParsableArguments {
    /// A century: further than any deadline, and near enough that every day in it has a date.
    private static let longest = 36_500

    @Option(
        help: ArgumentHelp(
            say(zh: "若干天内到期（含逾期）", en: "due within so many days (overdue ones too)"), valueName: "days"))
    var dueWithin: Int?

    init() {}

    func validate() throws {
        guard let dueWithin, !(0...Self.longest).contains(dueWithin) else { return }
        throw ValidationError(
            say(
                zh: "--due-within 应在 0 至 \(Self.longest) 之间", en: "--due-within lies between 0 and \(Self.longest)"))
    }

    /// The last day looked at, nil for every day.
    func last(from today: LegalDate) -> String? {
        dueWithin.map { today.adding(days: $0).description }
    }
}
