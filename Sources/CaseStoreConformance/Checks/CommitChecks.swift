import CaseStores
import DataValues

extension StoreCheck {
    static let commits: [StoreCheck] = [
        StoreCheck("an empty store answers every question with nothing") { bench in
            let store = bench.store
            try expect(try store.caseRecord("nobody") == nil, "a case")
            try expect(try store.caseFile("nobody") == nil, "a case file")
            try expectEqual(try store.cases(CaseQuery(places: .everywhere)), [])
            try expectEqual(try store.countCases(CaseQuery(places: .everywhere)), 0)
            try expectEqual(try store.journal(of: "nobody"), [])
            try expectEqual(try store.deadlines(of: "nobody"), [])
            try expectEqual(try store.deadlines(DeadlineQuery(places: .everywhere)), [])
            try expectEqual(try store.outbox(OutboxQuery()), [])
            try expect(try store.request("none") == nil, "a request")
            try expect(try store.bundle("none") == nil, "a bundle")
            try expect(try store.calendar("none") == nil, "a calendar")
            try expectEqual(try store.counts(), StoreCounts())
        },
        StoreCheck("a step comes back as it was committed, from a second connection too") { bench in
            let step = Sample.opening(
                Sample.record("陕劳人仲-2026-0001", assignee: "李调解员"),
                deadlines: [Sample.deadline("陕劳人仲-2026-0001", warnOn: ["2026-02-26", "2026-02-23"])],
                effects: [Sample.effect("陕劳人仲-2026-0001", sequence: 1)], request: Sample.request("r-1"))
            try bench.store.commit(step)
            let wanted = step.normalized
            for store in [bench.store, try bench.another()] {
                try expectEqual(try store.caseRecord(step.record.id), wanted.record)
                let file = try store.caseFile(step.record.id)
                try expectEqual(
                    file,
                    CaseFile(
                        record: wanted.record, journal: wanted.entries, deadlines: wanted.deadlines,
                        outbox: wanted.effects))
                try expectEqual(try store.journal(of: step.record.id), wanted.entries)
                try expectEqual(try store.deadlines(of: step.record.id), wanted.deadlines)
                try expectEqual(try store.outbox(OutboxQuery()), wanted.effects)
                try expectEqual(try store.request("r-1"), wanted.request)
                try expectEqual(try store.bundle(Sample.bundle.hash), Sample.bundle)
                try expectEqual(try store.calendar(Sample.calendar.hash), Sample.calendar)
                try expectEqual(
                    try store.counts(), StoreCounts(openCases: 1, pendingDeadlines: 1, pendingEffects: 1))
                if let file { try JournalVerifier.verify(file) }
            }
        },
        StoreCheck("hard texts and numbers come back unchanged") { bench in
            var record = Sample.record("hard")
            record.title = "“引号” \\ ' -- ; %_ 🀄️ 𠮷 \u{1}\n\t"
            record.snapshot = [
                "": "empty key", "名": "\u{0}\u{7F}\u{2028}\u{10FFFF}", "min": .integer(.min), "max": .integer(.max),
                "tenth": 0.1, "large": 1e300, "tiny": .real(.leastNonzeroMagnitude), "whole": 3.0, "minus": .real(-0.0),
                "three": 3,
                "deep": (1..<DataValue.maximumDepth - 1).reduce(.list([])) { inner, _ in .list([inner]) },
                "nulls": [nil, [nil]], "none": [:],
            ]
            try bench.store.commit(Sample.opening(record))
            let found = try bench.another().caseRecord("hard")
            try expectEqual(found?.title, record.title)
            try expectEqual(found?.snapshot.canonicalJSON, record.snapshot.canonicalJSON)
        },
        StoreCheck("steps of a case follow one another and its journal is one unbroken chain") { bench in
            try bench.store.commit(Sample.opening(Sample.record("c")))
            for round in 2...20 {
                let store = round % 2 == 0 ? bench.store : try bench.another()
                guard let record = try store.caseRecord("c") else { throw StoreError.noCase("c") }
                try store.commit(Sample.advance(record, event: "note_\(round)"))
            }
            guard let file = try bench.store.caseFile("c") else { throw StoreError.noCase("c") }
            try expectEqual(file.record.version, 20)
            try expectEqual(file.journal.map(\.sequence), Array(1...20))
            try JournalVerifier.verify(file)
            try expectEqual(
                try bench.store.journal(of: "c", after: 5, limit: 3).map(\.sequence), [6, 7, 8], "a page")
            try expectEqual(try bench.store.journal(of: "c", after: 20, limit: 3), [], "past the end")
        },
        StoreCheck("one step may write several entries") { bench in
            let step = StepCommit(
                from: nil, to: Sample.record("c"), entries: [Sample.draft(.opened), Sample.draft(.noted)],
                effects: [Sample.effect("c", sequence: 1), Sample.effect("c", sequence: 2)], bundle: Sample.bundle)
            try bench.store.commit(step)
            let record = try bench.store.caseRecord("c")
            try expectEqual(record?.version, 1)
            try expectEqual(record?.journalHead.sequence, 2)
            try expectEqual(try bench.store.journal(of: "c").count, 2)
        },
        StoreCheck("a bundle or calendar that is kept already stays as it was first kept") { bench in
            try bench.store.commit(Sample.opening(Sample.record("a")))
            var step = Sample.opening(Sample.record("b"))
            step.bundle?.storedAt = "2026-03-01T00:00:00+08:00"
            step.calendars[0].content = ["2026-02-17": "改动"]
            try bench.store.commit(step)
            try expectEqual(try bench.store.bundle(Sample.bundle.hash), Sample.bundle)
            try expectEqual(try bench.store.calendar(Sample.calendar.hash), Sample.calendar)
        },
    ]
}
