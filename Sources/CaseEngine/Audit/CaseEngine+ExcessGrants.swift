import CaseStores
import Diagnostics
import StatutoryTime
import Workflows

// What an audit says of granted days that the law does not allow.
extension CaseEngine {
    /// Days beyond `at_most` that an entry put on file.
    func excessGrants(
        of entry: JournalEntry, from before: CaseReplay.Point?, to after: CaseReplay.Point?
    ) throws(EngineError) -> [ExcessGrant] {
        guard let after, after.sequence == entry.sequence else { return [] }
        let machine = try machine(of: entry.bundleHash, caseID: entry.caseID)
        return machine.excessDays(from: before?.snapshot.fields ?? [:], to: after.snapshot.fields).map { field, what in
            ExcessGrant(
                caseID: entry.caseID, sequence: entry.sequence, field: field,
                what: BilingualText(
                    zh:
                        "案件 \(entry.caseID)：\(after.time.date) 批准的天数超过法律许可（第 \(entry.sequence) 条）：\(what.zh)；日志没有被改动，此后的期限只计许可的天数",
                    en:
                        "case \(entry.caseID): more days than the law allows were granted on \(after.time.date) (entry \(entry.sequence)): \(what.en); the record was not changed, and time limits counted since then count what is allowed"
                ))
        }
    }

    /// Of what the rows say otherwise, what no engine would have written: one that did not yet hold to `at_most` counted every day granted.
    func standing(_ faults: [AuditFault], of file: CaseFile) throws(EngineError) -> [AuditFault] {
        var replay = CaseReplay()
        replay.granting = .counted
        for entry in file.journal { try follow(entry, in: &replay) }
        let others = Set(RowComparison(file: file, replay: replay).faults.map(\.kind))
        return faults.filter { others.contains($0.kind) }
    }
}
