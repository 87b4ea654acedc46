import CaseEngine
import CaseStores
import DataValues
import Diagnostics
import StatutoryTime
import Testing
import Workflows

@Suite("Snapshots in the store")
struct SnapshotTests {
    @Test(
        "what is loaded is what was stepped to, after every step, pauses and history included",
        arguments: StoreKind.allCases)
    func roundTrip(_ kind: StoreKind) throws {
        try withOffice(kind) { office in
            let engine = office.engine()
            let id = try engine.open()
            let both = Actor(id: "both", roles: ["clerk", "judge"])
            let steps: [(String, [String: DataValue])] = [
                ("accept", ["trap": false]), ("note_down", ["remark": "中文与“引号”\n第二行"]), ("clear", [:]),
                ("suspend", [:]), ("resume", [:]),
                ("extend", ["extension_days": 3]), ("decide", ["outcome": "paid"]), ("serve", [:]),
            ]
            for (event, facts) in steps {
                let step = try #require(try engine.advance(id, event, facts, as: both).step)
                let loaded = try office.engine().view(id)
                #expect(loaded.snapshot == step.snapshot, "\(event)")
                #expect(loaded.deadlines == step.deadlines, "\(event)")
                #expect(loaded.record.configuration == step.configuration, "\(event)")
            }
        }
    }

    @Test(
        "a field that a script empties is gone, from the snapshot and from the journal's change",
        arguments: StoreKind.allCases)
    func emptied(_ kind: StoreKind) throws {
        try withOffice(kind) { office in
            let engine = office.engine()
            let id = try engine.open()
            try engine.advance(id, "accept")
            try engine.advance(id, "note_down", ["remark": "x"])
            let step = try #require(try engine.advance(id, "clear").step)
            #expect(step.changes == [FieldChange(field: "remark", old: "x", new: .null)])
            #expect(step.snapshot.fields.keys.contains("remark") == false)
            #expect(try engine.refusal(of: id, "note_down").refusals.map(\.reason) == [.facts])
        }
    }

    @Test(
        "what the chart of the rules cannot be in is no case, but a fault",
        arguments: ["none", [:], ["chart": ["configuration": ["nowhere"]]]] as [DataValue])
    func misfit(_ kept: DataValue) throws {
        let (bundle, findings) = WorkflowLoader.load("dispute", locality: "610100", from: SourceTree(RuleBook.files))
        let machine = try CaseMachine(bundle: try #require(bundle, "\(findings)"))
        let fault = #expect(throws: StepFault.self) { try machine.snapshot(from: kept) }
        #expect(fault?.diagnostic.code == "R104")
    }

    @Test(
        "a handler who supplies an empty value empties the field, which is missing from then on",
        arguments: StoreKind.allCases)
    func emptyFact(_ kind: StoreKind) throws {
        try withOffice(kind) { office in
            let engine = office.engine()
            let id = try engine.open()
            try engine.advance(id, "accept")
            try engine.advance(id, "note_down", ["remark": "x"])
            #expect(try engine.refusal(of: id, "note_down", ["remark": .null]).refusals.map(\.reason) == [.facts])
            #expect(try engine.view(id).snapshot.fields["remark"] == "x")
        }
    }
}
