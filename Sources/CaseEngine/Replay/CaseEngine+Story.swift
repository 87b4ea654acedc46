public import CaseStores
public import Workflows

/// One step of a case that stands, and how it left the case.
public struct CaseEpisode: Sendable {
    /// The journal entry: event, facts, actor.
    public var entry: JournalEntry
    /// The deadline that fired, if the step is its firing.
    public var deadline: String?
    /// Why its actor went on where the rules caution.
    public var despite: String?
    public var time: LegalTime
    /// Ids of the active states.
    public var configuration: [String]
    /// The deadlines that ran or stood still after it, in order of key.
    public var pending: [DeadlineRecord]
    /// The closure code, once the case was closed.
    public var closure: String?
}

extension CaseEngine {
    /// What happened in a case, oldest first, done again from its journal: opening, acts and lapses that stand. Those that a late entry
    /// withdrew are left out, and so is everything that took no step.
    public func story(_ caseID: String) throws(EngineError) -> [CaseEpisode] {
        let journal = try history(caseID)
        let replay = try replay(journal)
        let entries = Dictionary(journal.map { ($0.sequence, $0) }, uniquingKeysWith: { first, _ in first })
        return replay.points.compactMap { point in
            guard let entry = entries[point.sequence], [.opened, .advanced, .deadlineFired].contains(point.kind) else {
                return nil
            }
            return CaseEpisode(
                entry: entry, deadline: point.deadline, despite: point.despite, time: point.time,
                configuration: point.record.configuration,
                pending: point.rows.values.filter { $0.status == .pending }.sorted { $0.key < $1.key },
                closure: point.record.closureCode)
        }
    }
}
