import Diagnostics
import Testing

@testable import Workflows

@Suite("What differs between two sets of rules")
struct WorkflowDiffTests {
    private func changes(_ old: Fixture, _ new: Fixture) throws -> [WorkflowDiff.Change] {
        let bundles = try [old, new].map { try #require($0.load().bundle) }
        return WorkflowDiff(from: bundles[0], to: bundles[1]).changes
    }

    @Test("the same rules with other comments, blank lines and order of lines do not differ")
    func layout() throws {
        let moved = Fixture().replacing("workflow: claim", by: "# 注释\n\nworkflow: claim")
        #expect(try changes(Fixture(), moved).isEmpty)
    }

    @Test("a shorter limit names the deadline, both lengths and the line that says so")
    func limit() throws {
        let shorter = Fixture().replacing("within: 30 days", by: "within: 20 days", in: Fixture.cityPath)
        let all = try changes(Fixture(), shorter)
        #expect(all.map(\.key) == ["deadlines.running.decision"])
        #expect(all.first?.kind == .changed)
        #expect(all.first?.properties == [.init(name: "within", old: "30 days", new: "20 days")])
        #expect(all.first?.location.file == Fixture.cityPath)
    }

    @Test("a removed layer takes its parts away, and comparing backwards turns every change round")
    func removed() throws {
        let (city, province) = (
            try #require(Fixture().load("610100").bundle), try #require(Fixture().load("610000").bundle)
        )
        let forth = WorkflowDiff(from: city, to: province).changes
        let back = WorkflowDiff(from: province, to: city).changes
        #expect(forth.contains { $0.kind == .removed && $0.key == "fields.district" })
        #expect(back.contains { $0.kind == .added && $0.key == "fields.district" })
        #expect(Set(forth.map(\.key)) == Set(back.map(\.key)))
        let turned = back.flatMap(\.properties).map { WorkflowDiff.Property(name: $0.name, old: $0.new, new: $0.old) }
        #expect(Set(forth.flatMap(\.properties)) == Set(turned))
    }

    @Test("a hook whose body changed is named; one whose comment changed is not")
    func hooks() throws {
        let base = try #require(Fixture().load().bundle)
        let path = try #require(
            base.files.keys.filter { $0.hasSuffix(".lua") && !$0.contains("localities") }.sorted().first)
        let script = try #require(base.files[path])
        let line = try #require(script.split(separator: "\n").first { $0.contains("function M.") })
        let edited = Fixture().with(path, script.replacing(line, with: "\(line)\n  local unused_value = 1"))
        #expect(try changes(Fixture(), edited).allSatisfy { $0.key.hasPrefix("hooks.") })
        #expect(try changes(Fixture(), edited).count == 1)
        let commented = Fixture().with(path, script.replacing(line, with: "-- 说明\n\(line)"))
        #expect(try changes(Fixture(), commented).isEmpty)
    }

    @Test("a change is cited from the layer that says it, whichever layers stand below")
    func places() throws {
        let province = "workflows/localities/610000.yaml"
        let raised = Fixture().replacing("value: 60000.00 CNY", by: "value: 65000.00 CNY", in: province)
        let values = try #require(try changes(Fixture(), raised).first)
        #expect(values.key == "parameters.ceiling" && values.location.file == province && values.location.line == 7)
        let base = Fixture().replacing("of: clerk", by: "of: director")
        let actor = try #require(try changes(Fixture(), base).first)
        // The city sets the length of this limit, and is not what changed.
        #expect(actor.properties.map(\.name) == ["of"] && actor.location.file == Fixture.path)
        let roles = Fixture().replacing(
            "roles: [director] }\n    states", by: "roles: [clerk] }\n    states", in: Fixture.cityPath)
        #expect(try changes(Fixture(), roles).map(\.location.file) == [Fixture.cityPath])
        let bound = Fixture().replacing("at_most: 15 days }\n    law", by: "at_most: 14 days }\n    law")
        #expect(try changes(Fixture(), bound).map(\.location.file) == [Fixture.path])
    }

    @Test("each function of a script is compared by itself, helpers too, whatever its layout")
    func functions() throws {
        let path = "scripts/claim/hooks.lua"
        let helped = Fixture().replacing(
            "function M.note_track(case)",
            by:
                "local function label(case)\n  if case.amount > 5 then return \"much\" end\n  return \"little\"\nend\nfunction M.note_track(case)",
            in: path
        ).replacing("case.reason = \"small\"", by: "case.reason = label(case)", in: path)
        #expect(try changes(Fixture(), helped).map(\.key) == ["hooks.hooks.lua:label", "hooks.note_track"])
        let changed = helped.replacing("return \"little\"", by: "return \"few\"", in: path)
        let only = try changes(helped, changed)
        #expect(only.map(\.key) == ["hooks.hooks.lua:label"])
        #expect(only.first?.location.line == 6)
        let laidOut = helped.replacing(
            "  if case.amount > 5 then return \"much\" end",
            by: "  if case.amount > 5 then -- 多\n\n    return \"much\"\n  end",
            in: path)
        #expect(try changes(helped, laidOut).isEmpty)
        let table = helped.replacing("local M = {}", by: "local M = {}\nlocal LIMITS = { 3 }", in: path)
        #expect(try changes(helped, table).map(\.key) == ["hooks.\(path)"])
    }
}
