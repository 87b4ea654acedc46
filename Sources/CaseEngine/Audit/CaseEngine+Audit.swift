import CaseStores
import Workflows

/// What an audit of many cases found.
public struct AuditReport: Sendable {
    public var casesChecked = 0
    public var entriesChecked = 0
    /// Of each case the first broken link of its journal; if the journal holds, everything that does not follow from it.
    public var faults: [AuditFault] = []
    public init() {}

    /// How many cases have a fault.
    public var casesAtFault: Int { Set(faults.map(\.caseID)).count }
}

extension CaseEngine {
    /// Checks one case, or every case: the hash chain of its journal against the head in the case row, then the case row and the
    /// deadline rows against the journal, which is done again from its first entry.
    public func audit(caseID: String? = nil) throws(EngineError) -> AuditReport {
        var report = AuditReport()
        if let caseID {
            try check(caseID, &report)
            return report
        }
        var query = CaseQuery(order: .id, limit: 500)
        while true {
            let page = try storing { [query] () throws(StoreError) in try store.cases(query) }
            for summary in page { try check(summary.id, &report) }
            guard page.count == query.limit else { return report }
            query.offset += page.count
        }
    }

    private func check(_ caseID: String, _ report: inout AuditReport) throws(EngineError) {
        guard let file = try storing({ () throws(StoreError) in try store.caseFile(caseID) }) else {
            throw .noSuchCase(caseID)
        }
        report.casesChecked += 1
        report.entriesChecked += file.journal.count
        do {
            try JournalVerifier.verify(file)
        } catch {
            report.faults.append(AuditFault(error))
            return
        }
        var replay = CaseReplay()
        for entry in file.journal {
            do {
                try follow(entry, in: &replay)
            } catch {
                // A store that cannot be reached says nothing about the case.
                guard case .store(let cause) = error, cause.code == .corrupt else { throw error }
                report.faults.append(AuditFault(caseID, at: entry.sequence, .unfollowable, cause.what))
                return
            }
        }
        report.faults += RowComparison(file: file, replay: replay).faults
    }
}
