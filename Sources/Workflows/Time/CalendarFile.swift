import Diagnostics
import StatutoryTime

/// One year's file of one place.
struct CalendarFile {
    let path: String
    /// The folder it lies in, if it lies in its place yet.
    let folder: String?
    /// The file's name without `.yaml`, which is the year, if it lies in its place yet.
    let name: String?
    let log: DiagnosticLog

    /// A file in its place.
    init(place: String, name: String, log: DiagnosticLog) {
        path = "\(CalendarLoader.folder)/\(place)/\(name).yaml"
        folder = place
        self.name = name
        self.log = log
    }

    /// A file from somewhere else, that says itself where it belongs.
    init(path: String, log: DiagnosticLog) {
        self.path = path
        folder = nil
        name = nil
        self.log = log
    }

    /// What the file says; nil when its year or its source cannot be read.
    func notice(from sources: SourceReader) -> WorkCalendar.Notice? {
        guard let node = sources.yaml(path), let file = MappingReader(node, as: .calendarYear, log: log)
        else { return nil }
        let written = file.node("place")?.scalar?.text
        if let folder { checkPlace(file, written, folder) }
        let year = file.integer("year")
        if let year, let name { checkYear(year, file, name) }
        let place = folder ?? written
        let entries = year.map { days(of: file, in: $0, isNation: place == WorkCalendar.nation) }
        let source = file.bilingual("source")
        guard let place, let year, let entries, let source else { return nil }
        return WorkCalendar.Notice(
            place: place, year: year, source: source, isPublished: file.boolean("published") ?? true,
            isVerified: file.boolean("verified") ?? true, days: entries)
    }

    private func checkPlace(_ file: MappingReader, _ written: String?, _ place: String) {
        guard let written, written != place else { return }
        log.add(
            .calendarMisplaced, at: file.place(of: "place"),
            BilingualText(
                zh: "文件在 \(place) 目录里，却写着 \(written)", en: "the file lies in the folder of \(place) but says \(written)"
            ),
            fix: BilingualText(zh: "移动文件或改正 place", en: "move the file or mend `place`"))
    }

    private func checkYear(_ year: Int, _ file: MappingReader, _ name: String) {
        guard "\(year)" != name else { return }
        log.add(
            .calendarMisplaced, at: file.place(of: "year"),
            BilingualText(
                zh: "文件名不是 \(year).yaml，却写着 \(year) 年", en: "the file says \(year) but is not named \(year).yaml"),
            fix: BilingualText(zh: "改文件名或改正 year", en: "rename the file or mend `year`"))
    }

    // MARK: Days

    private func days(
        of file: MappingReader, in year: Int, isNation: Bool
    ) -> [LegalDate: WorkCalendar.Entry] {
        var days: [LegalDate: WorkCalendar.Entry] = [:]
        for element in file.elements("holidays") {
            guard let holiday = MappingReader(element, as: .holiday, log: log) else { continue }
            let span = span(of: holiday)
            let working = holiday.oneOrMore("working").compactMap(day)
            let statutory = holiday.oneOrMore("statutory").compactMap(day)
            guard let span, let title = holiday.bilingual("title") else { continue }
            let statutoryDays = Set(statutory.map(\.value))
            for stray in statutory where !span.contains(stray.value) {
                log.add(
                    .calendarStrayStatutoryDay, at: stray.location,
                    BilingualText(
                        zh: "\(stray.value) 不在 \(span.lowerBound) 至 \(span.upperBound) 的假期内",
                        en: "\(stray.value) is not in the holiday from \(span.lowerBound) to \(span.upperBound)"),
                    fix: BilingualText(zh: "核对放假通知", en: "check the notice"))
            }
            for date in [span.lowerBound] + span.lowerBound.daysFollowing(through: span.upperBound) {
                let entry = WorkCalendar.Entry(
                    isWorking: false, name: title, isStatutory: statutoryDays.contains(date))
                add(entry, on: Located(date, at: holiday.place(of: "from")), year: year, to: &days)
            }
            let makeUp = WorkCalendar.Entry(
                isWorking: true, name: BilingualText(zh: "\(title.zh)调休上班", en: "make-up working day for \(title.en)"))
            for date in working {
                if isNation { checkMakeUp(date, of: title) }
                add(makeUp, on: date, year: year, to: &days)
            }
        }
        return days
    }

    private func day(_ node: YAMLNode) -> Located<LegalDate>? {
        ValueReading.date(node, log).flatMap { LegalDate($0) }.map { Located($0, at: node.location) }
    }

    private func span(of holiday: MappingReader) -> ClosedRange<LegalDate>? {
        let to = holiday.legalDate("to")
        guard let from = holiday.legalDate("from") else { return nil }
        // A date that cannot be read has been reported.
        guard let last = holiday.node("to") == nil ? from : to else { return nil }
        guard from <= last, from.days(until: last) < Self.longestHoliday else {
            log.add(
                .calendarBadRange, at: holiday.place(of: "to"),
                BilingualText(zh: "\(from) 至 \(last) 不是一个假期", en: "\(from) to \(last) is no holiday"),
                fix: BilingualText(zh: "to 应不早于 from", en: "`to` is not before `from`"))
            return nil
        }
        return from...last
    }

    private static let longestHoliday = 60

    /// Make-up days are Saturdays and Sundays; a weekday is worked anyway, so one here is a slip. Only a local file may have one: it cancels
    /// a national holiday.
    private func checkMakeUp(_ date: Located<LegalDate>, of title: BilingualText) {
        let weekday = date.value.weekday
        guard !weekday.isWeekend else { return }
        log.add(
            .calendarMakeUpOnWeekday, at: date.location,
            BilingualText(
                zh: "\(title.zh)的调休上班日 \(date.value) 是\(weekday.name.zh)，本来就上班",
                en: "\(date.value), a make-up day for \(title.en), is a \(weekday.name.en), worked anyway"),
            fix: BilingualText(zh: "核对放假通知", en: "check the notice"))
    }

    private func add(
        _ entry: WorkCalendar.Entry, on date: Located<LegalDate>, year: Int,
        to days: inout [LegalDate: WorkCalendar.Entry]
    ) {
        if !WorkCalendar.notice(for: year, mayCover: date.value) {
            log.add(
                .calendarWrongYear, at: date.location,
                BilingualText(zh: "\(date.value) 不在 \(year) 年", en: "\(date.value) is not in \(year)"),
                fix: BilingualText(zh: "写进该年的文件", en: "write it into that year's file"))
        }
        if let earlier = days[date.value], earlier.isWorking != entry.isWorking {
            log.add(
                .calendarContradiction, at: date.location,
                BilingualText(zh: "\(date.value) 既放假又上班", en: "\(date.value) is both a holiday and a working day"),
                fix: BilingualText(zh: "核对放假通知", en: "check the notice"))
        }
        days[date.value] = entry
    }
}
