import Diagnostics
public import StatutoryTime

/// Reads `workflows/calendars/<place>/<year>.yaml`.
public enum CalendarLoader {
    public static let folder = "workflows/calendars"

    /// The calendar of a locality chain, root first: every year of every place that has a folder, the most local last.
    ///
    /// Years are read in order; all findings of all files are reported. A file with errors still gives what could be read of it, so that
    /// its other findings come too: a caller that finds errors in the log does not count with the calendar.
    public static func load(chain: [String], from tree: SourceTree, log: DiagnosticLog) -> WorkCalendar {
        let reader = SourceReader(tree, log: log)
        return WorkCalendar(
            notices: chain.flatMap { place in
                tree.names(in: "\(folder)/\(place)", suffix: ".yaml").compactMap { name in
                    CalendarFile(place: place, name: String(name.dropLast(".yaml".count)), log: log).notice(
                        from: reader)
                }
            })
    }

    /// Reads every calendar of every place and reports what is wrong with any, and whether the nation's own is there for the year of
    /// `today` and the year after.
    public static func check(_ tree: SourceTree, on today: LegalDate, log: DiagnosticLog) -> WorkCalendar {
        let places = places(in: tree)
        let calendar = load(chain: places, from: tree, log: log)
        let years = tree.names(in: "\(folder)/\(WorkCalendar.nation)", suffix: ".yaml")
        for year in [today.year, today.year + 1] where !years.contains("\(year).yaml") {
            let path = "\(folder)/\(WorkCalendar.nation)/\(year).yaml"
            log.add(
                year == today.year ? .calendarYearMissing : .calendarNextYearMissing,
                at: SourceLocation(file: path, line: 1, column: 1),
                BilingualText(zh: "没有 \(year) 年的全国日历", en: "there is no calendar of the nation for \(year)"),
                fix: BilingualText(
                    zh: "按国务院办公厅的放假通知写 \(path)", en: "write \(path) from the State Council's holiday notice"))
        }
        return calendar
    }

    /// The places that have a folder of calendars, `cn` first.
    public static func places(in tree: SourceTree) -> [String] {
        let codes = WorkflowLoader.localities(in: tree)
        return codes.filter { !tree.names(in: "\(folder)/\($0)", suffix: ".yaml").isEmpty }
    }
}
