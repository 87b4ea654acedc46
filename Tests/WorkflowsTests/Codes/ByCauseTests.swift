import Diagnostics
import Testing

@testable import Workflows

@Suite("Findings by their causes")
struct ByCauseTests {
    private func finding(
        _ code: DiagnosticCode, _ what: String, line: Int, file: String = "a.yaml"
    ) -> Diagnostic {
        code.diagnostic(at: SourceLocation(file: file, line: line, column: 1), BilingualText(verbatim: what))
    }

    @Test("a name that there is not is told once, at its first place, with the others")
    func folded() {
        let told = [
            finding(.unknownRole, "no role clrk", line: 9), finding(.unknownRole, "no role clrk", line: 3),
            finding(.unknownRole, "no role judg", line: 5), finding(.unknownRole, "no role clrk", line: 7),
        ].byCause
        #expect(told.map(\.what.en) == ["no role clrk", "no role judg"])
        #expect(told.first?.location?.line == 3 && told.first?.elsewhere.map(\.line) == [7, 9])
        #expect(told.last?.elsewhere == [])
    }

    @Test("what only reads alike stays apart")
    func apart() {
        let told = [
            finding(.duplicateTarget, "never taken", line: 3), finding(.duplicateTarget, "never taken", line: 8),
        ].byCause
        #expect(told.count == 2)
    }

    @Test("errors come before warnings, and what may be the cause of others before these")
    func order() {
        let told = [
            finding(.unusedName, "unused", line: 1), finding(.noWayToClose, "stuck", line: 2),
            finding(.missingHook, "no hook", line: 3), finding(.unknownField, "no field", line: 4),
            finding(.unknownKey, "no key", line: 5), finding(.deadlineShape, "half", line: 1),
            finding(.yamlSyntax, "broken", line: 9, file: "z.yaml"),
        ].byCause
        #expect(
            told.map(\.what.en) == ["broken", "no key", "no field", "no hook", "half", "unused", "stuck"])
    }

    @Test("a role taken out of a workflow is one finding, wherever it was named")
    func role() {
        let told = Fixture().replacing("  director: { zh: 主任, en: Director }\n", by: "").load("cn").findings.byCause
            .filter { $0.code == "W204" }
        #expect(told.count == 1 && told.first?.elsewhere.count == 2, "\(lines(told))")
    }
}
