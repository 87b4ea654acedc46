import CaseStores
import Diagnostics
import Workflows

/// What an audit of many cases found.
public struct AuditReport: Sendable {
    public var casesChecked = 0
    public var entriesChecked = 0
    /// Of each case the first broken link of its journal; if the journal holds, everything that does not follow from it.
    public var faults: [AuditFault] = []
    /// Not among the faults: the record is what was done.
    public var excessGrants: [ExcessGrant] = []
    public init() {}

    /// How many cases have a fault.
    public var casesAtFault: Int { Set(faults.map(\.caseID)).subtracting([""]).count }
}

extension CaseEngine {
    /// Checks one case, or every case: the hash chain of its journal against the head in the case row, then the case row and the
    /// deadline rows against the journal, which is done again from its first entry; with every case, the register of publications.
    public func audit(caseID: String? = nil) throws(EngineError) -> AuditReport {
        var report = AuditReport()
        if let caseID {
            try check(caseID, &report)
            return report
        }
        try eachPage(of: CaseQuery(places: .everywhere, order: .id, limit: 500)) { (page) throws(EngineError) in
            for summary in page { try check(summary.id, &report) }
        }
        for caseID in try storing({ () throws(StoreError) in try store.strayJournals() }) {
            report.faults.append(
                AuditFault(
                    caseID, .missingRow,
                    BilingualText(
                        zh: "案件 \(caseID)：日志还在，案件行没有了", en: "case \(caseID): its journal is there, its row is gone")))
        }
        try checkNumbers(&report)
        try checkPublications(&report)
        return report
    }

    /// That every series counts 1, 2, 3 and so on, and no number is written twice in it.
    private func checkNumbers(_ report: inout AuditReport) throws(EngineError) {
        for series in try storing({ () throws(StoreError) in try store.numberSeries() }) {
            var (expected, texts) = (1, Set<String>())
            while true {
                let page = try storing { () throws(StoreError) in
                    try store.numbers(of: series.series, after: expected - 1, limit: 500)
                }
                guard !page.isEmpty else { break }
                for number in page {
                    if number.serial != expected {
                        report.faults.append(gap(in: series.series, from: expected, to: number.serial - 1))
                    }
                    if !texts.insert(number.text).inserted {
                        report.faults.append(
                            AuditFault(
                                number.caseID, at: number.sequence, .number(number.text),
                                BilingualText(
                                    zh: "案件 \(number.caseID)：编号 \(number.text) 重复",
                                    en: "case \(number.caseID): the number \(number.text) was given twice")))
                    }
                    expected = number.serial + 1
                }
            }
        }
    }

    private func gap(in series: String, from first: Int, to last: Int) -> AuditFault {
        let span = first == last ? "\(first)" : "\(first)–\(last)"
        return AuditFault(
            "", .number(series),
            BilingualText(
                zh: "编号序列 \(series) 缺 \(span)", en: "the series of numbers \(series) lacks \(span)"))
    }

    /// The register's chain to its first broken link, and that every bundle it names is in the store as it was published.
    private func checkPublications(_ report: inout AuditReport) throws(EngineError) {
        let register = try publications(PublicationQuery(limit: .max)).reversed()
        if let broken = PublicationRecord.firstBroken(in: Array(register)) {
            report.faults.append(
                AuditFault(
                    "", at: broken.number, .publication(broken.number),
                    BilingualText(
                        zh: "第 \(broken.number) 号发布与写入时不同",
                        en: "publication no. \(broken.number) is not what was written")))
            return
        }
        for hash in Set(register.map(\.bundleHash)).sorted() {
            let kept = try storing { () throws(StoreError) in try store.bundle(hash) }
            guard kept.map({ ContentHash.of($0.content) }) != hash else { continue }
            let number = register.first { $0.bundleHash == hash }?.number ?? 0
            report.faults.append(
                AuditFault(
                    "", at: number, .publication(number),
                    BilingualText(
                        zh: "第 \(number) 号发布的规则包 \(hash.prefix(12)) 不在案件库中，或与发布时不同",
                        en:
                            "the bundle \(hash.prefix(12)) of publication no. \(number) is gone, or not what was published"
                    )))
        }
    }

    private func check(_ caseID: String, _ report: inout AuditReport) throws(EngineError) {
        let found: CaseFile?
        do {
            found = try store.caseFile(caseID)
        } catch {
            // A store that cannot be reached says nothing about the case.
            guard error.code == .corrupt else { throw .store(error) }
            report.casesChecked += 1
            report.faults.append(
                AuditFault(
                    caseID, .unreadable,
                    BilingualText(zh: "案件 \(caseID)：\(error.what.zh)", en: "case \(caseID): \(error.what.en)")))
            return
        }
        guard let file = found else { throw .noSuchCase(caseID) }
        report.casesChecked += 1
        report.entriesChecked += file.journal.count
        do {
            try JournalVerifier.verify(file)
        } catch {
            report.faults.append(AuditFault(error))
            return
        }
        var replay = CaseReplay()
        var grants: [ExcessGrant] = []
        for entry in file.journal {
            do {
                let before = replay.latest
                try follow(entry, in: &replay)
                grants += try excessGrants(of: entry, from: before, to: replay.latest)
            } catch {
                // A store that cannot be reached says nothing about the case.
                guard case .store(let cause) = error, cause.code == .corrupt else { throw error }
                report.faults.append(AuditFault(caseID, at: entry.sequence, .unfollowable, cause.what))
                return
            }
        }
        report.excessGrants += grants
        var faults = RowComparison(file: file, replay: replay).faults
        if !grants.isEmpty, !faults.isEmpty { faults = try standing(faults, of: file) }
        // Lists are held against the rows, so the rows must be right first.
        report.faults += faults.isEmpty ? try listingFaults(file) : faults
    }

    /// Whether lists find the case by the state it is in and by its next due date.
    private func listingFaults(_ file: CaseFile) throws(EngineError) -> [AuditFault] {
        let id = file.record.id
        let due = file.deadlines.filter(\.isOpen).compactMap(\.dueOn).min()
        let found = try storing { () throws(StoreError) in
            try store.cases(CaseQuery(places: .everywhere, idPrefix: id, order: .id, limit: 1))
        }
        var faults: [AuditFault] = []
        if found.first?.nextDueOn != due {
            faults.append(
                AuditFault(
                    id, .listing,
                    BilingualText(
                        zh: "案件 \(id)：列表所用的最近期限与期限记录不符",
                        en: "case \(id): the next due date that lists use is not its deadlines'")))
        }
        for state in file.record.configuration {
            let query = CaseQuery(places: .everywhere, idPrefix: id, state: state, order: .id, limit: 1)
            let hits = try storing { () throws(StoreError) in try store.cases(query) }
            if hits.first?.id != id {
                faults.append(
                    AuditFault(
                        id, .listing,
                        BilingualText(
                            zh: "案件 \(id)：按阶段 \(state) 查不到", en: "case \(id): lists do not find it in \(state)")))
            }
        }
        return faults
    }
}
