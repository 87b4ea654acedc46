import CaseStores
import DataValues

extension StoreCheck {
    static let numbers: [StoreCheck] = [
        StoreCheck("numbers of a series count from 1 and are read back by series and by case") { bench in
            try expectEqual(try bench.store.numberSeries(), [])
            try expectEqual(try bench.store.lastNumber(of: "cases/2026"), 0)
            for id in ["c1", "c2", "c3"] { try bench.store.commit(Sample.opening(Sample.record(id))) }
            try bench.store.commit(try numbered("c1", ["cases/2026": 1], in: bench.store))
            try bench.another().commit(try numbered("c2", ["cases/2026": 2, "cases/2027": 1], in: bench.store))
            try bench.store.commit(try numbered("c3", ["cases/2026": 3], in: bench.store))
            let read = try bench.another()
            try expectEqual(
                try read.numberSeries(),
                [
                    NumberSeriesRecord(series: "cases/2026", last: 3),
                    NumberSeriesRecord(series: "cases/2027", last: 1),
                ])
            try expectEqual(try read.lastNumber(of: "cases/2026"), 3)
            let all = try read.numbers(of: "cases/2026", after: 0, limit: .max)
            try expectEqual(all.map(\.serial), [1, 2, 3])
            try expectEqual(all.map(\.caseID), ["c1", "c2", "c3"])
            try expectEqual(try read.numbers(of: "cases/2026", after: 1, limit: 1), [all[1]], "a page")
            let file = try read.caseFile("c2")
            try expectEqual(file?.numbers.map(\.series), ["cases/2026", "cases/2027"])
            try expectEqual(file?.numbers.map(\.text), ["cases/2026 no. 2", "cases/2027 no. 1"])
        },
        StoreCheck("a number is found as it is written, and only so") { bench in
            for id in ["c1", "c2"] { try bench.store.commit(Sample.opening(Sample.record(id))) }
            try bench.store.commit(try numbered("c1", ["cases/2026": 1], in: bench.store))
            try bench.another().commit(try numbered("c2", ["cases/2026": 2, "cases/2027": 1], in: bench.store))
            let read = try bench.another()
            try expectEqual(try read.numbers(written: "cases/2026 no. 2").map(\.caseID), ["c2"])
            try expectEqual(try read.numbers(written: "cases/2026 no. 1").map(\.serial), [1])
            for other in ["", "cases/2026 no. 3", "cases/2026 no. ", "CASES/2026 NO. 1", "cases/2026 no. 1 "] {
                try expectEqual(try read.numbers(written: other), [], other)
            }
        },
        StoreCheck("a number that is not the next is refused, and nothing of its step is written") { bench in
            try bench.store.commit(Sample.opening(Sample.record("c")))
            let before = try bench.store.caseFile("c")
            for serial in [2, 0] {
                let step = try numbered("c", ["cases/2026": serial], in: bench.store)
                let refused = try refusal(of: try bench.store.commit(step))
                let series = NumberSeriesRecord(series: "cases/2026", last: 0)
                try expectEqual(refused, serial == 0 ? .invalid : .numberTaken(series))
            }
            try expectEqual(try bench.store.caseFile("c"), before)
            try expectEqual(try bench.store.numberSeries(), [], "none is burnt")
            try bench.store.commit(try numbered("c", ["cases/2026": 1], in: bench.store))
            let again = try refusal(of: try bench.store.commit(try numbered("c", ["cases/2026": 1], in: bench.store)))
            try expectEqual(again, .numberTaken(NumberSeriesRecord(series: "cases/2026", last: 1)))
        },
        StoreCheck("a step that conflicts burns no number, nor does one that stands beside it in its transaction") {
            bench in
            for id in ["a", "b"] { try bench.store.commit(Sample.opening(Sample.record(id))) }
            let late = try numbered("a", ["cases/2026": 1], in: bench.store)
            guard let record = try bench.store.caseRecord("a") else { throw StoreError.noCase("a") }
            try bench.store.commit(Sample.advance(record))
            let results = try bench.store.commit([late, try numbered("b", ["cases/2026": 1], in: bench.store)])
            try expect((try? results[0].get()) == nil && (try? results[1].get()) != nil, "only the second stands")
            try expectEqual(
                try bench.store.numbers(of: "cases/2026", after: 0, limit: .max).map(\.caseID), ["b"])
        },
        StoreCheck("a number that no entry of its step gives, or of another case, is refused") { bench in
            try bench.store.commit(Sample.opening(Sample.record("c")))
            let good = try numbered("c", ["cases/2026": 1], in: bench.store)
            for spoil: (inout StepCommit) -> Void in [
                { $0.numbers[0].caseID = "d" }, { $0.numbers[0].sequence = 2 }, { $0.numbers[0].text = "" },
                { $0.numbers[0].text = "cases/2026 no. 7" }, { $0.numbers[0].series = "cases/2027" },
                { $0.numbers = [] },
            ] {
                var step = good
                spoil(&step)
                try expectEqual(try refusal(of: try bench.store.commit(step)), .invalid)
            }
            try bench.store.commit(good)
        },
        StoreCheck("of many who take numbers at once each has its own, and there is no gap") { bench in
            let workers = 4
            let rounds = 5
            for worker in 0..<workers { try bench.store.commit(Sample.opening(Sample.record("c\(worker)"))) }
            _ = try race(workers: workers, on: bench) { store, worker in
                for _ in 0..<rounds {
                    while true {
                        let next = try store.lastNumber(of: "cases/2026") + 1
                        let step = try numbered("c\(worker)", ["cases/2026": next], in: store)
                        do throws(StoreError) {
                            try store.commit(step)
                            break
                        } catch {
                            guard case .numberTaken = error.code else { throw error }
                        }
                    }
                }
            }
            let given = try bench.store.numbers(of: "cases/2026", after: 0, limit: .max)
            try expectEqual(given.map(\.serial), Array(1...(workers * rounds)))
            for worker in 0..<workers {
                try expectEqual(given.count { $0.caseID == "c\(worker)" }, rounds, "of worker \(worker)")
            }
        },
    ]

    /// The commit that gives a case numbers, as the case stands: an act, and an entry for each number.
    private static func numbered(
        _ caseID: String, _ numbers: [String: Int], in store: any CaseStore
    ) throws -> StepCommit {
        guard let record = try store.caseRecord(caseID) else { throw StoreError.noCase(caseID) }
        let series = numbers.sorted { $0.key < $1.key }
        let act = record.journalHead.sequence + 1
        let given = series.enumerated().map { index, number in
            NumberRecord(
                series: number.key, serial: number.value, caseID: caseID, sequence: act + 1 + index,
                text: "\(number.key) no. \(number.value)")
        }
        return StepCommit(
            from: record, to: record, entries: [Sample.draft()] + given.map(entry), numbers: given)
    }

    private static func entry(of number: NumberRecord) -> JournalDraft {
        var draft = Sample.draft(.numbered)
        draft.data = [
            "series": .text(number.series), "serial": .integer(Int64(number.serial)), "number": .text(number.text),
        ]
        return draft
    }
}
