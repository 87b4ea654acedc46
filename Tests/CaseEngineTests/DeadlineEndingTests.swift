import CaseEngine
import CaseStores
import DataValues
import Testing
import Workflows

/// What a deadline that no longer runs is said to have come to.
@Suite("Deadlines met and cancelled")
struct DeadlineEndingTests {
    private static let workflowPath = "workflows/dispute/workflow.yaml"

    private func statuses(_ office: Office, _ id: String) throws -> [String: DeadlineRecord.Status] {
        Dictionary(
            uniqueKeysWithValues: try office.file(id).deadlines.filter { $0.status != .pending }.map {
                ($0.key, $0.status)
            })
    }

    private func accepted(_ office: Office) throws -> String {
        let id = try office.engine().open()
        try office.engine().advance(id, "accept")
        return id
    }

    @Test("leaving by a way that is not the duty's own cancels a deadline: nobody did what it asked for")
    func otherWays() throws {
        try withOffice(.memory) { office in
            office.files.edit(
                Self.workflowPath, "simple: { title: { zh: 简易, en: Simple } }",
                """
                simple:
                        title: { zh: 简易, en: Simple }
                        deadlines: { copy: { title: { zh: 送达副本, en: Serve the copy }, within: 5 days, from: entry } }
                        on: { clear: { target: running.ordinary } }
                """)
            let id = try accepted(office)
            try office.engine().advance(id, "suspend", as: Office.judge)
            #expect(
                try statuses(office, id) == [
                    "running.answer": .cancelled, "running.decision": .cancelled, "running.simple.copy": .cancelled,
                ])
            let done = try accepted(office)
            try office.engine().advance(done, "clear")
            #expect(try statuses(office, done) == ["running.simple.copy": .met])
            #expect(try office.engine().audit().faults.isEmpty)
        }
    }

    @Test("the field of `until` meets a deadline, on the step that leaves its state too")
    func until() throws {
        try withOffice(.memory) { office in
            let id = try accepted(office)
            try office.engine().advance(id, "decide", ["outcome": "paid"], as: Office.judge)
            #expect(try statuses(office, id) == ["running.answer": .cancelled, "running.decision": .met])
        }
    }

    @Test("an event of `met_by` meets a deadline, and with it no other way of leaving does")
    func metBy() throws {
        try withOffice(.memory) { office in
            office.files.edit(
                Self.workflowPath, "law: { statute: LMAL, article: 30 }",
                "law: { statute: LMAL, article: 30 }\n        met_by: [decide]")
            let id = try accepted(office)
            try office.engine().advance(id, "decide", ["outcome": "paid"], as: Office.judge)
            #expect(try statuses(office, id)["running.answer"] == .met)
            let withdrawn = try accepted(office)
            try office.engine().advance(withdrawn, "withdraw")
            #expect(
                try statuses(office, withdrawn) == ["running.answer": .cancelled, "running.decision": .cancelled])
        }
    }
}
