import CaseStores
import StatutoryTime
import Workflows

/// A deadline with an event and a last day, ordered as it fires.
struct Expiry: Comparable {
    var dueOn: LegalDate
    var key: String
    var event: String
    var isProvisional: Bool

    /// Once fired for a date, a deadline does not fire for it again.
    var mark: String { Self.mark(key, dueOn.description) }

    static func mark(_ key: String, _ day: String) -> String { "\(key) \(day)" }

    init?(_ row: DeadlineRecord) {
        guard let event = row.event, let text = row.dueOn, let dueOn = LegalDate(text) else { return nil }
        self.dueOn = dueOn
        self.key = row.key
        self.event = event
        self.isProvisional = row.isProvisional
    }

    init?(_ deadline: CaseDeadline) {
        guard let event = deadline.event, let dueOn = deadline.dueOn else { return nil }
        self.dueOn = dueOn
        self.key = deadline.key
        self.event = event
        self.isProvisional = deadline.deadline?.isProvisional ?? false
    }

    static func < (left: Expiry, right: Expiry) -> Bool {
        (left.dueOn, left.key) < (right.dueOn, right.key)
    }
}

/// The deadlines of one case that may fire, each once for a date.
struct ExpiryQueue {
    private var pending: [Expiry]
    /// A deadline that fired may still stand in its state: it does not fire again until its date moves.
    private var done: Set<String>

    init(_ rows: [DeadlineRecord]) {
        done = Set(
            rows.filter(\.hasLapsed).compactMap { row in row.clock.map { Expiry.mark(row.key, $0) } })
        pending = rows.filter { $0.status == .pending }.compactMap(Expiry.init)
    }

    /// Takes the earliest deadline whose last day lies before `date`, or the earliest of all without one.
    mutating func next(before date: LegalDate?) -> Expiry? {
        let next = pending.filter { !done.contains($0.mark) }.min()
        guard let next, date.map({ next.dueOn < $0 }) ?? true else { return nil }
        done.insert(next.mark)
        return next
    }

    /// Goes on with the deadlines as they stand after a step.
    mutating func replace(with deadlines: [CaseDeadline]) {
        pending = deadlines.compactMap { Expiry($0) }
    }
}
