import CaseEngine
import CaseStores
import DataValues
import Diagnostics
import StatutoryTime
import Testing
import Workflows

@Suite("The rules a case began with")
struct BundleTests {
    @Test("files changed after a case began concern only cases opened later", arguments: StoreKind.allCases)
    func kept(_ kind: StoreKind) throws {
        try withOffice(kind) { office in
            let early = try office.engine().open()
            let changed = office.files[RuleBook.xianPath]?.replacing("70000.00", with: "500.00")
            office.files[RuleBook.xianPath] = changed
            // An engine started after the change, and without the bundle in memory.
            let engine = office.engine()
            let late = try engine.open()
            #expect(try engine.advance(early, "accept").record.configuration == ["running", "running.simple"])
            #expect(try engine.advance(late, "accept").record.configuration == ["running", "running.ordinary"])
            #expect(try office.file(early).record.bundleHash != (try office.file(late).record.bundleHash))
        }
    }

    @Test("a case goes on with files that are gone or broken; opening one is a finding", arguments: StoreKind.allCases)
    func filesGone(_ kind: StoreKind) throws {
        try withOffice(kind) { office in
            let id = try office.engine().open()
            let broken = ["workflows/dispute/workflow.yaml": "workflow: [", "workflows/localities/cn.yaml": "x"]
            for files in [[:], broken] {
                office.files = files
                #expect(throws: EngineError.self) { try office.engine().open() }
                #expect(
                    try office.engine().why(id, actor: Office.clerk).map(\.event) == ["accept", "insist", "withdraw"])
            }
            #expect(try office.engine().advance(id, "accept").record.version == 2)
        }
    }

    @Test("a hook changed on disk does not reach a running case", arguments: StoreKind.allCases)
    func hooks(_ kind: StoreKind) throws {
        try withOffice(kind) { office in
            let id = try office.engine().open()
            office.files[RuleBook.hooksPath] = office.files[RuleBook.hooksPath]?
                .replacing("case.amount > params.ceiling", with: "true")
            #expect(try office.engine().advance(id, "insist").record.configuration == ["running", "running.simple"])
            let late = try office.engine().open()
            #expect(try office.engine().refusal(of: late, "insist").refusals.map(\.reason) == [.guard])
        }
    }
}
