import DataValues
import Diagnostics

extension MutationReport {
    func dataValue(in language: Language) -> DataValue {
        func tally(_ kind: RuleMutant.Kind?) -> [String: DataValue] {
            [
                "score": .real((score(kind) * 10).rounded(.down) / 10),
                "killed": .integer(Int64(count(kind, where: \.isKilled))),
                "survived": .integer(Int64(count(kind, where: \.isSurvivor))),
                "invalid": .integer(Int64(count(kind, where: \.isInvalid))),
            ]
        }
        var record = tally(nil)
        record["kinds"] = .record(
            Dictionary(
                RuleMutant.Kind.allCases.map { ($0.rawValue, DataValue.record(tally($0))) },
                uniquingKeysWith: { first, _ in first }))
        record["mutants"] = .list(rows.map { $0.dataValue(in: language) })
        return .record(record)
    }
}

extension MutationReport.Row {
    fileprivate func dataValue(in language: Language) -> DataValue {
        let place = mutant.location
        var record: [String: DataValue] = [
            "kind": .text(mutant.kind.rawValue), "file": .text(place.file), "line": .integer(Int64(place.line)),
            "column": .integer(Int64(place.column)), "subject": .text(mutant.subject),
            "change": .text(mutant.change[language]),
        ]
        switch outcome {
        case .killed(let name, let location):
            record["outcome"] = "killed"
            record["by"] = [
                "name": .text(name[language]), "file": .text(location.file), "line": .integer(Int64(location.line)),
            ]
        case .survived(let scenarios):
            record["outcome"] = "survived"
            record["touching"] = .integer(Int64(scenarios))
            record["advice"] = .text(mutant.advice[language])
        case .invalid: record["outcome"] = "invalid"
        }
        return .record(record)
    }
}
