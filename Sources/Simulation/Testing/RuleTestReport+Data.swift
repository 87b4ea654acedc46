public import DataValues
public import Diagnostics

extension RuleTestReport {
    /// The keys of `dataValue` in the order in which people like to read them.
    public static let keyOrder =
        [
            "workflow", "localities", "scenarios", "passed", "failed", "failing", "coverage", "mutation", "score",
            "killed",
            "survived", "invalid", "kinds", "mutants",
        ] + RuleCoverage.Kind.allCases.map(\.rawValue) + [
            "covered", "total", "percent", "missing", "kind", "file", "line", "column", "subject", "what", "change",
            "outcome", "by",
            "name", "touching", "advice",
        ]

    /// The report as one document, complete whatever a text shows of it: docs/reference/testing-rules.md.
    public func dataValue(in language: Language) -> DataValue {
        var document: [String: DataValue] = [
            "workflow": .text(workflow),
            "localities": .list(localities.map(DataValue.text)),
            "scenarios": .integer(Int64(results.count)),
            "passed": .integer(Int64(results.count - failing.count)),
            "failed": .integer(Int64(failing.count)),
            "failing": .list(failing.map { $0.dataValue(in: language) }),
            "coverage": .record(
                Dictionary(
                    coverage.tallies.map { ($0.kind.rawValue, $0.dataValue) }, uniquingKeysWith: { first, _ in first })),
            "missing": .list(coverage.gaps.map { $0.dataValue(in: language) }),
        ]
        document["mutation"] = mutation?.dataValue(in: language)
        return .record(document)
    }
}

extension RuleCoverage.Tally {
    fileprivate var dataValue: DataValue {
        [
            "covered": .integer(Int64(covered)), "total": .integer(Int64(total)),
            "percent": .real((percent * 10).rounded(.down) / 10),
        ]
    }
}

extension RuleCoverage.Gap {
    fileprivate func dataValue(in language: Language) -> DataValue {
        [
            "kind": .text(kind.rawValue), "file": .text(location.file), "line": .integer(Int64(location.line)),
            "column": .integer(Int64(location.column)), "subject": .text(subject), "what": .text(what[language]),
        ]
    }
}
