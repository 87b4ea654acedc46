import Diagnostics
import Foundation
import StatutoryTime
import Workflows

/// A holiday notice that is to be added, held against what the workspace has.
struct NoticeDraft {
    /// What adding it does to the file of its year.
    enum Effect: String {
        case added
        /// In the place of the year's statutory days, of an earlier notice only where `--replace` says so.
        case replaced
        /// The file says this already.
        case unchanged
    }

    /// A day that is worked under the one and not under the other.
    struct ChangedDay {
        var now: WorkCalendar.Day
        var wasWorking: Bool
    }

    let notice: WorkCalendar.Notice
    let bytes: [UInt8]
    let effect: Effect
    /// The days that change, in the place of the notice.
    let days: [ChangedDay]
    /// The workspace's rules as they would be with the notice.
    let tree: SourceTree

    /// Where the notice will lie, relative to the workspace.
    var path: String { CalendarLoader.path(of: notice.place, year: notice.year) }

    /// Reads the notice and refuses one with findings, and one that contradicts a notice that is there.
    init(file: String, replacing: Bool, in session: Session) throws {
        let bytes = try Self.bytes(of: file)
        let log = DiagnosticLog()
        let name = file == "-" ? say(zh: "标准输入", en: "standard input") : file
        let read = CalendarLoader.notice(bytes, named: name, for: session.sources, log: log)
        guard let notice = read, !log.hasErrors else { throw Self.faulty(log) }
        self.notice = notice
        self.bytes = bytes
        let path = CalendarLoader.path(of: notice.place, year: notice.year)
        let (standing, isThere) = try Self.standing(path, notice, in: session.sources)
        effect = standing == notice ? .unchanged : isThere ? .replaced : .added
        tree = effect == .unchanged ? session.sources : session.sources.with(bytes, at: path)
        if !replacing { try Self.checkContradictions(notice, standing, isThere, session) }

        let faults = DiagnosticLog()
        _ = CalendarLoader.check(tree, on: session.clock.now().date, log: faults)
        guard !faults.hasErrors else { throw Self.faulty(faults) }
        let after = try session.calendar(of: notice.place, in: tree)
        // Files that cannot be counted with now, and will be with the notice, have nothing to say of the days before.
        let before = (try? session.calendar(of: notice.place, in: session.sources)) ?? WorkCalendar(notices: [])
        days = Self.span(of: notice.year).compactMap { date in
            let now = after.day(date)
            let was = before.isWorking(date)
            return now.isWorking == was ? nil : ChangedDay(now: now, wasWorking: was)
        }
    }

    private static func bytes(of file: String) throws -> [UInt8] {
        do {
            return Array(try InputFile.bytes(at: file))
        } catch {
            throw CommandFailure(
                .usage, code: "unreadable-file",
                what: BilingualText(zh: "读不了 \(file)", en: "cannot read \(file)"), why: BilingualText(reasonOf: error),
                fix: BilingualText(zh: "检查文件名和权限", en: "check the name and the permissions"))
        }
    }

    private static func faulty(_ log: DiagnosticLog) -> CommandFailure {
        CommandFailure(
            .workflowFault, code: "faulty-notice",
            what: BilingualText(
                zh: "通知有 \(log.sorted.count) 处问题，没有加入", en: "\(counted(log.sorted.count, "finding")); nothing was added"
            ),
            diagnostics: log.sorted)
    }

    private static func standing(
        _ path: String, _ notice: WorkCalendar.Notice, in tree: SourceTree
    ) throws -> (WorkCalendar.Notice?, isThere: Bool) {
        let isThere: Bool
        do {
            isThere = try tree.bytes(path) != nil
        } catch {
            isThere = true
        }
        return (CalendarLoader.notice(of: notice.place, year: notice.year, in: tree), isThere)
    }

    /// Of a year that a published notice has settled another one is refused, and so is one that makes a working day of what a notice of the
    /// year before or after made a rest day.
    private static func checkContradictions(
        _ notice: WorkCalendar.Notice, _ standing: WorkCalendar.Notice?, _ isThere: Bool, _ session: Session
    ) throws {
        guard standing != notice else { return }
        let path = CalendarLoader.path(of: notice.place, year: notice.year)
        if isThere, standing == nil {
            throw CommandFailure(
                .conflict, code: "notice-contradicts",
                what: BilingualText(
                    zh: "\(path) 读不出来，不知道会覆盖什么", en: "\(path) cannot be read, so what it would replace is unknown"),
                fix: BilingualText(zh: "先改正该文件，或加 --replace", en: "mend that file first, or add --replace"))
        }
        if let standing, standing.isPublished {
            let differing = differences(notice, standing)
            throw CommandFailure(
                .conflict, code: "notice-contradicts",
                what: BilingualText(
                    zh: "\(path) 已有该年的通知：\(standing.source.zh)",
                    en: "\(path) holds the notice of that year already: \(standing.source.en)"),
                why: differing.isEmpty
                    ? BilingualText(
                        zh: "日子相同，名称、出处或核对标记不同", en: "the days are the same; names, source or marks differ")
                    : BilingualText(
                        zh: "不同的日子：\(differing.map(\.zh).joined(separator: "、"))",
                        en: "days that differ: \(differing.map(\.en).joined(separator: ", "))"),
                fix: BilingualText(
                    zh: "核对通知；若国务院办公厅修改了安排，加 --replace", en: "check the notice; if it was amended, add --replace"))
        }
        if let standing, notice.isPublished {
            try checkStatutoryDays(notice, standing, path)
        }
        for year in [notice.year - 1, notice.year + 1] {
            guard let other = CalendarLoader.notice(of: notice.place, year: year, in: session.sources),
                other.isPublished
            else { continue }
            let shared = other.days.filter { day, entry in
                notice.days[day].map { $0.isWorking != entry.isWorking } ?? false
            }.keys.sorted()
            guard let first = shared.first else { continue }
            throw CommandFailure(
                .conflict, code: "notice-contradicts",
                what: BilingualText(
                    zh: "\(first) 在 \(year) 年的通知里是相反的：\(other.source.zh)",
                    en: "the notice of \(year) says the opposite of \(first): \(other.source.en)"),
                fix: BilingualText(
                    zh: "核对两份通知；以新的为准时加 --replace", en: "check both; where the new one holds, add --replace"))
        }
    }

    /// A notice moves days next to the statutory holidays; it never takes one away.
    private static func checkStatutoryDays(
        _ notice: WorkCalendar.Notice, _ standing: WorkCalendar.Notice, _ path: String
    ) throws {
        let lost = standing.days.filter { $0.value.isStatutory && notice.days[$0.key]?.isWorking != false }
            .sorted { $0.key < $1.key }
        guard !lost.isEmpty else { return }
        throw CommandFailure(
            .conflict, code: "notice-contradicts",
            what: BilingualText(
                zh: "通知没有让这些法定节日放假：\(lost.map { "\($0.key) \($0.value.name.zh)" }.joined(separator: "、"))",
                en:
                    "the notice gives no day off on \(lost.map { "\($0.key) \($0.value.name.en)" }.joined(separator: ", "))"
            ),
            why: BilingualText(zh: "\(path) 把它们列为法定节假日", en: "\(path) has them as statutory holidays"),
            fix: BilingualText(
                zh: "把漏写的假期补上；若法定节日本身改了，加 --replace",
                en: "add the holidays that are missing; if the statutory days themselves changed, add --replace"))
    }

    private static func differences(
        _ new: WorkCalendar.Notice, _ old: WorkCalendar.Notice
    ) -> [BilingualText] {
        func said(_ entry: WorkCalendar.Entry?) -> BilingualText {
            guard let entry else { return BilingualText(zh: "未提", en: "not named") }
            return entry.isWorking ? BilingualText(zh: "上班", en: "worked") : BilingualText(zh: "放假", en: "off")
        }
        return Set(new.days.keys).union(old.days.keys).sorted()
            .filter { new.days[$0]?.isWorking != old.days[$0]?.isWorking }
            .map { day in
                let (was, now) = (said(old.days[day]), said(new.days[day]))
                return BilingualText(zh: "\(day)（\(was.zh) → \(now.zh)）", en: "\(day) (\(was.en) → \(now.en))")
            }
    }

    /// Every day of which a notice for the year may speak.
    private static func span(of year: Int) -> [LegalDate] {
        guard let first = LegalDate(year: year - 1, month: 12, day: 29),
            let last = LegalDate(year: year, month: 12, day: 31)
        else { return [] }
        return [first] + first.daysFollowing(through: last)
    }

    /// Puts the notice into its folder, whole or not at all. Where there was no file, one that came there since is not overwritten; a file that
    /// was to be replaced is, as it stands by now.
    func write(in workspace: Workspace) throws {
        guard effect != .unchanged else { return }
        let file = workspace.path(path)
        let folder = file.deletingLastPathComponent()
        // Hidden, and not called .yaml, so that no reader takes it for a calendar.
        let draft = folder.appendingPathComponent(".\(file.lastPathComponent).\(UUID().uuidString)")
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: draft) }
            try Data(bytes).write(to: draft)
            if effect == .added {
                try FileManager.default.linkItem(at: draft, to: file)
            } else {
                try Data(bytes).write(to: file, options: .atomic)
            }
        } catch {
            throw CommandFailure.cannotWrite(
                path, error,
                fix: BilingualText(zh: "检查目录权限；什么都没有改变", en: "check the folder's permissions; nothing was changed"))
        }
    }
}
