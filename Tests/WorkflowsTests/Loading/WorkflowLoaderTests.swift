import DataValues
import Diagnostics
import StatutoryTime
import Testing

@testable import Workflows

@Suite("Loading a workflow")
struct WorkflowLoaderTests {
    @Test("a good workflow loads in every locality without a finding")
    func good() {
        for locality in ["cn", "610000", "610100"] {
            let (bundle, findings) = Fixture().load(locality)
            #expect(lines(findings) == "")
            #expect(bundle?.locality == locality)
        }
    }

    @Test("states and transitions stand in document order, and targets are looked up outwards")
    func order() throws {
        let workflow = try Fixture().workflow("cn")
        #expect(
            workflow.states.map(\.id) == [
                "intake", "running", "running.simple", "running.ordinary", "running.last", "paused", "closed",
                "overdue",
            ])
        #expect(workflow.states.map(\.parent) == [nil, nil, 1, 1, 1, nil, nil, nil])
        #expect(
            workflow.transitions.map(\.trigger) == [
                .event("accept"), .event("accept"), .event("decide"), .event("suspend"), .event("lapsed"),
                .event("resume"),
            ])
        #expect(workflow.transitions.map(\.targets) == [[2], [1], [6], [5], [7], [4]])
        #expect(workflow.transitions[0].sets == [FieldAssignment("track", "simple")])
        #expect(workflow.transitions[2].requires == ["reason"])
        #expect(workflow.roles(taking: workflow.transitions[2]) == ["clerk", "director"])
    }

    @Test("deadlines know what they count from, who they bind and what they raise")
    func deadlines() throws {
        let deadlines = try Fixture().workflow("cn").deadlines
        #expect(deadlines.map(\.key) == ["running.decision", "running.answer", "running.notice"])
        #expect(
            deadlines.map(\.length) == [
                .period(Period(45, .days)), .parameter("answer_period"), .period(Period(5, .workingDays)),
            ])
        #expect(deadlines.map(\.anchor) == [.after(field: "accepted_on"), .entry, .before(field: "hearing_on")])
        #expect(deadlines[0].actor == .role("clerk"))
        #expect(
            deadlines[0].granted == DeadlineDeclaration.Extension(field: "extension_days", atMost: Period(15, .days)))
        #expect(deadlines[0].pauses == [5])
        #expect(deadlines[0].lapse == "lapsed")
        #expect(deadlines[2].condition == "has_hearing")
    }

    @Test("a layer changes what it may, and what it changed knows its layer and place")
    func layer() throws {
        let workflow = try Fixture().workflow("610100")
        #expect(workflow.localities.description == "cn > 610000 > 610100")
        #expect(workflow.field("reason")?.title.en == "Cause")
        #expect(workflow.field("reason")?.isRequired == true)
        #expect(workflow.field("district")?.declaration.layer == "610100")
        #expect(workflow.event("decide")?.roles == ["director"])
        let running = try #require(workflow.stateIndex("running"))
        #expect(workflow.states[running].title.en == "Under way")
        let decision = try #require(workflow.deadlines.first)
        #expect(decision.length == .period(Period(30, .days)))
        #expect(decision.declaration == Declaration(at: SourceLocation(file: Fixture.path, line: 63, column: 7)))
        #expect(
            decision.lengthDeclaration
                == Declaration(layer: "610100", at: SourceLocation(file: Fixture.cityPath, line: 18, column: 31)))
        #expect(workflow.stateIndex("running.expert") != nil)
        #expect(workflow.states[workflow.stateIndex("running.expert") ?? 0].declaration.layer == "610100")
        let added = try #require(workflow.transitions.last { $0.source == running })
        #expect(added.trigger == .event("accept"))
        #expect(added.declaration.layer == "610100")
    }

    @Test("the value of a parameter is the most local one in force on the day")
    func parameters() throws {
        let table = try Fixture().workflow("610100").parameters
        #expect(table.value(of: "ceiling", on: "2023-12-31") == nil)
        #expect(table.value(of: "ceiling", on: "2024-12-31")?.value == 5_000_000)
        #expect(table.value(of: "ceiling", on: "2025-12-31")?.value == 6_000_000)
        #expect(table.value(of: "ceiling", on: "2025-12-31")?.isVerified == false)
        #expect(table.value(of: "ceiling", on: "2026-01-01")?.value == 7_000_000)
        #expect(table.value(of: "ceiling", on: "2026-01-01")?.declaration.layer == "610100")
        #expect(table.value(of: "answer_period", on: "2026-01-01")?.value == ["amount": 10, "unit": "days"])
        let province = try Fixture().workflow("610000").parameters
        #expect(province.value(of: "ceiling", on: "2026-01-01")?.value == 6_000_000)
    }
}
