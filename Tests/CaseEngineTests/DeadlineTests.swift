import CaseEngine
import CaseStores
import DataValues
import Diagnostics
import StatutoryTime
import Testing
import Workflows

@Suite("Deadlines of cases")
struct DeadlineTests {
    private func accepted(_ office: Office, _ facts: [String: DataValue] = [:]) throws -> (CaseEngine, String) {
        let engine = office.engine()
        let id = try engine.open()
        try engine.advance(id, "accept", facts)
        return (engine, id)
    }

    private func due(_ office: Office, _ id: String) throws -> [String: String] {
        let rows = try office.file(id).deadlines
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.key, "\($0.status.rawValue) \($0.dueOn ?? "-")") })
    }

    @Test(
        "a last day in the holiday rolls, and the deadline fires only once that day is over",
        arguments: StoreKind.allCases)
    func holiday(_ kind: StoreKind) throws {
        try withOffice(kind) { office in
            let (engine, id) = try accepted(office)
            #expect(
                try due(office, id) == [
                    "running.answer": "pending 2026-02-11", "running.decision": "pending 2026-02-24",
                ])
            #expect(try office.file(id).deadlines.last?.warnOn == ["2026-02-21"])
            #expect(try office.file(id).deadlines.last?.citation == "劳动争议调解仲裁法 第四十三条")
            try office.turnClock(to: "2026-02-24T23:59:59")
            #expect(try engine.fireDeadlines(before: office.now.date).fired.map(\.key) == ["running.answer"])
            try office.turnClock(to: "2026-02-25T00:00")
            #expect(try engine.fireDeadlines(before: office.now.date).fired.map(\.key) == ["running.decision"])
            #expect(try engine.fireDeadlines(before: office.now.date).fired.isEmpty)
        }
    }

    @Test(
        "however late the worker wakes, each fires once, in due order, at its own legal time",
        arguments: StoreKind.allCases)
    func late(_ kind: StoreKind) throws {
        try withOffice(kind) { office in
            let (engine, id) = try accepted(office)
            try office.turnClock(to: "2026-06-30T12:00")
            let run = try engine.fireDeadlines(before: office.now.date)
            #expect(run.fired.map(\.key) == ["running.answer", "running.decision"])
            #expect(run.fired.map(\.dueOn.description) == ["2026-02-11", "2026-02-24"])
            let entries = try office.file(id).journal.suffix(2)
            #expect(entries.map(\.draft.event) == ["answer_ended", "overdue"])
            #expect(entries.map(\.draft.legalTime) == ["2026-02-11T23:59:59+08:00", "2026-02-24T23:59:59+08:00"])
            #expect(entries.allSatisfy { $0.recordedTime == "2026-06-30T12:00:00+08:00" })
            #expect(entries.allSatisfy { $0.actor == .system && $0.kind == .deadlineFired })
            #expect(try office.file(id).outbox.map(\.kind) == ["task", "report"])
            #expect(
                try due(office, id) == ["running.answer": "fired 2026-02-11", "running.decision": "overdue 2026-02-24"])
            #expect(try office.engine().fireDeadlines(before: office.now.date).fired.isEmpty)
            #expect(try office.store.deadlines(DeadlineQuery(.pending, places: .everywhere)).isEmpty)
        }
    }

    @Test(
        "what expired fires before a later act, but not before one that is refused",
        arguments: StoreKind.allCases)
    func beforeAct(_ kind: StoreKind) throws {
        try withOffice(kind) { office in
            let (engine, id) = try accepted(office)
            try office.turnClock(to: "2026-03-02T10:00")
            #expect(try engine.advance(id, "note_down", ["remark": "x"], at: "2026-02-11").fired.isEmpty)
            let error = try engine.refusal(of: id, "decide", as: Office.judge, at: "2026-02-12")
            #expect(error.refusals.map(\.reason) == [.facts])
            #expect(try office.file(id).journal.compactMap(\.draft.event) == ["accept", "note_down"])
            let answer = try engine.advance(id, "decide", ["outcome": "paid"], as: Office.judge, at: "2026-02-25")
            #expect(answer.fired.map(\.key) == ["running.answer", "running.decision"])
            // An act of the last day itself would now lie before the lapse.
            let late = try office.engine().refusal(of: id, "serve", at: "2026-02-24")
            #expect(late.refusals.map(\.reason) == [.time])
        }
    }

    @Test(
        "what the office owes past its last day stays in the lists until it is done, what a party has lost does not",
        arguments: StoreKind.allCases)
    func owed(_ kind: StoreKind) throws {
        try withOffice(kind) { office in
            let (engine, id) = try accepted(office)
            try office.turnClock(to: "2026-03-02T10:00")
            _ = try engine.fireDeadlines(before: office.now.date)
            #expect(try engine.deadlines(DeadlineQuery(places: .everywhere)).map(\.key) == ["running.decision"])
            let summary = try #require(try engine.cases(CaseQuery(places: .everywhere)).first)
            #expect(summary.nextDueOn == "2026-02-24")
            let urgency = try engine.urgency(of: summary, on: office.now.date)
            #expect(urgency.isOverdue && !urgency.awaitsLapse && !urgency.isWarned)
            try engine.advance(id, "decide", ["outcome": "paid"], as: Office.judge)
            #expect(try due(office, id)["running.decision"] == "fired 2026-02-24", "late is not met")
            #expect(
                try engine.deadlines(DeadlineQuery(places: .everywhere)).allSatisfy { $0.key != "running.decision" })
            #expect(try engine.audit().faults.isEmpty)
        }
    }

    @Test(
        "a suspension stops the clock, days granted are added, always counted from the anchor",
        arguments: StoreKind.allCases)
    func pauseAndExtension(_ kind: StoreKind) throws {
        try withOffice(kind) { office in
            let (engine, id) = try accepted(office)
            try office.turnClock(to: "2026-02-11T10:00")
            try engine.advance(id, "suspend", as: Office.judge, at: "2026-02-05")
            #expect(try due(office, id)["running.decision"] == "cancelled 2026-02-24")
            try engine.advance(id, "resume", as: Office.judge, at: "2026-02-11")
            // Six days stood still: 19 February becomes the 25th.
            #expect(try due(office, id)["running.decision"] == "pending 2026-02-25")
            try engine.advance(id, "extend", ["extension_days": 10], as: Office.judge)
            #expect(try due(office, id)["running.decision"] == "pending 2026-03-09")
            let derived = try #require(try engine.view(id).deadlines.last?.deadline)
            #expect(derived.derivation.days.filter { $0.role == .paused }.count == 6)
            #expect(derived.naturalEnd?.description == "2026-03-07")
        }
    }

    @Test(
        "a restart counts anew from its day and is named with its ground, an extension with its day and who granted it",
        arguments: StoreKind.allCases)
    func restarts(_ kind: StoreKind) throws {
        try withOffice(kind) { office in
            func change(_ old: String, _ new: String, in file: String = "workflows/dispute/workflow.yaml") throws {
                let text = try #require(office.files[file])
                try #require(text.contains(old), "\(old)")
                office.files[file] = text.replacing(old, with: new)
            }
            try change(
                "  extension_days: {",
                """
                  restarts:
                    type: list
                    title: { zh: 重新计算, en: Restarts }
                    of:
                      type: record
                      fields:
                        on: { type: date, title: { zh: 日, en: Day }, required: true }
                        reason:
                          type: choice
                          title: { zh: 事由, en: Ground }
                          values: { joinder: { zh: 追加当事人, en: Joinder }, change: { zh: 变更请求, en: Claims changed } }
                  granted_on: { type: date, title: { zh: 批准日, en: Granted on } }
                  granted_by: { type: text, title: { zh: 批准人, en: Granted by } }
                  extension_days: {
                """.split(separator: "\n").map { "  " + $0.dropFirst(2) }.joined(separator: "\n"))
            try change(
                "extension: { field: extension_days, at_most: 10 days }",
                """
                restarts: { field: restarts }
                        extension: { field: extension_days, granted: granted_on, by: granted_by, survives_restart: true }
                """)
            try change(
                "      extend: {}", "      extend: { stamps: [granted_on], signs: [granted_by] }\n      clear: {}")
            try change("      clear: { actions: [clear_remark] }", "      note_down: { actions: [restart] }")
            try change("      note_down: {}\n", "")
            try change(
                "function M.clear_remark(case) case.remark = nil end",
                """
                function M.clear_remark(case) case.remark = nil end
                function M.restart(case, params, event)
                  local log = {}
                  for _, entry in ipairs(case.restarts or {}) do log[#log + 1] = { on = entry.on, reason = entry.reason } end
                  log[#log + 1] = { on = event.date, reason = case.remark }
                  case.restarts = log
                end
                """, in: RuleBook.hooksPath)
            let (engine, id) = try accepted(office)
            try office.turnClock(to: "2026-03-02T10:00")
            try engine.advance(id, "extend", ["extension_days": 5], as: Office.judge, at: "2026-02-06")
            #expect(try due(office, id)["running.decision"] == "pending 2026-02-24")
            try engine.advance(id, "note_down", ["remark": "joinder"], at: "2026-02-09")
            // Fifteen days from the ninth and five on top.
            #expect(try due(office, id)["running.decision"] == "pending 2026-03-02")
            let deadline = try #require(try engine.view(id).deadlines.first { $0.key == "running.decision" }?.deadline)
            let lines = deadline.derivation.lines(in: .english)
            #expect(
                lines.contains { $0.contains("2026-02-09") && $0.contains("counted anew") && $0.contains("Joinder") })
            #expect(
                lines.contains { $0.contains("granted on 2026-02-06") && $0.contains("approved by zhao.qiang") },
                "\(lines)")
            try engine.advance(id, "note_down", ["remark": "change"], at: "2026-02-11")
            #expect(
                try engine.view(id).deadlines.first { $0.key == "running.decision" }?.deadline?.anchor.description
                    == "2026-02-11")
            #expect(try office.engine().audit().faults.isEmpty)
        }
    }

    @Test(
        "a reminder that enters its state anew fires again a week later, each time once", arguments: StoreKind.allCases)
    func recurring(_ kind: StoreKind) throws {
        try withOffice(kind) { office in
            let (engine, id) = try accepted(office)
            try office.turnClock(to: "2026-02-05T10:00")
            try engine.advance(id, "suspend", as: Office.judge)
            var days: [String] = []
            for day in ["2026-02-12", "2026-02-13", "2026-02-25", "2026-03-03", "2026-03-04", "2026-03-20"] {
                try office.turnClock(to: day)
                days += try engine.fireDeadlines(before: office.now.date).fired.map(\.dueOn.description)
            }
            #expect(days == ["2026-02-12", "2026-02-24", "2026-03-03", "2026-03-10", "2026-03-17"])
            #expect(try due(office, id)["paused.reminder"] == "pending 2026-03-24")
            // Reminders did not cut the suspension in pieces that count.
            try engine.advance(id, "resume", as: Office.judge, at: "2026-03-20")
            #expect(try engine.view(id).deadlines.last?.deadline?.naturalEnd?.description == "2026-04-03")
        }
    }

    @Test(
        "a deadline that fired and still stands does not fire again, but does when days are granted",
        arguments: StoreKind.allCases)
    func firedStands(_ kind: StoreKind) throws {
        try withOffice(kind) { office in
            let (engine, id) = try accepted(office)
            try office.turnClock(to: "2026-02-25T10:00")
            _ = try engine.fireDeadlines(before: office.now.date)
            try engine.advance(id, "note_down", ["remark": "x"])
            #expect(try due(office, id)["running.decision"] == "overdue 2026-02-24")
            try engine.advance(id, "extend", ["extension_days": 10], as: Office.judge)
            #expect(try due(office, id)["running.decision"] == "pending 2026-03-02")
            try office.turnClock(to: "2026-03-03T10:00")
            #expect(try engine.fireDeadlines(before: office.now.date).fired.map(\.dueOn.description) == ["2026-03-02"])
            #expect(try engine.fireDeadlines(before: office.now.date).fired.isEmpty)
        }
    }

    @Test(
        "a lapse that the case refuses has expired all the same, says why, and does not block later acts",
        arguments: StoreKind.allCases)
    func refusedLapse(_ kind: StoreKind) throws {
        try withOffice(kind) { office in
            let (engine, id) = try accepted(office)
            try engine.advance(id, "decide", ["outcome": "paid"], as: Office.judge)
            try office.turnClock(to: "2026-03-02T10:00")
            let answer = try engine.advance(id, "serve")
            #expect(answer.fired.map(\.key) == ["decided.window"])
            #expect(answer.record.configuration == ["decided"])
            let entry = try #require(try office.file(id).journal.dropLast().last)
            #expect(entry.kind == .deadlineFired)
            let reasons: DataValue = [["zh": "尚未送达", "en": "not served yet"]]
            #expect(entry.data == ["deadline": "decided.window", "unanswered": reasons])
            #expect(try due(office, id)["decided.window"] == "fired 2026-02-24")
            #expect(try engine.fireDeadlines(before: office.now.date).fired.isEmpty)
        }
    }

    @Test(
        "a case whose lapse fails is reported with what had fired before, and holds up no other",
        arguments: StoreKind.allCases)
    func failing(_ kind: StoreKind) throws {
        try withOffice(kind) { office in
            let (engine, trapped) = try accepted(office, ["trap": true])
            let (_, sound) = try accepted(office)
            let before = try office.file(trapped)
            try office.turnClock(to: "2026-02-25T10:00")
            let run = try engine.fireDeadlines(before: office.now.date)
            #expect(run.failures.map(\.caseID) == [trapped])
            #expect(run.failures.first?.error.faultCode == "R101")
            #expect(
                run.fired.map { "\($0.caseID) \($0.key)" } == ["\(sound) running.answer", "\(sound) running.decision"])
            #expect(try office.file(trapped) == before)
            #expect(try engine.refusal(of: trapped, "note_down", ["remark": "x"]).faultCode == "R101")
        }
    }

    @Test("more deadlines than fit on a page all fire", arguments: StoreKind.allCases)
    func pages(_ kind: StoreKind) throws {
        try withOffice(kind) { office in
            let engine = office.engine()
            for _ in 0..<120 { try engine.advance(try engine.open(), "accept") }
            try office.turnClock(to: "2026-06-30T12:00")
            let run = try engine.fireDeadlines(before: office.now.date)
            #expect(run.fired.count == 240)
            #expect(try office.store.counts().pendingDeadlines == 0)
        }
    }

    @Test("a date in a year without published holidays is marked provisional", arguments: StoreKind.allCases)
    func provisional(_ kind: StoreKind) throws {
        try withOffice(kind, now: "2026-12-28T09:00") { office in
            let (_, id) = try accepted(office)
            #expect(try office.file(id).deadlines.map(\.isProvisional) == [true, true])
        }
    }

    @Test(
        "the calendar's content is handed to the store once by an engine, and named in every entry",
        arguments: StoreKind.allCases)
    func calendarOnce(_ kind: StoreKind) throws {
        try withOffice(kind) { office in
            let watched = InterferingStore(office.store)
            let engine = office.engine(over: watched)
            let id = try engine.open()
            try engine.advance(id, "accept")
            #expect(watched.steps.map(\.calendars.count) == [1, 0])
            let hash = try #require(try office.file(id).journal.last?.draft.calendarVersion)
            #expect(try office.store.calendar(hash)?.content == Office.calendar.content)
        }
    }
}
