import CaseStores
import DataValues

extension StoreCheck {
    /// Mistakes of the program that would spoil a store; each changes an otherwise good step in one way.
    private static let mistakes: [(String, @Sendable (inout StepCommit) -> Void)] = [
        ("an empty case id", { $0.record.id = "" }),
        ("a version that skips one", { $0.record.version = 7 }),
        ("no entry", { $0.entries = [] }),
        ("a head that is not the last entry", { $0.record.journalHead.sequence = 9 }),
        ("an entry of another case", { $0.entries[0].caseID = "else" }),
        ("an entry whose hash does not fit", { $0.entries[0].draft.event = "edited" }),
        ("a date that does not sort", { $0.record.openedOn = "2026-2-13" }),
        ("an instant in another offset", { $0.record.recordedAt = "2026-02-13T01:30:05Z" }),
        ("a closed case without a date", { $0.record.status = .closed }),
        ("a date of closing on an open case", { $0.record.closedOn = "2026-02-14" }),
        ("a number that is not finite", { $0.record.snapshot = ["x": .real(.infinity)] }),
        (
            "a value nested too deeply to be read again",
            { $0.record.snapshot = (0...DataValue.maximumDepth).reduce(.null) { inner, _ in .list([inner]) } }
        ),
        ("a NUL in a title", { $0.record.title = "a\0b" }),
        ("a deadline of another case", { $0.deadlines[0].caseID = "else" }),
        ("a deadline twice", { $0.deadlines.append($0.deadlines[0]) }),
        ("a due date with a time", { $0.deadlines[0].dueOn = "2026-02-28T00:00:00+08:00" }),
        ("an effect of no entry of the step", { $0.effects[0].id.sequence = 4 }),
        ("an effect twice", { $0.effects.append($0.effects[0]) }),
        ("an effect that is done already", { $0.effects[0].status = .done }),
        ("a bundle that is not the case's", { $0.bundle?.hash = "else" }),
        ("a bundle that nobody kept", { $0.bundle = nil }),
        ("a request without id", { $0.request?.id = "" }),
    ]

    static let refusals: [StoreCheck] =
        mistakes.map { name, spoil in
            StoreCheck("refuses \(name), and nothing of the step is written") { bench in
                var step = Sample.opening(
                    Sample.record("c"), deadlines: [Sample.deadline("c")], effects: [Sample.effect("c", sequence: 1)],
                    request: Sample.request("r"))
                spoil(&step)
                try expectEqual(try refusal(of: try bench.store.commit(step)), .invalid)
                try expectEqual(try bench.store.counts(), StoreCounts())
                try expect(try bench.store.request("r") == nil, "the request was kept")
            }
        } + [
            StoreCheck("refuses entries that do not follow the journal as it is stored") { bench in
                let opening = Sample.opening(Sample.record("c"))
                try bench.store.commit(opening)
                var forged = opening.normalized.record
                forged.journalHead.hash = ContentHash.of("forged")
                try expectEqual(try refusal(of: try bench.store.commit(Sample.advance(forged))), .invalid)
                try expectEqual(try bench.store.caseRecord("c"), opening.normalized.record)
            }
        ]
}
