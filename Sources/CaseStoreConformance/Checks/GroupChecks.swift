import CaseStores

extension StoreCheck {
    static let groups: [StoreCheck] = [
        StoreCheck("in a group the steps that cannot stand are left out whole and the others stand") { bench in
            try bench.store.commit(Sample.opening(Sample.record("old")))
            var broken = Sample.opening(Sample.record("broken"), deadlines: [Sample.deadline("broken")])
            broken.record.openedOn = "13.2.2026"
            var orphan = Sample.opening(Sample.record("orphan"), effects: [Sample.effect("orphan", sequence: 1)])
            orphan.bundle = nil
            orphan.record.bundleHash = "unknown"
            let results = try bench.store.commit([
                Sample.opening(Sample.record("a"), request: Sample.request("r")),
                Sample.opening(Sample.record("old")),
                broken,
                orphan,
                Sample.opening(Sample.record("b"), request: Sample.request("r")),
                Sample.opening(Sample.record("d"), deadlines: [Sample.deadline("d")]),
            ])
            try expectEqual(
                results.map(\.code),
                [nil, .alreadyOpen(caseID: "old"), .invalid, .invalid, .requestAnswered(Sample.request("r")), nil])
            try expectEqual(
                try bench.another().cases(CaseQuery(places: .everywhere, order: .id)).map(\.id), ["a", "d", "old"])
            try expectEqual(try bench.store.counts(), StoreCounts(openCases: 3, pendingDeadlines: 1))
        },
        StoreCheck("later steps of a group build on earlier ones") { bench in
            let opening = Sample.opening(Sample.record("c"))
            let second = Sample.advance(opening.record, event: "two")
            let third = Sample.advance(second.record, event: "three")
            let results = try bench.store.commit([opening, second, third])
            try expectEqual(results.map(\.code), [nil, nil, nil])
            guard let file = try bench.store.caseFile("c") else { throw StoreError.noCase("c") }
            try expectEqual(file.record.version, 3)
            try JournalVerifier.verify(file)
        },
        StoreCheck("an empty group is no error") { bench in
            try expect(try bench.store.commit([]).isEmpty, "answers nothing")
        },
    ]
}
