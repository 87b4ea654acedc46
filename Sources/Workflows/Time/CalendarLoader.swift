import Diagnostics
public import StatutoryTime

/// Reads `workflows/calendars/<place>/<year>.yaml`.
public enum CalendarLoader {
    public static let folder = "workflows/calendars"

    /// The calendar of a locality chain, root first: every year of every place that has a folder, the most local last.
    ///
    /// Years are read in order; all findings of all files are reported.
    public static func load(chain: [String], from tree: SourceTree, log: DiagnosticLog) -> WorkCalendar {
        var notices: [WorkCalendar.Notice] = []
        for place in chain {
            for name in tree.names(in: "\(folder)/\(place)", suffix: ".yaml") {
                let path = "\(folder)/\(place)/\(name)"
                if let notice = read(path, from: tree, place: place, log: log) { notices.append(notice) }
            }
        }
        return WorkCalendar(notices: notices)
    }

    /// The places that have a folder of calendars, `cn` first.
    public static func places(in tree: SourceTree) -> [String] {
        let codes = WorkflowLoader.localities(in: tree)
        return codes.filter { !tree.names(in: "\(folder)/\($0)", suffix: ".yaml").isEmpty }
    }

    static func read(
        _ path: String, from tree: SourceTree, place: String, log: DiagnosticLog
    ) -> WorkCalendar.Notice? {
        guard let node = SourceReader(tree, log: log).yaml(path),
            let reader = MappingReader(node, as: .calendarYear, log: log),
            let year = reader.integer("year"), let source = reader.bilingual("source")
        else { return nil }
        if let written = reader.node("place")?.scalar?.text, written != place {
            log.add(
                .calendarMisplaced, at: reader.place(of: "place"),
                BilingualText(
                    zh: "文件在 \(place) 目录里，却写着 \(written)",
                    en: "the file lies in the folder of \(place) but says \(written)"),
                fix: BilingualText(zh: "移动文件或改正 place", en: "move the file or mend `place`"))
        }
        if !path.hasSuffix("/\(year).yaml") {
            log.add(
                .calendarMisplaced, at: reader.place(of: "year"),
                BilingualText(
                    zh: "文件名不是 \(year).yaml，却写着 \(year) 年", en: "the file says \(year) but is not named \(year).yaml"),
                fix: BilingualText(zh: "改文件名或改正 year", en: "rename the file or mend `year`"))
        }
        var days: [LegalDate: WorkCalendar.Entry] = [:]
        for element in reader.elements("holidays") {
            guard let holiday = MappingReader(element, as: .holiday, log: log),
                let title = holiday.bilingual("title"), let from = holiday.date("from").flatMap({ LegalDate($0) })
            else { continue }
            let to = holiday.date("to").flatMap { LegalDate($0) } ?? from
            guard from <= to, from.days(until: to) < 60 else {
                log.add(
                    .calendarBadRange, at: holiday.place(of: "to"),
                    BilingualText(zh: "\(from) 至 \(to) 不是一个假期", en: "\(from) to \(to) is no holiday"),
                    fix: BilingualText(zh: "to 应不早于 from", en: "`to` is not before `from`"))
                continue
            }
            let off = WorkCalendar.Entry(isWorking: false, name: title)
            for date in [from] + from.daysFollowing(through: to) {
                add(off, on: date, at: holiday.location, year: year, to: &days, log: log)
            }
            let on = WorkCalendar.Entry(
                isWorking: true, name: BilingualText(zh: "\(title.zh)调休上班", en: "make-up working day for \(title.en)"))
            for node in holiday.oneOrMore("working") {
                guard let date = ValueReading.date(node, log).flatMap({ LegalDate($0) }) else { continue }
                add(on, on: date, at: node.location, year: year, to: &days, log: log)
            }
            for node in holiday.oneOrMore("statutory") { _ = ValueReading.date(node, log) }
        }
        return WorkCalendar.Notice(
            place: place, year: year, source: source, isPublished: reader.boolean("published") ?? true, days: days)
    }

    private static func add(
        _ entry: WorkCalendar.Entry, on date: LegalDate, at location: SourceLocation, year: Int,
        to days: inout [LegalDate: WorkCalendar.Entry], log: DiagnosticLog
    ) {
        if date.year != year {
            log.add(
                .calendarWrongYear, at: location,
                BilingualText(zh: "\(date) 不在 \(year) 年", en: "\(date) is not in \(year)"),
                fix: BilingualText(zh: "写进该年的文件", en: "write it into that year's file"))
        }
        if let earlier = days[date], earlier.isWorking != entry.isWorking {
            log.add(
                .calendarContradiction, at: location,
                BilingualText(zh: "\(date) 既放假又上班", en: "\(date) is both a holiday and a working day"),
                fix: BilingualText(zh: "核对放假通知", en: "check the notice"))
        }
        days[date] = entry
    }
}
