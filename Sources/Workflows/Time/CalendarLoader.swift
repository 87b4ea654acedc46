public import Diagnostics
public import StatutoryTime

/// Reads `workflows/calendars/<place>/<year>.yaml`.
public enum CalendarLoader {
    public static let folder = "workflows/calendars"

    /// The calendar of a locality chain, root first: every year of every place that has a folder, the most local last.
    ///
    /// Years are read in order; all findings of all files are reported, and a folder that is there and cannot be listed. A file with errors still gives what could be read of it, so that
    /// its other findings come too: a caller that finds errors in the log does not count with the calendar.
    public static func load(chain: [String], from tree: SourceTree, log: DiagnosticLog) -> WorkCalendar {
        let reader = SourceReader(tree, log: log)
        return WorkCalendar(
            notices: chain.flatMap { place in
                reader.names(in: "\(folder)/\(place)", suffix: ".yaml").compactMap { name in
                    CalendarFile(place: place, name: String(name.dropLast(".yaml".count)), log: log).notice(
                        from: reader)
                }
            })
    }

    /// Reads every calendar of every place and reports what is wrong with any, and whether the nation's own is there for the year of
    /// `today` and the year after.
    public static func check(_ tree: SourceTree, on today: LegalDate, log: DiagnosticLog) -> WorkCalendar {
        let calendar = load(chain: WorkflowLoader.localities(in: tree), from: tree, log: log)
        let years = tree.names(in: "\(folder)/\(WorkCalendar.nation)", suffix: ".yaml")
        for year in [today.year, today.year + 1] where !years.contains("\(year).yaml") {
            log.add(missing(year, as: year == today.year ? .calendarYearMissing : .calendarNextYearMissing))
        }
        return calendar
    }

    /// The finding that the nation has no calendar for the year of `today`.
    public static func nationMissing(on today: LegalDate) -> Diagnostic {
        missing(today.year, as: .calendarYearMissing)
    }

    private static func missing(_ year: Int, as code: DiagnosticCode) -> Diagnostic {
        let path = "\(folder)/\(WorkCalendar.nation)/\(year).yaml"
        return code.diagnostic(
            at: SourceLocation(file: path, line: 1, column: 1),
            BilingualText(zh: "没有 \(year) 年的全国日历", en: "there is no calendar of the nation for \(year)"),
            fix: BilingualText(
                zh: "按国务院办公厅的放假通知写 \(path)", en: "write \(path) from the State Council's holiday notice"))
    }

    /// A notice that lies outside the calendars' folders yet, with all that is wrong with it in itself and for these rules.
    ///
    /// - Parameter path: as findings are to name the file.
    /// - Returns: nil when its place, year or source cannot be read; a notice with errors in the log is not to be counted with.
    public static func notice(
        _ bytes: [UInt8], named path: String, for tree: SourceTree, log: DiagnosticLog
    ) -> WorkCalendar.Notice? {
        let reader = SourceReader(SourceTree(bytes: [path: bytes]), log: log)
        guard let notice = CalendarFile(path: path, log: log).notice(from: reader) else { return nil }
        let known = WorkflowLoader.localities(in: tree)
        let start = SourceLocation(file: path, line: 1, column: 1)
        if !known.contains(notice.place) {
            let nearest = NearestName.find(notice.place, in: known)
            log.add(
                .calendarMisplaced, at: start,
                BilingualText(
                    zh: "place 写的 \(notice.place) 不是本工作区的地区",
                    en: "`place` says \(notice.place), no locality of this workspace"),
                fix: nearest.map { BilingualText(zh: "是否想写 \($0)？", en: "did you mean \($0)?") }
                    ?? BilingualText(
                        zh: "写全国 cn 或本工作区的地区代码",
                        en: "give cn for the nation, or the code of a locality of this workspace"))
        }
        if !(1995...2999).contains(notice.year) {
            log.add(
                .calendarWrongYear, at: start,
                BilingualText(zh: "没有 \(notice.year) 年的日历", en: "there is no calendar for the year \(notice.year)"),
                fix: BilingualText(zh: "核对 year", en: "check `year`"))
        }
        if !notice.days.values.contains(where: { !$0.isWorking }) {
            log.add(
                .calendarWithoutHolidays, at: start,
                BilingualText(zh: "通知里没有一天放假", en: "the notice has not one day off"),
                fix: BilingualText(zh: "按放假通知填写 holidays", en: "write `holidays` from the notice"))
        }
        return notice
    }

    /// What the file of a place and year says now; nil when there is none or it cannot be read.
    public static func notice(of place: String, year: Int, in tree: SourceTree) -> WorkCalendar.Notice? {
        let log = DiagnosticLog()
        return CalendarFile(place: place, name: "\(year)", log: log).notice(from: SourceReader(tree, log: log))
    }

    /// Where the file of a place and year lies.
    public static func path(of place: String, year: Int) -> String { "\(folder)/\(place)/\(year).yaml" }

    /// The places that have a folder of calendars, `cn` first.
    public static func places(in tree: SourceTree) -> [String] {
        let codes = WorkflowLoader.localities(in: tree)
        return codes.filter { !tree.names(in: "\(folder)/\($0)", suffix: ".yaml").isEmpty }
    }
}
