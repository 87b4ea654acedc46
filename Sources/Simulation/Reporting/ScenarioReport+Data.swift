public import DataValues
public import Diagnostics

extension ScenarioReport {
    /// The keys of `dataValue` in the order in which people like to read them.
    public static let keyOrder = [
        "passed", "failed", "scenarios", "file", "line", "column", "name", "workflow", "locality", "closure", "covers",
        "failures", "code", "expected", "actual", "coverage", "states", "transitions", "closures", "covered", "total",
        "missing", "tags",
    ]

    /// The report as one document: docs/reference/scenarios.md.
    public func dataValue(in language: Language) -> DataValue {
        [
            "passed": .integer(Int64(passed)),
            "failed": .integer(Int64(failed)),
            "scenarios": .list(results.map { $0.dataValue(in: language) }),
            "coverage": .record(
                Dictionary(coverage.map { ($0.workflow, $0.dataValue) }, uniquingKeysWith: { first, _ in first })),
            "tags": .list(tags.map(DataValue.text)),
        ]
    }
}

extension ScenarioResult {
    func dataValue(in language: Language) -> DataValue {
        var record: [String: DataValue] = [
            "file": .text(location.file),
            "line": .integer(Int64(location.line)),
            "name": .text(name[language]),
            "passed": .boolean(passed),
            "covers": .list(covers.map(DataValue.text)),
            "failures": .list(failures.map { $0.dataValue(in: language) }),
        ]
        record["workflow"] = workflow.map(DataValue.text)
        record["locality"] = locality.map(DataValue.text)
        record["closure"] = closure.map(DataValue.text)
        return .record(record)
    }
}

extension ScenarioFailure {
    func dataValue(in language: Language) -> DataValue {
        var record: [String: DataValue] = [
            "file": .text(location.file),
            "line": .integer(Int64(location.line)),
            "column": .integer(Int64(location.column)),
            "expected": .text(expected[language]),
            "actual": .text(actual[language]),
        ]
        record["code"] = code.map(DataValue.text)
        return .record(record)
    }
}

extension Coverage {
    var dataValue: DataValue {
        ["states": states.dataValue, "transitions": transitions.dataValue, "closures": closures.dataValue]
    }
}

extension Coverage.Tally {
    var dataValue: DataValue {
        [
            "covered": .integer(Int64(covered)),
            "total": .integer(Int64(total)),
            "missing": .list(missing.map(DataValue.text)),
        ]
    }
}
