import CaseStores

extension StoreCheck {
    private static let now = "2026-02-13T10:00:00+08:00"
    private static let leaseEnd = "2026-02-13T10:05:00+08:00"
    private static let afterLease = "2026-02-13T10:05:00+08:00"

    private static func claim(
        _ owner: String, now: String = now, until: String = leaseEnd, kinds: [String]? = nil, limit: Int = 16
    ) -> OutboxClaim {
        OutboxClaim(owner: owner, now: now, leaseUntil: until, kinds: kinds, limit: limit)
    }

    static let effects: [StoreCheck] = [
        StoreCheck("an effect is given to one worker and is done once") { bench in
            try bench.store.commit(
                Sample.opening(Sample.record("c"), effects: [Sample.effect("c", sequence: 1)]))
            let other = try bench.another()
            let claimed = try bench.store.claimEffects(claim("w1"))
            try expectEqual(claimed.map(\.id.description), ["c/1/0"])
            try expectEqual(claimed.map(\.attempts), [1])
            try expectEqual(claimed.first?.lease, OutboxRecord.Lease(owner: "w1", until: leaseEnd))
            try expectEqual(try other.claimEffects(claim("w2")), [], "under lease")
            let id = OutboxID(caseID: "c", sequence: 1, index: 0)
            try expectEqual(try refusal(of: try other.completeEffect(id, owner: "w2")), .leaseLost(id))
            try other.completeEffect(id, owner: "w1")
            try expectEqual(try refusal(of: try other.completeEffect(id, owner: "w1")), .leaseLost(id), "twice")
            try expectEqual(
                try other.claimEffects(claim("w2", now: afterLease, until: "2026-02-13T11:00:00+08:00")), [])
            let done = try bench.store.outbox(OutboxQuery()).first
            try expectEqual(done?.status, .done)
            try expectEqual(done?.lease, nil)
        },
        StoreCheck("a lease that ran out passes the effect on, and the slow worker is told") { bench in
            try bench.store.commit(
                Sample.opening(Sample.record("c"), effects: [Sample.effect("c", sequence: 1)]))
            let id = OutboxID(caseID: "c", sequence: 1, index: 0)
            _ = try bench.store.claimEffects(claim("slow"))
            let taken = try bench.another().claimEffects(
                claim("fast", now: afterLease, until: "2026-02-13T10:10:00+08:00"))
            try expectEqual(taken.map(\.attempts), [2])
            try expectEqual(try refusal(of: try bench.store.completeEffect(id, owner: "slow")), .leaseLost(id))
            try expectEqual(
                try refusal(of: try bench.store.failEffect(id, owner: "slow", error: "x", retryAt: nil)), .leaseLost(id)
            )
            try bench.store.completeEffect(id, owner: "fast")
        },
        StoreCheck("a failed attempt waits for its time, is given up when told so, and can be revived") { bench in
            try bench.store.commit(
                Sample.opening(Sample.record("c"), effects: [Sample.effect("c", sequence: 1)]))
            let id = OutboxID(caseID: "c", sequence: 1, index: 0)
            let later = "2026-02-13T10:30:00+08:00"
            let end = "2026-02-13T11:00:00+08:00"
            _ = try bench.store.claimEffects(claim("w"))
            try bench.store.failEffect(id, owner: "w", error: "连接\0超时", retryAt: later)
            try expectEqual(try bench.store.claimEffects(claim("w", now: afterLease, until: end)), [], "too early")
            let again = try bench.store.claimEffects(claim("w", now: later, until: end))
            try expectEqual(again.map(\.attempts), [2])
            try expectEqual(again.map(\.lastError), ["连接超时"])
            try bench.store.failEffect(id, owner: "w", error: "拒收", retryAt: nil)
            try expectEqual(try bench.store.counts(), StoreCounts(openCases: 1, failedEffects: 1))
            try expectEqual(try bench.store.claimEffects(claim("w", now: end, until: end)), [], "given up")
            try expectEqual(try bench.store.outbox(OutboxQuery(status: .failed)).map(\.lastError), ["拒收"])
            try bench.store.retryEffect(id, at: end)
            try expectEqual(try refusal(of: try bench.store.retryEffect(id, at: end)), .notFound("c/1/0"))
            try expectEqual(try bench.store.claimEffects(claim("w", now: end, until: end)).map(\.attempts), [1])
        },
        StoreCheck("an effect that is to be tried later can be made due at once, but not while a worker has it") {
            bench in
            try bench.store.commit(
                Sample.opening(Sample.record("c"), effects: [Sample.effect("c", sequence: 1, index: 0, at: now)]))
            let id = OutboxID(caseID: "c", sequence: 1, index: 0)
            try expectEqual(
                try refusal(of: try bench.store.retryEffect(id, at: now)), .notFound("c/1/0"), "not tried yet")
            _ = try bench.store.claimEffects(claim("w"))
            try expectEqual(try refusal(of: try bench.store.retryEffect(id, at: now)), .notFound("c/1/0"), "leased")
            try bench.store.failEffect(id, owner: "w", error: "拒收", retryAt: "2026-02-13T11:00:00+08:00")
            try expectEqual(try bench.store.claimEffects(claim("w")), [], "not due")
            try bench.store.retryEffect(id, at: now)
            try expectEqual(try bench.store.claimEffects(claim("w")).map(\.id), [id])
        },
        StoreCheck("effects are claimed longest due first, by kind, and no more than asked for") { bench in
            try bench.store.commit(
                Sample.opening(
                    Sample.record("c"),
                    effects: [
                        Sample.effect("c", sequence: 1, index: 0, at: "2026-02-13T09:59:59+08:00"),
                        Sample.effect("c", sequence: 1, index: 1, kind: "document", at: "2026-02-13T09:00:00+08:00"),
                        Sample.effect("c", sequence: 1, index: 2, at: "2026-02-13T09:59:58.25+08:00"),
                        Sample.effect("c", sequence: 1, index: 3, at: "2026-02-13T10:00:01+08:00"),
                        Sample.effect("c", sequence: 1, index: 4, at: "2026-02-13T09:59:59+08:00"),
                    ]))
            try expectEqual(
                try bench.store.claimEffects(claim("w", kinds: ["notify"], limit: 2)).map(\.id.index), [2, 0])
            try expectEqual(try bench.store.claimEffects(claim("w", kinds: [])), [])
            try expectEqual(try bench.store.claimEffects(claim("w")).map(\.id.index), [1, 4])
            try expectEqual(
                try bench.store.outbox(OutboxQuery(status: .pending, limit: 2)).map(\.id.index), [0, 1])
            let after = OutboxID(caseID: "c", sequence: 1, index: 2)
            try expectEqual(
                try bench.store.outbox(OutboxQuery(caseID: "c", after: after)).map(\.id.index), [3, 4])
        },
        StoreCheck("workers on many connections never share an effect and leave none behind") { bench in
            let total = 120
            let effects = (0..<total).map { Sample.effect("c", sequence: 1, index: $0) }
            try bench.store.commit(Sample.opening(Sample.record("c"), effects: effects))
            let shares = try race(workers: 4, on: bench) { store, worker in
                var mine: [OutboxID] = []
                while true {
                    let claimed = try store.claimEffects(claim("w\(worker)", limit: 7))
                    if claimed.isEmpty { return mine }
                    for effect in claimed { try store.completeEffect(effect.id, owner: "w\(worker)") }
                    mine += claimed.map(\.id)
                }
            }
            let all = shares.flatMap(\.self)
            try expectEqual(all.count, total)
            try expectEqual(Set(all).count, total, "distinct")
        },
        StoreCheck("a claim without an owner or with an instant that does not sort is refused") { bench in
            try expectEqual(try refusal(of: try bench.store.claimEffects(claim(""))), .invalid)
            try expectEqual(try refusal(of: try bench.store.claimEffects(claim("w", now: "10:00"))), .invalid)
        },
    ]
}
