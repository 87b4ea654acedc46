public import CaseStores
import Workflows

/// What an audit of many cases found.
public struct AuditReport: Sendable {
    public var casesChecked = 0
    public var entriesChecked = 0
    /// The first broken link of each case whose journal does not hold.
    public var faults: [JournalFault] = []
    public init() {}
}

extension CaseEngine {
    /// Checks the hash chain of one case's journal, or of every case's, against the head kept in the case row.
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
            report.faults.append(error)
        }
    }
}
