public import CaseStores
import StatutoryTime
public import Workflows

/// A deadline that no longer runs, as it was counted when it last did.
public struct EndedDeadline: Sendable {
    public var deadline: CaseDeadline
    /// How it ended: met, fired or cancelled.
    public var status: DeadlineRecord.Status
    /// The journal entry since which it runs no more.
    public var end: JournalEntry
}

extension CaseEngine {
    /// A deadline that a case no longer has, counted again by the rules and the calendar of the time when it last ran: why was that the last
    /// day?
    ///
    /// - Returns: nil when no step that stands left it running, or when it runs still.
    public func endedDeadline(_ key: String, of caseID: String) throws(EngineError) -> EndedDeadline? {
        let journal = try history(caseID)
        let points = try replay(journal).points
        guard let last = points.lastIndex(where: { $0.rows[key]?.isOpen == true }), last + 1 < points.count else {
            return nil
        }
        let end = points[last + 1].sequence
        guard let entry = journal.first(where: { $0.sequence == end }), let row = points.last?.rows[key],
            let deadline = try deadlines(at: points[last], after: journal.filter { $0.sequence < end })
                .first(where: { $0.key == key })
        else { return nil }
        return EndedDeadline(deadline: deadline, status: row.status, end: entry)
    }

    /// The deadlines of a point of a replay, counted by its rules with the calendar that the entries up to it name last.
    func deadlines(at point: CaseReplay.Point, after entries: [JournalEntry]) throws(EngineError) -> [CaseDeadline] {
        guard let counted = entries.last(where: { $0.calendarVersion != nil }) else { return [] }
        let machine = try machine(of: point.record.bundleHash, caseID: point.record.id)
        let calendar = try calendar(of: counted)
        do {
            return try machine.deadlines(of: point.snapshot, on: point.time, calendar: calendar)
        } catch {
            let secrets = SensitiveValues(of: machine.bundle.workflow.fields, in: point.snapshot.fields)
            throw .fault(caseID: point.record.id, event: nil, error.masking(secrets))
        }
    }
}
