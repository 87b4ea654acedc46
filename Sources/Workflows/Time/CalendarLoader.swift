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

    /// The places that have a folder of calendars, `cn` first.
    public static func places(in tree: SourceTree) -> [String] {
        let codes = WorkflowLoader.localities(in: tree)
        return codes.filter { !tree.names(in: "\(folder)/\($0)", suffix: ".yaml").isEmpty }
    }
}
