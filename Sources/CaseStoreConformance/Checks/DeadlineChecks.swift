import CaseStores

extension StoreCheck {
    static let deadlines: [StoreCheck] = [
        StoreCheck("open deadlines come in order of due date, then case, then key, page by page") { bench in
            let dates = ["2026-03-02", "2026-02-28", "2026-03-01", nil, "2026-02-28"]
            for (number, date) in dates.enumerated() {
                let id = "c\(number)"
                try bench.store.commit(
                    Sample.opening(
                        Sample.record(id),
                        deadlines: [
                            Sample.deadline(id, "b", dueOn: date), Sample.deadline(id, "a", dueOn: "2026-03-01"),
                            Sample.deadline(id, "met", dueOn: "2026-01-01", status: .met),
                        ]))
            }
            let wanted = [
                "2026-02-28 c1 b", "2026-02-28 c4 b", "2026-03-01 c0 a", "2026-03-01 c1 a", "2026-03-01 c2 a",
                "2026-03-01 c2 b", "2026-03-01 c3 a", "2026-03-01 c4 a", "2026-03-02 c0 b",
            ]
            try expectEqual(try bench.store.deadlines(DeadlineQuery(places: .everywhere)).map(line), wanted)
            try expectEqual(
                try bench.store.deadlines(DeadlineQuery(places: .everywhere, through: "2026-03-01")).map(line),
                Array(wanted.dropLast()))
            try expectEqual(try bench.store.deadlines(DeadlineQuery(places: .everywhere, through: "2026-02-27")), [])
            var paged: [String] = []
            var query = DeadlineQuery(places: .everywhere, limit: 2)
            while true {
                let page = try bench.store.deadlines(query)
                guard let last = page.last else { break }
                paged += page.map(line)
                query.after = .init(date: last.dueOn ?? "", caseID: last.caseID, key: last.key)
            }
            try expectEqual(paged, wanted, "page by page")
        },
        StoreCheck("a step replaces the deadlines it names and leaves the others") { bench in
            let opening = Sample.opening(
                Sample.record("c"),
                deadlines: [Sample.deadline("c", "a"), Sample.deadline("c", "b", dueOn: "2026-03-05")])
            try bench.store.commit(opening)
            try expectEqual(try bench.store.cases(CaseQuery(places: .everywhere)).map(\.nextDueOn), ["2026-02-28"])
            let step = Sample.advance(
                opening.normalized.record,
                deadlines: [Sample.deadline("c", "a", status: .fired), Sample.deadline("c", "new", dueOn: nil)])
            try bench.store.commit(step)
            try expectEqual(
                try bench.store.deadlines(of: "c"),
                [
                    Sample.deadline("c", "a", status: .fired), Sample.deadline("c", "b", dueOn: "2026-03-05"),
                    Sample.deadline("c", "new", dueOn: nil),
                ])
            try expectEqual(
                try bench.store.cases(CaseQuery(places: .everywhere)).map(\.nextDueOn), ["2026-03-05"], "the next one")
            try expectEqual(try bench.store.deadlines(DeadlineQuery(places: .everywhere)).map(\.key), ["b"])
            guard let record = try bench.store.caseRecord("c") else { throw StoreError.noCase("c") }
            try bench.store.commit(
                Sample.advance(record, deadlines: [Sample.deadline("c", "b", dueOn: "2026-03-05", status: .cancelled)]))
            try expectEqual(try bench.store.cases(CaseQuery(places: .everywhere)).map(\.nextDueOn), [nil], "none left")
        },
        StoreCheck("an overdue deadline is listed first, and is none of those that may fire") { bench in
            let opening = Sample.opening(
                Sample.record("c"),
                deadlines: [Sample.deadline("c", "a"), Sample.deadline("c", "b", dueOn: "2026-03-05")])
            try bench.store.commit(opening)
            try bench.store.commit(
                Sample.advance(
                    opening.normalized.record, deadlines: [Sample.deadline("c", "a", status: .overdue)]))
            try expectEqual(
                try bench.store.deadlines(DeadlineQuery(.open, places: .everywhere)).map(\.key), ["a", "b"])
            try expectEqual(try bench.store.deadlines(DeadlineQuery(.pending, places: .everywhere)).map(\.key), ["b"])
            try expectEqual(try bench.store.cases(CaseQuery(places: .everywhere)).map(\.nextDueOn), ["2026-02-28"])
            guard let record = try bench.store.caseRecord("c") else { throw StoreError.noCase("c") }
            try bench.store.commit(Sample.advance(record, deadlines: [Sample.deadline("c", "a", status: .fired)]))
            try expectEqual(
                try bench.store.deadlines(DeadlineQuery(.open, places: .everywhere)).map(\.key), ["b"],
                "when it is done")
        },
        StoreCheck("deadlines are found by where their case is now") { bench in
            for (id, locality) in [("a", "610113"), ("b", "610000"), ("c", "440300")] {
                try bench.store.commit(
                    Sample.opening(Sample.record(id, locality: locality), deadlines: [Sample.deadline(id)]))
            }
            var query = DeadlineQuery(places: .within([CaseQuery.prefix(covering: "610000")]))
            try expectEqual(try bench.store.deadlines(query).map(\.caseID), ["a", "b"])
            guard var moved = try bench.store.caseRecord("a") else { throw StoreError.noCase("a") }
            moved.locality = "440300"
            try bench.store.commit(Sample.advance(moved))
            try expectEqual(try bench.store.deadlines(query).map(\.caseID), ["b"])
            query.places = .within([CaseQuery.prefix(covering: "cn")])
            try expectEqual(try bench.store.deadlines(query).map(\.caseID), ["a", "b", "c"])
            query.places = .within(["4403", "11"])
            try expectEqual(try bench.store.deadlines(query).map(\.caseID), ["a", "c"])
            query.places = .within([])
            try expectEqual(try bench.store.deadlines(query).map(\.caseID), [])
        },
    ]

    private static func line(_ deadline: DeadlineRecord) -> String {
        "\(deadline.dueOn ?? "-") \(deadline.caseID) \(deadline.key)"
    }
}
