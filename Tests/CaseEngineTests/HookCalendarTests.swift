import CaseEngine
import CaseStores
import DataValues
import Diagnostics
import Testing
import Workflows

@Suite("Working days in hooks")
struct HookCalendarTests {
    /// An office in which noting down, which is open only before the third working day before 25 February, writes the day of service.
    private func counting(_ office: Office, _ written: String, until last: String = "2026-02-25") {
        let path = "workflows/dispute/workflow.yaml"
        office.files[path] = office.files[path]?.replacing(
            "      note_down: {}\n", with: "      note_down: { guard: in_time, actions: [write_day] }\n")
        office.files[RuleBook.hooksPath] = office.files[RuleBook.hooksPath]?.replacing(
            "local M = {}\n",
            with: """
                local M = {}
                function M.in_time(case, params, event)
                  local last = dates.add("\(last)", -3, "working-days")
                  if event.date <= last then return true end
                  return refuse({ zh = "过了" .. last, en = "it was " .. last }, { facts = { "remark" } })
                end
                function M.write_day(case, params, event) case.served_on = \(written) end

                """)
    }

    private static let third = "dates.add(event.date, 3, \"working-days\")"

    @Test(
        "hooks count forwards and backwards by the calendar of the step, and a journal is followed by the calendar of each entry",
        arguments: StoreKind.allCases)
    func counts(_ kind: StoreKind) throws {
        try withOffice(kind, now: "2026-02-13T09:30") { office in
            counting(office, Self.third)
            let id = try office.engine().open()
            try office.engine().advance(id, "accept")
            // Saturday the 14th is worked, the festival ends on the 23rd.
            let step = try office.engine().advance(id, "note_down", ["remark": "一"]).step
            #expect(step?.snapshot.fields["served_on"] == "2026-02-25")

            // Another notice: the 14th is free, and so are the 24th and 25th; three working days before the 25th are the 11th to 13th.
            office.calendar = Office.amended
            let refused = try office.engine().refusal(of: id, "note_down", ["remark": "二"]).refusals
            #expect(refused.map(\.text.en) == ["it was 2026-02-11"])
            #expect(try office.engine().audit().faults.isEmpty)
            #expect(try office.engine().view(id).snapshot.fields["served_on"] == "2026-02-25")
        }
    }

    @Test("no working day added is the day itself, be it one of rest")
    func zero() throws {
        try withOffice(.memory, now: "2026-02-15T09:30") { office in
            counting(office, "dates.add(event.date, 0, \"working-days\")", until: "2026-03-31")
            let id = try office.engine().open()
            try office.engine().advance(id, "accept")
            let step = try office.engine().advance(id, "note_down", ["remark": "一"]).step
            #expect(step?.snapshot.fields["served_on"] == "2026-02-15")
        }
    }

    @Test("more working days than any period has, and units that are none, are faults and not answers")
    func tooMany() throws {
        for written in ["dates.add(event.date, 10001, \"working-days\")", "dates.add(event.date, 1, \"workdays\")"] {
            try withOffice(.memory, now: "2026-02-13T09:30") { office in
                counting(office, written)
                let id = try office.engine().open()
                try office.engine().advance(id, "accept")
                let error = try office.engine().refusal(of: id, "note_down", ["remark": "一"])
                #expect(error.faultCode != nil, "\(written): \(error)")
            }
        }
    }
}
