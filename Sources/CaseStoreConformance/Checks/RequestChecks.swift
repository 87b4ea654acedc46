import CaseStores

extension StoreCheck {
    static let requests: [StoreCheck] = [
        StoreCheck("a request sent again gets the stored answer and acts once") { bench in
            let step = Sample.opening(Sample.record("c"), request: Sample.request("r"))
            try bench.store.commit(step)
            let again = try refusal(of: try bench.another().commit(step))
            try expectEqual(again, .requestAnswered(Sample.request("r")))
            // The answer comes even though the version has moved on meanwhile.
            try bench.store.commit(Sample.advance(step.normalized.record))
            try expectEqual(try refusal(of: try bench.store.commit(step)), again)
            try expectEqual(try bench.store.journal(of: "c").count, 2)
        },
        StoreCheck("a request id used for something else is refused") { bench in
            let step = Sample.opening(Sample.record("c"), request: Sample.request("r"))
            try bench.store.commit(step)
            let other = Sample.advance(step.normalized.record, request: Sample.request("r", body: "another body"))
            try expectEqual(
                try refusal(of: try bench.store.commit(other)), .requestMismatch(Sample.request("r")))
            try expectEqual(try bench.store.caseRecord("c")?.version, 1)
        },
        StoreCheck("a request sent by many at once acts once") { bench in
            let step = Sample.opening(Sample.record("c"), request: Sample.request("r"))
            let outcomes = try race(workers: 4, on: bench) { store, _ in try store.commit([step]).first?.code }
            try expectEqual(outcomes.count { $0 == nil }, 1, "acted")
            try expectEqual(outcomes.count { $0 == .requestAnswered(Sample.request("r")) }, 3, "answered")
            try expectEqual(try bench.store.journal(of: "c").count, 1)
        },
    ]
}
