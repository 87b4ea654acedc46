public import CaseStores
public import DataValues
public import Diagnostics
public import StatutoryTime
public import Workflows

/// What another calendar does to one deadline of a case.
public struct DeadlineMove: Hashable, Sendable {
    public var key: String
    public var title: BilingualText
    /// The last day as it was kept; nil while the clock stands still.
    public var from: LegalDate?
    /// The last day as the calendar now in force gives it.
    public var to: LegalDate?
    public var wasProvisional: Bool
    public var isProvisional: Bool
    /// Whether it had expired on its old day and runs again.
    public var hadFired: Bool

    public var isMoved: Bool { from != to }
}

/// The deadlines of one case counted anew.
public struct CaseRecount: Sendable {
    public var caseID: String
    public var moves: [DeadlineMove]
}

/// What counting anew would do to many cases.
public struct RecountForecast: Sendable {
    public var recounts: [CaseRecount] = []
    /// Cases that could not be counted, and why; the others were.
    public var failures: [(caseID: String, error: EngineError)] = []
}

extension CaseEngine {
    /// What the calendar now in force changes in the deadlines kept of the open cases of a place and all below it; writes nothing.
    ///
    /// - Parameters:
    ///   - place: the place of a calendar, `cn` for every case.
    ///   - places: where the cases are that are looked at.
    public func recounts(in place: String, of places: PlaceScope) throws(EngineError) -> RecountForecast {
        var forecast = RecountForecast()
        try eachPage(of: CaseQuery(places: places, status: .open, order: .id, limit: 500)) {
            (page) throws(EngineError) in
            for summary in page {
                // A store that cannot be reached says nothing about the case.
                try sparing({ forecast.failures.append((summary.id, $0)) }) { () throws(EngineError) in
                    let machine = try machine(of: summary.bundleHash, caseID: summary.id)
                    guard machine.bundle.workflow.localities.codes.contains(place) else { return }
                    if let recount = try recount(load(summary.id))?.result { forecast.recounts.append(recount) }
                }
            }
        }
        return forecast
    }

    /// Counts a case's deadlines with the calendar now in force and records what moved, in one entry; nil when nothing does.
    ///
    /// It is no act in law: the case's legal time stays where it is, and nothing fires. Done twice it changes nothing more, so that what was
    /// interrupted between two cases is finished by doing it again.
    ///
    /// - Parameter notice: the notice that is the reason.
    public func recordRecount(
        of caseID: String, because notice: WorkCalendar.Notice, actor: Actor
    ) throws(EngineError) -> CaseRecount? {
        try retryingOnConflict { () throws(EngineError) in
            let loaded = try load(caseID)
            guard loaded.record.status == .open, let (result, rows) = try recount(loaded) else { return nil }
            let now = environment.now().description
            var record = loaded.record
            record.recordedAt = now
            let draft = JournalDraft(
                kind: .deadlinesMoved,
                data: [
                    "notice": [
                        "place": .text(notice.place), "year": .integer(Int64(notice.year)),
                        "source": ["zh": .text(notice.source.zh), "en": .text(notice.source.en)],
                        "published": .boolean(notice.isPublished),
                    ],
                    "moved": .list(result.moves.map(\.dataValue)),
                ],
                actor: CaseActor(id: actor.id, roles: actor.roles.sorted()), legalTime: record.legalNow,
                recordedTime: now, bundleHash: record.bundleHash, calendarVersion: loaded.calendar.hash)
            let calendar = CalendarRecord(
                hash: loaded.calendar.hash, content: loaded.calendar.content, storedAt: now)
            let commit = StepCommit(
                from: loaded.record, to: record, entries: [draft], deadlines: rows,
                calendars: keptCalendars.contains(calendar.hash) ? [] : [calendar])
            try storing { () throws(StoreError) in try store.commit(commit) }
            keptCalendars.insert(calendar.hash)
            return result
        }
    }

    private func recount(
        _ loaded: LoadedCase
    ) throws(EngineError) -> (result: CaseRecount, rows: [DeadlineRecord])? {
        let caseID = loaded.record.id
        guard let time = loaded.legalNow else { return nil }
        let step: CaseStep
        do {
            step = try loaded.machine.unansweredStep(
                on: loaded.snapshot, at: time, calendar: loaded.calendar.calendar)
        } catch {
            throw .fault(caseID: caseID, event: nil, masked(error, in: loaded, [:]))
        }
        let known = try storing { () throws(StoreError) in try store.deadlines(of: caseID) }
        let rows = DeadlineRows.changed(
            from: known, to: step, caseID: caseID, fired: nil, in: loaded.machine.bundle.workflow)
        guard !rows.isEmpty else { return nil }
        let titles = Dictionary(step.deadlines.map { ($0.key, $0.title) }, uniquingKeysWith: { first, _ in first })
        let before = Dictionary(known.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        let moves = rows.map { row in
            let old = before[row.key]
            return DeadlineMove(
                key: row.key, title: titles[row.key] ?? BilingualText(verbatim: row.key),
                from: old?.dueOn.flatMap { LegalDate($0) }, to: row.dueOn.flatMap { LegalDate($0) },
                wasProvisional: old?.isProvisional ?? false, isProvisional: row.isProvisional,
                hadFired: old?.hasLapsed ?? false)
        }
        return (CaseRecount(caseID: caseID, moves: moves), rows)
    }
}

extension DeadlineMove {
    /// As a journal keeps it.
    public var dataValue: DataValue {
        var data: [String: DataValue] = [
            "key": .text(key), "title": ["zh": .text(title.zh), "en": .text(title.en)],
            "was_provisional": .boolean(wasProvisional), "provisional": .boolean(isProvisional),
            "had_expired": .boolean(hadFired),
        ]
        data["from"] = from.map { .text($0.description) }
        data["to"] = to.map { .text($0.description) }
        return .record(data)
    }
}
