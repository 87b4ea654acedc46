import CaseStores

extension StoreCheck {
    static let lists: [StoreCheck] = [
        StoreCheck("lists filter by status, place, state, assignee, words and due date, and all at once") { bench in
            try fillForLists(bench.store)
            let cases: [(CaseQuery, [String])] = [
                (CaseQuery(places: .everywhere), ["d", "a", "b", "c", "e"]),
                (CaseQuery(places: .everywhere, status: .open), ["d", "a", "b", "c"]),
                (CaseQuery(places: .everywhere, status: .closed), ["e"]),
                (CaseQuery(places: .everywhere, workflow: "labour-dispute"), ["d", "a", "b", "c", "e"]),
                (CaseQuery(places: .everywhere, workflow: "labour"), []),
                (CaseQuery(places: .everywhere, idPrefix: "a"), ["a"]),
                (CaseQuery(places: .everywhere, idPrefix: ""), ["d", "a", "b", "c", "e"]),
                (CaseQuery(places: .everywhere, idPrefix: "ab"), []),
                (CaseQuery(places: .within(["6101"])), ["d", "a", "e"]),
                (CaseQuery(places: .within(["61"])), ["d", "a", "b", "e"]),
                (CaseQuery(places: .within([""])), ["d", "a", "b", "c", "e"]),
                (CaseQuery(places: .within(["6101", "44"]).narrowed(to: "61")), ["d", "a", "e"]),
                (CaseQuery(places: .within(["61", ""])), ["d", "a", "b", "c", "e"]),
                (CaseQuery(places: .within([])), []),
                (CaseQuery(places: .everywhere, state: "mediation"), ["d", "a"]),
                (CaseQuery(places: .everywhere, state: "mediation.referral"), ["a"]),
                (CaseQuery(places: .everywhere, state: "mediat"), []),
                (CaseQuery(places: .everywhere, assignment: .to("李调解员")), ["a", "e"]),
                (CaseQuery(places: .everywhere, assignment: .nobody), ["d", "c"]),
                (CaseQuery(places: .everywhere, text: "加班费"), ["b"]),
                (CaseQuery(places: .everywhere, text: "ACME"), ["c"]),
                (CaseQuery(places: .everywhere, text: "100%_"), ["d"]),
                (CaseQuery(places: .everywhere, text: "%"), ["d"]),
                (CaseQuery(places: .everywhere, text: "E"), ["c", "e"]),
                (CaseQuery(places: .everywhere, text: ""), ["d", "a", "b", "c", "e"]),
                (CaseQuery(places: .everywhere, dueThrough: "2026-02-28"), ["d", "a"]),
                (CaseQuery(places: .everywhere, openedSince: "2026-02-11"), ["b", "c"]),
                (CaseQuery(places: .everywhere, bundleHash: Sample.bundle.hash), ["d", "a", "b", "c", "e"]),
                (CaseQuery(places: .everywhere, bundleHash: "another"), []),
                (CaseQuery(places: .everywhere, afterID: "b"), ["d", "c", "e"]),
                (
                    CaseQuery(
                        places: .within(["6101"]), status: .open, workflow: "labour-dispute", state: "mediation",
                        assignment: .to("李调解员"), text: "王", dueThrough: "2026-12-31"), ["a"]
                ),
            ]
            for (query, wanted) in cases {
                try expectEqual(try bench.store.cases(query).map(\.id), wanted, "\(query)")
                try expectEqual(try bench.store.countCases(query), wanted.count, "count of \(query)")
            }
        },
        StoreCheck("lists come in the order asked for, ties by id, and in pages") { bench in
            try fillForLists(bench.store)
            let orders: [(CaseQuery.Order, [String])] = [
                (.dueOn, ["d", "a", "b", "c", "e"]), (.id, ["a", "b", "c", "d", "e"]),
                (.newest, ["b", "c", "a", "d", "e"]), (.lastChanged, ["c", "a", "b", "d", "e"]),
            ]
            for (order, wanted) in orders {
                try expectEqual(
                    try bench.store.cases(CaseQuery(places: .everywhere, order: order)).map(\.id), wanted, "\(order)")
                var paged: [String] = []
                for offset in stride(from: 0, to: 6, by: 2) {
                    paged += try bench.store.cases(
                        CaseQuery(places: .everywhere, order: order, limit: 2, offset: offset)
                    ).map(\.id)
                }
                try expectEqual(paged, wanted, "\(order) in pages")
            }
            var (paged, after) = ([String](), String?.none)
            // A store that does not heed `afterID` hands out the first page for ever.
            for _ in 0..<3 {
                let page = try bench.store.cases(
                    CaseQuery(places: .everywhere, afterID: after, order: .id, limit: 2))
                paged += page.map(\.id)
                after = page.last?.id
            }
            try expectEqual(paged, ["a", "b", "c", "d", "e"], "page after page")
        },
        StoreCheck("a list shows what the case's record says") { bench in
            try fillForLists(bench.store)
            for summary in try bench.store.cases(CaseQuery(places: .everywhere)) {
                guard let record = try bench.store.caseRecord(summary.id) else { throw StoreError.noCase(summary.id) }
                let due = try bench.store.deadlines(of: record.id).filter(\.isOpen).compactMap(\.dueOn)
                try expectEqual(summary, CaseSummary(record, nextDueOn: due.min()))
            }
        },
        StoreCheck("ids are ordered by code point, whatever the language of the machine") { bench in
            let ids = ["Z", "a", "é", "案", "𠮷", "10", "9"]
            for id in ids { try bench.store.commit(Sample.opening(Sample.record(id))) }
            try expectEqual(
                try bench.store.cases(CaseQuery(places: .everywhere, order: .id)).map(\.id),
                ["10", "9", "Z", "a", "é", "案", "𠮷"])
        },
        StoreCheck("states that a case has left do not find it any more") { bench in
            let opening = Sample.opening(Sample.record("c", states: ["intake", "intake.review"]))
            try bench.store.commit(opening)
            try bench.store.commit(Sample.advance(opening.normalized.record, into: ["intake", "intake.triage"]))
            try expectEqual(try bench.store.cases(CaseQuery(places: .everywhere, state: "intake.review")), [])
            try expectEqual(
                try bench.store.cases(CaseQuery(places: .everywhere, state: "intake.triage")).map(\.id), ["c"])
            try expectEqual(try bench.store.cases(CaseQuery(places: .everywhere, state: "intake")).map(\.id), ["c"])
        },
    ]

    private static func fillForLists(_ store: any CaseStore) throws {
        let opened = [
            Sample.opening(
                Sample.record(
                    "a", states: ["mediation.referral"], assignee: "李调解员", openedOn: "2026-02-10",
                    recordedAt: "2026-02-13T09:30:05.5+08:00"),
                deadlines: [Sample.deadline("a", dueOn: "2026-02-28")]),
            Sample.opening(
                Sample.record(
                    "b", locality: "610500", assignee: "张仲裁员", title: "赵某 诉 某餐饮店 加班费", openedOn: "2026-02-12"),
                deadlines: [Sample.deadline("b", dueOn: "2026-03-05")]),
            Sample.opening(
                Sample.record(
                    "c", locality: "440300", title: "Qian v Acme Ltd", openedOn: "2026-02-11",
                    recordedAt: "2026-02-13T09:30:06+08:00"),
                deadlines: [Sample.deadline("c", dueOn: nil)]),
            Sample.opening(
                Sample.record("d", states: ["mediation"], title: "孙某 诉 100%_某店", openedOn: "2026-02-10"),
                deadlines: [Sample.deadline("d", dueOn: "2026-02-27"), Sample.deadline("d", "later")]),
        ]
        var closed = Sample.record("e", states: ["closed.withdrawn"], assignee: "李调解员", openedOn: "2026-01-05")
        closed.status = .closed
        closed.closedOn = "2026-02-13"
        closed.closureCode = "withdrawn"
        let ending = Sample.opening(closed, deadlines: [Sample.deadline("e", status: .cancelled)])
        for result in try store.commit(opened + [ending]) { try result.get() }
    }
}
