import CaseStores
import DataValues
import StatutoryTime
import Workflows

/// A case derived again from its journal, entry by entry, with nothing from the rows a store keeps beside it.
///
/// The rules come from the bundle each entry names and the dates from its calendar, so a journal gives the same case for ever.
struct CaseReplay {
    /// A step that stands, and the case as it left it.
    struct Point {
        var sequence: Int
        var kind: JournalKind
        var event: String?
        /// The deadline that fired, if the step is its firing.
        var deadline: String?
        /// Why its actor went on where guards cautioned.
        var despite: String?
        var time: LegalTime
        var snapshot: CaseSnapshot
        /// Without version and journal head, which the replay does not derive.
        var record: CaseRecord
        var rows: [String: DeadlineRecord]
        /// Numbers that the step asked for and that no entry has given yet.
        var numbers: [NumberOrder] = []

        /// The last day of a deadline as it stood; nil: it has none, or never ran.
        func dueOn(of key: String) -> LegalDate? { rows[key]?.dueOn.flatMap(LegalDate.init) }
    }

    /// The reason of a `cautionPassedOver` entry, for the act that follows it.
    var despite: String?

    /// How granted days beyond `at_most` are taken: by default as today's engine counts them.
    var granting = PastGrants.taken

    /// Oldest first; steps that a correction withdrew are not among them.
    private(set) var points: [Point] = []

    /// What the entries ordered from outside, by id, withdrawn ones and their withdrawals too.
    private(set) var effects: [OutboxID: CaseEffect] = [:]

    var latest: Point? { points.last }

    /// The deadline rows as they stand, in order of key.
    var rows: [DeadlineRecord] {
        (latest?.rows ?? [:]).values.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    }

    mutating func append(_ point: Point, ordering ordered: [CaseEffect]) {
        points.append(point)
        order(ordered, by: point.sequence, of: point.record.id)
    }

    mutating func order(_ ordered: [CaseEffect], by sequence: Int, of caseID: String) {
        for (index, effect) in ordered.enumerated() {
            effects[OutboxID(caseID: caseID, sequence: sequence, index: index)] = effect
        }
    }

    /// What tells the outside that the effects of these entries are withdrawn.
    func withdrawals(of sequences: Set<Int>) -> [CaseEffect] {
        effects.filter { sequences.contains($0.key.sequence) }.sorted { $0.key < $1.key }.map { id, effect in
            CaseEffect(
                kind: "withdraw",
                payload: ["effect": .text(id.description), "kind": .text(effect.kind), "payload": effect.payload])
        }
    }

    /// Changes what is not a step's: who handles the case, when it was last written.
    mutating func amend(_ change: (inout CaseRecord) -> Void) {
        guard !points.isEmpty else { return }
        change(&points[points.count - 1].record)
    }

    /// Puts a number that the latest step asked for into its field.
    mutating func number(
        _ field: String, _ number: String, encoding: (CaseSnapshot, inout CaseRecord) -> Void
    ) {
        guard let last = points.indices.last else { return }
        points[last].numbers.removeAll { $0.field == field }
        points[last].snapshot.fields[field] = .text(number)
        encoding(points[last].snapshot, &points[last].record)
    }

    /// Changes deadline rows without a step.
    mutating func take(_ rows: [DeadlineRecord]) {
        guard !points.isEmpty else { return }
        for row in rows { points[points.count - 1].rows[row.key] = row }
    }

    /// The lapses at the end of what stands that are later than `time`, oldest first.
    func lapses(after time: LegalTime) -> [Point] {
        Array(points.reversed().prefix { $0.kind == .deadlineFired && $0.time > time }.reversed())
    }

    /// Takes back every step from an entry on, as long as one remains; false when there is no such step.
    ///
    /// Who handles the case stays; deadlines that the steps brought up no longer apply.
    mutating func withdraw(from sequence: Int) -> Bool {
        guard let latest, let index = points.firstIndex(where: { $0.sequence == sequence }), index > 0 else {
            return false
        }
        points.removeSubrange(index...)
        points[index - 1].record.assignee = latest.record.assignee
        for (key, row) in latest.rows where points[index - 1].rows[key] == nil {
            points[index - 1].rows[key] = row.cancelled
        }
        return true
    }
}

extension DeadlineRecord {
    /// The row once it no longer applies.
    var cancelled: DeadlineRecord {
        var row = self
        row.status = .cancelled
        row.warnOn = []
        return row
    }

    /// The row once its state is left without the act: one that had lapsed stays as it lapsed.
    var ended: DeadlineRecord {
        guard hasLapsed else { return status == .pending ? cancelled : self }
        var row = self
        row.status = .fired
        return row
    }
}
