import CaseStores
import DataValues
import Diagnostics
import StatutoryTime
import Workflows

/// The difference between the deadline rows a store keeps and the deadlines as they stand after a step.
enum DeadlineRows {
    /// Rows that are new or changed. A row whose deadline is gone is `met` where `DeadlineEnding` says so, else `cancelled`.
    ///
    /// - Parameters:
    ///   - fired: the key of the deadline whose lapse the step is.
    ///   - workflow: the rules the step was taken under.
    static func changed(
        from known: [DeadlineRecord], to step: CaseStep, caseID: String, fired: String?, in workflow: Workflow
    ) -> [DeadlineRecord] {
        let ending = DeadlineEnding(by: step, isLapse: fired != nil, in: workflow)
        let before = Dictionary(known.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        var rows: [DeadlineRecord] = []
        var standing: Set<String> = []
        for deadline in step.deadlines {
            standing.insert(deadline.key)
            var row = row(of: deadline, caseID: caseID)
            if let old = before[deadline.key] {
                let isSameClock = old.clock == row.dueOn
                // A deadline that fired stays fired until its clock is set anew, and what is done late was not done in time.
                if old.hasLapsed, isSameClock || deadline.standing == .met { row = old }
                if row.hasLapsed || deadline.key == fired && isSameClock {
                    row.status = deadline.isOwed ? .overdue : .fired
                }
            }
            if row.hasLapsed { row.warnOn = [] }
            if before[deadline.key] != row { rows.append(row) }
        }
        for old in known where !standing.contains(old.key) && (old.isOpen || old.key == fired) {
            var row = old
            row.status = old.hasLapsed || old.key == fired ? .fired : ending.isMet(old.key) ? .met : .cancelled
            row.warnOn = []
            rows.append(row)
        }
        return rows
    }

    /// The same for a step taken after others were withdrawn, which left the rows as `withdrawnTo` has them.
    static func changed(
        from known: [DeadlineRecord], withdrawnTo base: [String: DeadlineRecord]?, to step: CaseStep, caseID: String,
        fired: String?, in workflow: Workflow
    ) -> [DeadlineRecord] {
        guard var rows = base else {
            return changed(from: known, to: step, caseID: caseID, fired: fired, in: workflow)
        }
        for row in changed(from: Array(rows.values), to: step, caseID: caseID, fired: fired, in: workflow) {
            rows[row.key] = row
        }
        let stored = Dictionary(known.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        return rows.values.filter { stored[$0.key] != $0 }.sorted { $0.key < $1.key }
    }

    /// The same for a case that goes on under other rules: a deadline of a renamed state is the same deadline under another key, and
    /// one that the new rules do not have is cancelled, not met. One that has fired stays as it fired, whatever day the new rules give.
    static func migrated(
        from known: [DeadlineRecord], to step: CaseStep, caseID: String, renaming: StateRenaming, in workflow: Workflow
    ) -> [DeadlineRecord] {
        var rows: [String: DeadlineRecord] = [:]
        // All leave before any arrives: where names are swapped one row's old key is another's new one.
        for row in known where renaming.applied(to: row.key) != row.key {
            rows[row.key] = row.ended
        }
        let carried = known.map { row in
            var row = row
            row.key = renaming.applied(to: row.key)
            row.state = renaming.applied(to: row.state)
            return row
        }
        for (old, new) in zip(known, carried) where old.key != new.key { rows[new.key] = new }
        let standing = Set(step.deadlines.map(\.key))
        for row in carried where row.isOpen && !standing.contains(row.key) { rows[row.key] = row.ended }
        let due = Dictionary(step.deadlines.map { ($0.key, $0.dueOn) }, uniquingKeysWith: { first, _ in first })
        let kept = carried.map { row in
            guard row.hasLapsed, let day = due[row.key] else { return row }
            return row.keeping(clock: day?.description)
        }
        for (old, new) in zip(carried, kept) where old != new { rows[new.key] = new }
        for row in changed(from: kept, to: step, caseID: caseID, fired: nil, in: workflow)
        where standing.contains(row.key) {
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
