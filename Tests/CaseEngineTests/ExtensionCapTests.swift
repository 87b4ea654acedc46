import CaseEngine
import CaseStores
import DataValues
import Diagnostics
import StatutoryTime
import Testing
import Workflows

/// A guard of the base keeps extensions within ten days; a city's script says yes to everything. What the deadline itself says holds.
@Suite("Extensions beyond what their deadline allows")
struct ExtensionCapTests {
    private static let workflow = "workflows/dispute/workflow.yaml"

    private func waive(_ office: Office) {
        office.files.edit(
            Self.workflow, "title: { zh: 延长天数, en: Days granted }, minimum: 1, maximum: 10 }",
            "title: { zh: 延长天数, en: Days granted } }")
        office.files.edit(Self.workflow, "extend: {}", "extend: { guard: extension_is_lawful }")
        office.files.edit(
            RuleBook.hooksPath, "local M = {}",
            """
            local M = {}
            function M.extension_is_lawful(case)
              return case.extension_days <= 10 or refuse({ zh = "至多十日", en = "ten days at most" }, { statute = "LMAL", article = 43 })
            end
            """)
        office.files["scripts/localities/610100/dispute.lua"] =
            """
            local M = {}
            function M.extension_is_lawful(case, params, event)
              return base.extension_is_lawful(case, params, event) == true or case.extension_days > 10
            end
            return M
            """
    }

    private func accepted(_ office: Office) throws -> (CaseEngine, String) {
        let engine = office.engine()
        let id = try engine.open()
        try engine.advance(id, "accept")
        return (engine, id)
    }

    @Test(
        "more days than at_most are refused though the locality's guard passes, by the article of the deadline",
        arguments: StoreKind.allCases)
    func refused(_ kind: StoreKind) throws {
        try withOffice(kind) { office in
            waive(office)
            let (engine, id) = try accepted(office)
            let refusal = try #require(
                try engine.refusal(of: id, "extend", ["extension_days": 11], as: Office.judge).refusals.first)
            #expect(refusal.reason == .value && refusal.facts == ["extension_days"])
            #expect(refusal.law?.en == "LMAL art. 43")
            #expect(
                refusal.text.en
                    == "'Days granted' (extension_days) is 11; the deadline 'Decision' may be extended by 10 at most")
            #expect(refusal.fix?.en == "give 10 or fewer")
            try engine.advance(id, "extend", ["extension_days": 10], as: Office.judge)
            #expect(try office.engine().audit().faults.isEmpty)
        }
    }

    @Test("where the guard of the base refuses too, its words are the ones told")
    func guardFirst() throws {
        try withOffice(.memory) { office in
            waive(office)
            office.files["scripts/localities/610100/dispute.lua"] = nil
            let (engine, id) = try accepted(office)
            let refusals = try engine.refusal(of: id, "extend", ["extension_days": 11], as: Office.judge).refusals
            #expect(refusals.map(\.text.en) == ["ten days at most"])
        }
    }

    @Test("a script that writes more days than at_most fails, and the case is unchanged")
    func scripts() throws {
        try withOffice(.memory) { office in
            waive(office)
            office.files.edit(
                RuleBook.hooksPath, "function M.clear_remark(case) case.remark = nil end",
                "function M.clear_remark(case) case.extension_days = 30 end")
            let (engine, id) = try accepted(office)
            #expect {
                try engine.advance(id, "clear")
            } throws: { error in
                guard case .fault(_, _, let fault)? = error as? EngineError else { return false }
                return fault.diagnostic.what.en.contains("may be extended by 10 at most")
                    && fault.diagnostic.law?.en == "LMAL art. 43"
            }
        }
    }

    @Test("days that stand in the case from its opening are counted up to at_most only")
    func counting() throws {
        try withOffice(.memory) { office in
            waive(office)
            let engine = office.engine()
            var (within, beyond) = (Office.facts, Office.facts)
            within["extension_days"] = 10
            beyond["extension_days"] = 90
            let days = try [within, beyond].map { facts in
                let id = try engine.open(facts)
                try engine.advance(id, "accept")
                return try engine.view(id).deadlines.first { $0.key == "running.decision" }?.deadline?.date
            }
            #expect(days[0] != nil && days[0] == days[1])
        }
    }

    /// A case as an engine wrote it that did not hold to `at_most`: 40 days where ten are allowed, each of them counted.
    private func grantedByOldEngine(_ office: Office) throws -> (id: String, counted: LegalDate) {
        waive(office)
        let old = InterferingStore(office.store)
        let engine = office.engine(over: old)
        let id = try engine.open()
        try engine.advance(id, "accept")
        let key = "running.decision"
        // Forty days from the end before it is moved off a rest day: a Tuesday.
        let due = try #require(try engine.view(id).deadlines.first { $0.key == key }?.deadline?.naturalEnd).adding(
            days: 40)
        let before = try #require(try office.store.caseRecord(id))
        old.writing = { step in
            var record = step.record
            record.snapshot.change(["fields", "extension_days"], to: 40)
            let drafts = step.entries.map { entry in
                var draft = entry.draft
                draft.data.change(["extension_days"], to: 40)
                return draft
            }
            let rows = step.deadlines.map { row in
                guard row.key == key else { return row }
                var row = row
                row.dueOn = due.description
                row.warnOn = [due.adding(days: -3).description]
                return row
            }
            return StepCommit(
                from: before, to: record, entries: drafts, deadlines: rows, effects: step.effects,
                request: step.request, calendars: step.calendars)
        }
        try engine.advance(id, "extend", ["extension_days": 10], as: Office.judge)
        return (id, due)
    }

    @Test("an audit names days granted beyond the law before engines held to it, and takes nothing there for tampering")
    func oldGrants() throws {
        try withOffice(.memory) { office in
            let (id, due) = try grantedByOldEngine(office)
            let row = try #require(try office.file(id).deadlines.first { $0.key == "running.decision" })
            #expect(row.dueOn == due.description)
            let report = try office.engine().audit()
            #expect(report.faults.isEmpty, "\(report.faults)")
            let grant = try #require(report.excessGrants.first)
            #expect(report.excessGrants.count == 1 && grant.caseID == id && grant.field == "extension_days")
            #expect(grant.what.en.contains("more days than the law allows were granted on 2026-02-04 (entry 3)"))
            #expect(grant.what.en.contains("is 40") && grant.what.en.contains("by 10 at most (LMAL art. 43)"))
            // The case goes on, and its journal is followed as before.
            try office.engine().advance(id, "note_down", ["remark": "核对"])
            #expect(try office.engine().audit().faults.isEmpty)
            #expect(try office.engine().story(id).count == 4)
        }
    }

    @Test("a row changed by hand in such a case is found all the same")
    func oldGrantTampered() throws {
        try withOffice(.memory) { office in
            let (_, due) = try grantedByOldEngine(office)
            let store = InterferingStore(office.store)
            store.readingFile = { file in
                var file = file
                for index in file.deadlines.indices where file.deadlines[index].key == "running.decision" {
                    file.deadlines[index].dueOn = due.adding(days: 1).description
                }
                return file
            }
            let report = try office.engine(over: store).audit()
            #expect(report.faults.map(\.kind) == [.deadline(key: "running.decision")])
            #expect(report.excessGrants.count == 1)
        }
    }
}
