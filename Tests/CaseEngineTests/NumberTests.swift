import CaseEngine
import CaseStores
import DataValues
import Diagnostics
import Testing
import Workflows

@Suite("Numbers of a series")
struct NumberTests {
    /// An office whose cases are numbered on acceptance: Xi'an by its own pattern, Shenzhen by the nation's, which has the locality's code.
    private func numbering(_ kind: StoreKind, _ body: (Office) throws -> Void) throws {
        try withOffice(kind) { office in
            func replace(_ old: String, _ new: String, in file: String) throws {
                let text = try #require(office.files[file])
                try #require(text.contains(old))
                office.files[file] = text.replacing(old, with: new)
            }
            func pattern(_ text: String) -> String {
                """
                  pattern:
                    - { value: "\(text)", from: 2025-01-01, source: { zh: 公告, en: Notice } }

                """
            }
            let workflow = "workflows/dispute/workflow.yaml"
            try replace(
                "  outcome: {",
                "  number: { type: text, title: { zh: 案号, en: Number }, series: { pattern: pattern } }\n  outcome: {",
                in: workflow)
            try replace(
                "  ceiling: { type: money,",
                "  pattern: { type: text, title: { zh: 格式, en: Pattern } }\n  ceiling: { type: money,", in: workflow)
            try replace("stamps: [accepted_on] }", "stamps: [accepted_on], numbers: [number] }", in: workflow)
            office.files["workflows/localities/cn.yaml"]? +=
                "parameters:\n" + pattern("劳人仲{word}字〔{year}〕{locality}第{serial}号")
            office.files[RuleBook.xianPath]? += pattern("西劳人仲{word}字〔{year}〕第{serial}号")
            try body(office)
        }
    }

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

    @Test("lapses that take a number go in a trial as they go when they are fired", arguments: StoreKind.allCases)
    func lapses(_ kind: StoreKind) throws {
        try numbering(kind) { office in
            let workflow = "workflows/dispute/workflow.yaml"
            let text = try #require(office.files[workflow])
            office.files[workflow] = text.replacing(", numbers: [number] }", with: " }").replacing(
                "answer_ended: { actions: [close_answer] }",
                with: "answer_ended: { actions: [close_answer], numbers: [number] }")
            let hooks = try #require(office.files[RuleBook.hooksPath])
            office.files[RuleBook.hooksPath] = hooks.replacing(
                "function M.report_overdue() ",
                with: "function M.report_overdue(case) case.remark = case.number or \"no number\" ")
            let engine = office.engine()
            let ids = try (1...2).map { _ in try engine.open() }
            for id in ids { try engine.advance(id, "accept") }
            try office.turnClock(to: "2026-03-02T10:00")
            func extend(_ id: String, isDryRun: Bool) throws -> [DataValue?] {
                try engine.advance(id, "extend", ["extension_days": 3], as: Office.judge, isDryRun: isDryRun)
                    .fired.map { $0.step.snapshot.fields["remark"] }
            }
            let tried = try extend(ids[0], isDryRun: true)
            #expect(tried == [nil, "西劳人仲案字〔2026〕第1号"])
            #expect(try office.store.numberSeries().isEmpty)
            #expect(try extend(ids[0], isDryRun: false) == tried)
            #expect(try extend(ids[1], isDryRun: true).last == "西劳人仲案字〔2026〕第2号")
            #expect(try engine.audit().faults.isEmpty)
        }
    }

    @Test("a case is found by its number, and by no other", arguments: StoreKind.allCases)
    func found(_ kind: StoreKind) throws {
        try numbering(kind) { office in
            let engine = office.engine()
            let ids = try (1...3).map { _ in try engine.open() }
            for id in ids { try engine.advance(id, "accept") }
            #expect(try engine.caseID(numbered: "西劳人仲案字〔2026〕第2号") == ids[1])
            #expect(try engine.caseID(numbered: "西劳人仲案字〔2026〕第4号") == nil)
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
