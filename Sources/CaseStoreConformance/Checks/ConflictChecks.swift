import CaseStores

extension StoreCheck {
    static let conflicts: [StoreCheck] = [
        StoreCheck("of two commits from one version the second is told who was faster, and changes nothing") { bench in
            let other = try bench.another()
            let opening = Sample.opening(Sample.record("c"))
            try bench.store.commit(opening)
            let loaded = opening.normalized.record
            try bench.store.commit(Sample.advance(loaded, event: "refer", by: "李调解员"))
            let before = try bench.store.caseFile("c")
            let late = Sample.advance(
                loaded, into: ["closed"], event: "withdraw", by: "张调解员", deadlines: [Sample.deadline("c")],
                effects: [Sample.effect("c", sequence: 2)], request: Sample.request("late"))
            guard case .conflict(let conflict) = try refusal(of: try other.commit(late)) else {
                throw BrokenPromise("no conflict", file: #fileID, line: #line)
            }
            try expectEqual(conflict.caseID, "c")
            try expectEqual(conflict.expected, 1)
            try expectEqual(conflict.current, 2)
            try expectEqual(conflict.changedBy, CaseActor(id: "李调解员", roles: ["mediator"]))
            try expectEqual(conflict.event, "refer")
            try expectEqual(conflict.recordedTime, "2026-02-13T09:30:05+08:00")
            try expectEqual(try other.caseFile("c"), before, "the case")
            try expect(try other.request("late") == nil, "the request was kept")
        },
        StoreCheck("a case is opened once") { bench in
            try bench.store.commit(Sample.opening(Sample.record("c")))
            let again = Sample.opening(Sample.record("c", title: "另一案"), request: Sample.request("again"))
            try expectEqual(try refusal(of: try bench.store.commit(again)), .alreadyOpen(caseID: "c"))
            try expectEqual(try bench.store.caseRecord("c")?.title, Sample.record("c").title)
            try expect(try bench.store.request("again") == nil, "the request was kept")
        },
        StoreCheck("a case that is not there cannot be advanced") { bench in
            var ghost = Sample.opening(Sample.record("ghost")).record
            ghost.version = 3
            try expectEqual(
                try refusal(of: try bench.store.commit(Sample.advance(ghost))), .notFound("ghost"))
            try expectEqual(try bench.store.counts(), StoreCounts())
        },
        StoreCheck("many writers on many connections lose no step and break no chain") { bench in
            try bench.store.commit(Sample.opening(Sample.record("c")))
            let rounds = 25
            let outcomes = try race(workers: 4, on: bench) { store, worker in
                var conflicts = 0
                for round in 1...rounds {
                    while true {
                        guard let record = try store.caseRecord("c") else { throw StoreError.noCase("c") }
                        let step = Sample.advance(record, event: "e\(worker)_\(round)", by: "worker \(worker)")
                        guard let code = try store.commit([step]).first?.code else { break }
                        guard case .conflict = code else { throw BrokenPromise("\(code)", file: #fileID, line: #line) }
                        conflicts += 1
                    }
                }
                return conflicts
            }
            guard let file = try bench.store.caseFile("c") else { throw StoreError.noCase("c") }
            try expectEqual(file.record.version, 1 + 4 * rounds, "after conflicts \(outcomes)")
            try JournalVerifier.verify(file)
            let events = Set(file.journal.compactMap(\.event))
            try expectEqual(events.count, 4 * rounds, "steps of all workers")
        },
    ]
}
