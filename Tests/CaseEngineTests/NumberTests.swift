import CaseEngine
import CaseStores
import DataValues
import Diagnostics
import Testing
import Workflows

@Suite("Numbers of a series")
struct NumberTests {
    private func number(_ id: String, in office: Office) throws -> String? {
        try office.engine().view(id).snapshot.fields["number"]?.text
    }

    @Test(
        "a case takes the next number of its place and year with the step that needs it",
        arguments: StoreKind.allCases)
    func inOrder(_ kind: StoreKind) throws {
        try numbering(kind) { office in
            let engine = office.engine()
            let ids = try (1...3).map { _ in try engine.open() }
            let far = try engine.open(in: "440300")
            let answer = try engine.advance(ids[2], "accept")
            #expect(answer.step?.changes.last?.new == "西劳人仲案字〔2026〕第1号")
            try engine.advance(far, "accept")
            try engine.advance(ids[0], "accept")
            #expect(try number(ids[2], in: office) == "西劳人仲案字〔2026〕第1号")
            #expect(try number(ids[0], in: office) == "西劳人仲案字〔2026〕第2号")
            #expect(try number(ids[1], in: office) == nil)
            #expect(try number(far, in: office) == "劳人仲案字〔2026〕440300第1号")
            let entries = try office.store.journal(of: ids[0])
            #expect(entries.map(\.kind) == [.opened, .advanced, .numbered])
            #expect(entries[2].draft.data["serial"] == 2)
            #expect(try office.engine().audit().faults.isEmpty)
            #expect(try office.engine().story(ids[0]).count == 2)
        }
    }

    @Test("a new year counts from 1 again", arguments: StoreKind.allCases)
    func newYear(_ kind: StoreKind) throws {
        try numbering(kind) { office in
            let engine = office.engine()
            let (old, new) = (try engine.open(at: "2025-12-30"), try engine.open(at: "2025-12-31"))
            try engine.advance(new, "accept", at: "2026-01-04")
            try engine.advance(old, "accept", at: "2025-12-31")
            #expect(try number(old, in: office) == "西劳人仲案字〔2025〕第1号")
            #expect(try number(new, in: office) == "西劳人仲案字〔2026〕第1号")
        }
    }

    @Test("what is refused, faulty, only tried or answered before burns no number", arguments: StoreKind.allCases)
    func burnsNone(_ kind: StoreKind) throws {
        try numbering(kind) { office in
            let engine = office.engine()
            let first = try engine.open(["amount": 9_000_000, "applicant": ["name": "李想"]])
            _ = try engine.refusal(of: first, "insist")
            _ = try engine.refusal(of: first, "accept", ["trap": "yes"])
            try engine.advance(first, "accept", isDryRun: true)
            _ = try engine.forecast(first)
            let busy = InterferingStore(office.store)
            busy.beforeCommit = { () throws(StoreError) in throw StoreError(.full, what: .init(zh: "满", en: "full")) }
            #expect(throws: EngineError.self) { try office.engine(over: busy).advance(first, "accept") }
            #expect(try office.store.numberSeries().isEmpty)
            try engine.advance(first, "accept", request: "r1")
            try engine.advance(first, "accept", request: "r1")
            #expect(try office.store.numberSeries().map(\.last) == [1])
        }
    }

    @Test("a desk that was overtaken takes the number behind", arguments: StoreKind.allCases)
    func overtaken(_ kind: StoreKind) throws {
        try numbering(kind) { office in
            let ids = try (1...4).map { _ in try office.engine().open() }
            let busy = InterferingStore(office.store)
            var faster = Array(ids[1...])
            busy.beforeCommit = { () throws(StoreError) in
                guard let next = faster.popLast() else { return }
                _ = try? office.engine().advance(next, "accept")
            }
            let answer = try office.engine(over: busy).advance(ids[0], "accept")
            #expect(answer.step?.snapshot.fields["number"] == "西劳人仲案字〔2026〕第4号")
            #expect(try ids.map { try number($0, in: office) }.compactMap(\.self).count == 4)
            #expect(try office.engine().audit().faults.isEmpty)
        }
    }

    @Test("a number is never typed in", arguments: StoreKind.allCases)
    func typed(_ kind: StoreKind) throws {
        try numbering(kind) { office in
            var facts = Office.facts
            facts["number"] = "西劳人仲案字〔2026〕第7号"
            let error = #expect(throws: EngineError.self) { try office.engine().open(facts) }
            #expect(error?.refusals.map(\.facts) == [["number"]])
        }
    }

    @Test("a number edited, a gap and a number given twice are found", arguments: StoreKind.allCases)
    func audit(_ kind: StoreKind) throws {
        try numbering(kind) { office in
            let engine = office.engine()
            let ids = try (1...3).map { _ in try engine.open() }
            for id in ids { try engine.advance(id, "accept") }
            let text = "西劳人仲案字〔2026〕第2号"
            let edits: [(String, (inout CaseFile) -> Void)] = [
                ("taken out", { $0.numbers = [] }), ("another series", { $0.numbers[0].series = "x" }),
                ("another entry", { $0.numbers[0].sequence = 1 }),
            ]
            for (name, edit) in edits {
                let store = InterferingStore(office.store)
                store.readingFile = { file in
                    guard file.record.id == ids[1] else { return file }
                    var file = file
                    edit(&file)
                    return file
                }
                let faults = try office.engine(over: store).audit().faults
                #expect(faults.map(\.kind) == [.number(text)], "\(name)")
                #expect(faults.map(\.caseID) == [ids[1]])
            }
            let series = "dispute/number/610100/2026"
            let gap = InterferingStore(office.store)
            gap.readingNumbers = { $0.filter { $0.serial != 2 } }
            #expect(try office.engine(over: gap).audit().faults.map(\.kind) == [.number(series)])
            let twice = InterferingStore(office.store)
            twice.readingNumbers = { numbers in
                numbers.map { number in
                    var number = number
                    number.text = text
                    return number
                }
            }
            #expect(try office.engine(over: twice).audit().faults.map(\.kind) == [.number(text), .number(text)])
        }
    }
}
