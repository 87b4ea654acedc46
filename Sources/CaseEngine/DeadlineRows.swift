import CaseStores
import DataValues
import Diagnostics
import StatutoryTime
import Workflows

/// The difference between the deadline rows a store keeps and the deadlines as they stand after a step.
enum DeadlineRows {
    /// Rows that are new or changed. A row whose deadline is gone is `met`, or `cancelled` when the case was closed.
    static func changed(
        from known: [DeadlineRecord], to step: CaseStep, caseID: String, fired: String?
    ) -> [DeadlineRecord] {
        let before = Dictionary(known.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        var rows: [DeadlineRecord] = []
        var standing: Set<String> = []
        for deadline in step.deadlines {
            standing.insert(deadline.key)
            var row = row(of: deadline, caseID: caseID)
            if let old = before[deadline.key] {
                // A deadline that fired stays fired until its clock is set anew.
                let isSameClock = old.dueOn == row.dueOn
                if old.status == .fired, isSameClock { row = old }
                if deadline.key == fired, isSameClock { row.status = .fired }
            }
            if row.status == .fired { row.warnOn = [] }
            if before[deadline.key] != row { rows.append(row) }
        }
        for old in known where !standing.contains(old.key) && (old.status == .pending || old.key == fired) {
            var row = old
            row.status = old.key == fired ? .fired : step.isClosed ? .cancelled : .met
            row.warnOn = []
            rows.append(row)
        }
        return rows
    }

    /// The same for a step taken after others were withdrawn, which left the rows as `withdrawnTo` has them.
    static func changed(
        from known: [DeadlineRecord], withdrawnTo base: [String: DeadlineRecord]?, to step: CaseStep, caseID: String,
        fired: String?
    ) -> [DeadlineRecord] {
        guard var rows = base else { return changed(from: known, to: step, caseID: caseID, fired: fired) }
        for row in changed(from: Array(rows.values), to: step, caseID: caseID, fired: fired) { rows[row.key] = row }
        let stored = Dictionary(known.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        return rows.values.filter { stored[$0.key] != $0 }.sorted { $0.key < $1.key }
    }

    /// The same for a case that goes on under other rules: a deadline of a renamed state is the same deadline under another key, and
    /// one that the new rules do not have is cancelled, not met.
    static func migrated(
        from known: [DeadlineRecord], to step: CaseStep, caseID: String, renaming: StateRenaming
    ) -> [DeadlineRecord] {
        var rows: [String: DeadlineRecord] = [:]
        // All leave before any arrives: where names are swapped one row's old key is another's new one.
        for row in known where renaming.applied(to: row.key) != row.key {
            rows[row.key] = row.status == .pending ? row.cancelled : row
        }
        let carried = known.map { row in
            var row = row
            row.key = renaming.applied(to: row.key)
            row.state = renaming.applied(to: row.state)
            return row
        }
        for (old, new) in zip(known, carried) where old.key != new.key { rows[new.key] = new }
        let standing = Set(step.deadlines.map(\.key))
        for row in carried where row.status == .pending && !standing.contains(row.key) { rows[row.key] = row.cancelled }
        for row in changed(from: carried, to: step, caseID: caseID, fired: nil) where standing.contains(row.key) {
            rows[row.key] = row
        }
        let stored = Dictionary(known.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        return rows.values.filter { stored[$0.key] != $0 }.sorted { $0.key < $1.key }
    }

    private static func row(of deadline: CaseDeadline, caseID: String) -> DeadlineRecord {
        DeadlineRecord(
            caseID: caseID, key: deadline.key, state: deadline.state, dueOn: deadline.dueOn?.description,
            status: deadline.standing == .met ? .met : .pending, event: deadline.event,
            kind: deadline.obligor ?? "limit", citation: deadline.citation.zh,
            derivation: .record(deadline.anchor.map { ["anchor": .text($0.description)] } ?? [:]),
            warnOn: Set(deadline.warnOn.map(\.description)).sorted(),
            isProvisional: deadline.deadline?.isProvisional ?? false)
    }
}
