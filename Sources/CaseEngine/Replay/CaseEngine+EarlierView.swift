import CaseStores
import StatutoryTime
import Workflows

extension CaseEngine {
    /// A case as it stood after an entry of its journal, done again from the entries up to it; nil when there is no such entry.
    ///
    /// Numbers that the act of the entry took belong to it. What was recorded later has no part in it, be it a correction. Version and journal
    /// head of the record are those of now.
    public func view(_ caseID: String, after sequence: Int) throws(EngineError) -> CaseView? {
        guard let now = try storing({ () throws(StoreError) in try store.caseRecord(caseID) }) else {
            throw .noSuchCase(caseID)
        }
        let journal = try history(caseID)
        guard let index = journal.firstIndex(where: { $0.sequence == sequence }) else { return nil }
        let numbers = journal[(index + 1)...].prefix { $0.kind == .numbered }
        let entries = journal[...index] + numbers
        guard let point = try replay(Array(entries)).latest else { return nil }
        let machine = try machine(of: point.record.bundleHash, caseID: caseID)
        let deadlines = try deadlines(at: point, after: Array(entries))
        var record = point.record
        (record.version, record.journalHead) = (now.version, now.journalHead)
        return CaseView(
            record: record, snapshot: point.snapshot, workflow: machine.bundle.workflow,
            rows: point.rows.values.sorted { ($0.dueOn ?? "9999", $0.key) < ($1.dueOn ?? "9999", $1.key) },
            deadlines: deadlines)
    }
}
