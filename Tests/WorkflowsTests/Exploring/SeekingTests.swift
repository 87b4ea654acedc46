import Diagnostics
import Foundation
import StatutoryTime
import Testing

@testable import Workflows

@Suite("The search for what no case has come to yet")
struct SeekingTests {
    /// A way of many steps beside events that always can be raised and lead nowhere, too many for a search that tries everything.
    private func lane(_ length: Int, noise: Int) -> SmallWorkflow {
        let marks = (0..<noise).map { "m\($0)" }
        var small = SmallWorkflow(
            fields: (marks + ["key"]).map { "  \($0): { type: boolean, title: { zh: \($0), en: \($0) } }" }.joined(
                separator: "\n"),
            events: ["go", "unlock"] + marks.map { "set_\($0)" }, states: "")
        for mark in marks { small.accepts["set_\(mark)"] = "requires: [\(mark)]" }
        small.accepts["unlock"] = "requires: [key]"
        let loops = (marks.map { "set_\($0): {}" } + ["unlock: {}"]).joined(separator: ", ")
        small.states = (0..<length).map { step in
            "  s\(step): { title: { zh: s\(step), en: s\(step) }, on: { \(loops), go: { target: s\(step + 1), guard: opens_\(step) } } }"
        }.joined(separator: "\n").replacing("{ target: s\(length),", with: "{ target: closed,")
            .replacing("  s0:", with: "  start:")
        small.hooks = (0..<length).map { step in
            """
            function M.opens_\(step)(case)
              local seen = { \(marks.map { "case.\($0)" }.joined(separator: ", ")) }
              if case.key then return true end
              return refuse({ zh = '锁', en = 'locked' }, { facts = { 'key' } })
            end
            """
        }.joined(separator: "\n")
        small.limit = 1_500
        return small
    }

    @Test(
        "a long way behind a guard that names what it wants is found where everything that can be done is too much to try"
    )
    func longWay() throws {
        let exploration = try lane(40, noise: 8).explore()
        #expect(!exploration.isComplete && exploration.statesNotReached == [])
    }

    @Test("the second of two transitions of one event is sought too, with the fact by which the first refuses")
    func secondOfOneEvent() throws {
        var small = lane(12, noise: 8)
        small.fields += "\n  upheld: { type: boolean, title: { zh: 成立, en: Upheld } }"
        small.events.append("decide")
        small.accepts["decide"] = "requires: [upheld]"
        small.states = small.states.replacing(
            "s11: { title: { zh: s11, en: s11 }, on: {",
            with:
                "s11: { title: { zh: s11, en: s11 }, on: { decide: [{ target: closed, guard: is_upheld }, { target: rest }],"
        )
        small.states += "\n  rest: { title: { zh: 余, en: Rest }, on: { go: { target: closed } } }"
        small.hooks += "\nfunction M.is_upheld(case) return case.upheld end"
        #expect(try small.explore().statesNotReached == [])
    }

    @Test("a state from which the guard of the only way on never passes is named, though not all was tried")
    func closureNotMet() throws {
        var small = lane(12, noise: 8)
        small.hooks += "\nfunction M.never(case) return case.note == 'sesame' end"
        small.states = small.states.replacing(
            "{ target: closed, guard: opens_11 }", with: "{ target: closed, guard: never }")
        let findings = try small.explore().findings.filter { $0.code == "W410" }
        #expect(findings.first?.what.en == "no way to closure was found from 'start' (start)" || findings.count == 12)
        #expect(findings.last?.what.en == "no way to closure was found from 's11' (s11)")
        #expect(findings.allSatisfy { $0.severity == .warning })
    }

    @Test("what is found, and by which ways, is the same in every process")
    func golden() throws {
        let bundle = try #require(Fixture().load().bundle)
        let exploration = try Exploration(bundle, calendar: SmallWorkflow.calendar, on: SmallWorkflow.today, limit: 400)
        let met = try lane(12, noise: 8).explore()
        let answer = (lines(exploration) + lines(met)).joined(separator: "\n") + "\n"
        let file = URL(fileURLWithPath: "../../Golden/exploration.txt", relativeTo: URL(fileURLWithPath: #filePath))
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
            try answer.write(to: file, atomically: true, encoding: String.Encoding.utf8)
        }
        #expect(try answer == String(contentsOf: file, encoding: String.Encoding.utf8))
    }

    private func lines(_ exploration: Exploration) -> [String] {
        var lines = [
            "\(exploration.steps) moves, \(exploration.situations) situations, complete: \(exploration.isComplete)"
        ]
        for state in exploration.statesNotReached { lines.append("not reached: \(state)") }
        for guarded in exploration.oneSided {
            let passed: String = guarded.passed.map { $0 ? "yes" : "no" } ?? "never"
            lines.append("\(guarded.reference.name): \(passed)")
        }
        for finding in exploration.findings {
            lines.append("\(finding.code) \(finding.what.en)")
            for step in finding.witness { lines.append("  \(step.date) \(step.text.en)") }
        }
        return lines
    }

    // MARK: - What is explored once

    @Test(
        "localities that differ in an amount, or in what only papers print, are explored once; in a calendar or a number of days, apart"
    )
    func alike() throws {
        func rules(_ change: (Fixture) -> Fixture, _ calendar: WorkCalendar = SmallWorkflow.calendar) throws
            -> ExploredRules
        {
            let bundle = try #require(change(Fixture()).load().bundle)
            return ExploredRules(bundle, calendar: calendar, on: SmallWorkflow.today)
        }
        let plain = try rules { $0 }
        #expect(try rules { $0 } == plain)
        let holiday = try #require(LegalDate("2026-03-04"))
        let other = WorkCalendar(notices: [
            .init(
                place: "610100", year: holiday.year, source: BilingualText(verbatim: "x"), isPublished: true, days: [:])
        ])
        #expect(try rules({ $0 }, other) != plain)
    }
}
