import CaseStores
import DataValues

/// A small, fast, repeatable source of randomness (SplitMix64), so that a failing run is told by its seed.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

extension StoreCheck {
    static let reference: [StoreCheck] = (1...8 as ClosedRange<UInt64>).map { seed in
        StoreCheck("gives the answers of the in-memory reference after any acts (seed \(seed))") { bench in
            var acts = RandomActs(generator: SeededGenerator(seed: seed))
            let reference = InMemoryStore()
            for number in 1...120 {
                try acts.perform(on: bench.store, and: reference)
                if number % 20 == 0 { try acts.compare(try bench.another(), reference) }
            }
        }
    }
}

/// Random acts done to two stores at once, whose answers have to agree at every act.
private struct RandomActs {
    var generator: SeededGenerator

    private static let ids = ["a", "b", "案1", "é", "Z"]
    private static let states = ["intake", "mediation", "mediation.referral", "arbitration", "closed"]
    private static let dates = ["2026-02-27", "2026-02-28", "2026-03-01"]
    private static let instants = (0..<6).map { "2026-02-13T10:0\($0):00+08:00" }

    private mutating func pick<Value>(_ values: [Value]) -> Value {
        values[Int.random(in: 0..<values.count, using: &generator)]
    }

    private mutating func chance(_ percent: Int) -> Bool {
        Int.random(in: 0..<100, using: &generator) < percent
    }

    mutating func perform(on store: any CaseStore, and reference: InMemoryStore) throws {
        if chance(70) {
            let steps = try (0..<(chance(80) ? 1 : 4)).map { _ in try step(from: reference) }
            try expectEqual(
                try store.commit(steps).map(\.code), try reference.commit(steps).map(\.code), "commit")
        } else if chance(60) {
            let claim = OutboxClaim(
                owner: pick(["w1", "w2"]), now: pick(Self.instants), leaseUntil: pick(Self.instants),
                kinds: chance(50) ? nil : ["notify"], limit: Int.random(in: 0...3, using: &generator))
            try expectEqual(try store.claimEffects(claim), try reference.claimEffects(claim), "claim")
        } else {
            try finishAnEffect(on: store, and: reference)
        }
    }

    private mutating func step(from reference: InMemoryStore) throws -> StepCommit {
        let id = pick(Self.ids)
        let stored = reference.caseRecord(id)
        var record = stored ?? Sample.record(id)
        record.configuration = (0..<Int.random(in: 0...2, using: &generator)).map { _ in pick(Self.states) }
        record.locality = pick(["610113", "610100", "440300"])
        record.assignee = pick([nil, "李", "张"])
        record.openedOn = pick(Self.dates)
        record.recordedAt = pick(Self.instants)
        record.status = chance(20) ? .closed : .open
        record.closedOn = record.status == .closed ? "2026-02-14" : nil
        if chance(10) { record.version += 1 }
        let sequence = record.journalHead.sequence + 1
        let deadlines = ["x", "y", "z"].filter { _ in chance(40) }.map { key in
            Sample.deadline(
                id, key, dueOn: pick(Self.dates + [nil]), status: pick(DeadlineRecord.Status.allCases),
                warnOn: chance(50) ? [pick(Self.dates)] : [])
        }
        let effects = (0..<Int.random(in: 0...2, using: &generator)).map { index in
            Sample.effect(
                id, sequence: sequence, index: index, kind: pick(["notify", "refer"]), at: pick(Self.instants))
        }
        let request = chance(20) ? Sample.request(pick(["r1", "r2", "r3"]), body: pick(["one", "two"])) : nil
        return StepCommit(
            from: chance(5) ? nil : stored.map { _ in record }, to: record,
            entries: [Sample.draft(event: pick(["refer", "accept"]), requestID: request?.id)], deadlines: deadlines,
            effects: effects, request: request, bundle: chance(90) ? Sample.bundle : nil)
    }

    private mutating func finishAnEffect(on store: any CaseStore, and reference: InMemoryStore) throws {
        let effects = reference.outbox(OutboxQuery(limit: .max))
        guard !effects.isEmpty else { return }
        let id = pick(effects).id
        let owner = pick(["w1", "w2"])
        let act = Int.random(in: 0..<3, using: &generator)
        let retryAt: String? = chance(50) ? pick(Self.instants) : nil
        func outcome(_ store: any CaseStore) throws -> StoreError.Code? {
            do throws(StoreError) {
                switch act {
                case 0: try store.completeEffect(id, owner: owner)
                case 1: try store.failEffect(id, owner: owner, error: "失败", retryAt: retryAt)
                default: try store.retryEffect(id, at: retryAt ?? Self.instants[0])
                }
                return nil
            } catch {
                return error.code
            }
        }
        try expectEqual(try outcome(store), try outcome(reference), "act \(act) on \(id)")
    }

    mutating func compare(_ store: any CaseStore, _ reference: InMemoryStore) throws {
        for id in Self.ids {
            let file = try store.caseFile(id)
            try expectEqual(file, reference.caseFile(id), "case \(id)")
            if let file { try JournalVerifier.verify(file) }
        }
        for order in CaseQuery.Order.allCases {
            let query = CaseQuery(
                places: pick([.everywhere, .within(["61"]), .within([]), .within(["6101", "44"])]),
                status: pick([nil, .open, .closed]), bundleHash: pick([nil, nil, Sample.bundle.hash, "another"]),
                openedSince: pick([nil] + Self.dates), afterID: pick([nil] + Self.ids),
                state: pick([nil, "mediation"]), assignment: pick([nil, .nobody, .to("李")]),
                dueThrough: pick([nil, "2026-02-28"]), order: order, limit: pick([2, 100]), offset: pick([0, 1]))
            try expectEqual(try store.cases(query), reference.cases(query), "\(query)")
            try expectEqual(try store.countCases(query), reference.countCases(query), "\(query)")
        }
        for kind in DeadlineQuery.Kind.allCases {
            let query = DeadlineQuery(
                kind, places: pick([.everywhere, .within(["61"]), .within([]), .within(["6101", "44"])]),
                through: pick([nil] + Self.dates))
            try expectEqual(try store.deadlines(query), reference.deadlines(query), "\(query)")
        }
        for status in OutboxRecord.Status.allCases {
            let query = OutboxQuery(status: status)
            try expectEqual(try store.outbox(query), reference.outbox(query), "\(query)")
        }
        try expectEqual(try store.counts(), reference.counts())
        for id in ["r1", "r2", "r3"] { try expectEqual(try store.request(id), reference.request(id), id) }
    }
}
