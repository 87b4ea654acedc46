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
}
