import DataValues
import Diagnostics
import Simulation

/// Every deadline on every span, as a table and as data.
struct BoundaryReport {
    let coverage: BoundaryCoverage

    var lines: [String] {
        let keys = coverage.rows.map(\.key).reduce(into: [String]()) { if $0.last != $1 { $0.append($1) } }
        let table = TextTable(
            [.init(say(zh: "期限", en: "deadline"))] + BoundarySpan.allCases.map { .init($0.title.spoken) },
            rows: keys.map { key in [key] + coverage.rows.filter { $0.key == key }.map(cell) })
        return table.lines() + [""] + legend
    }

    private func cell(_ row: BoundaryCoverage.Row) -> String {
        switch row.outcome {
        case .made(let plan): "\(plan.lastDay)"
        case .gap(let gap): "— \(number(of: gap))"
        }
    }

    private func number(of gap: BoundaryCoverage.Gap) -> String {
        BoundaryCoverage.Gap.allCases.firstIndex(of: gap).map { "(\($0 + 1))" } ?? ""
    }

    /// The reasons that occur.
    private var legend: [String] {
        BoundaryCoverage.Gap.allCases.compactMap { gap in
            let occurs = coverage.rows.contains { row in
                if case .gap(gap) = row.outcome { true } else { false }
            }
            return occurs ? "\(number(of: gap)) \(gap.words.spoken)" : nil
        }
    }

    var data: DataValue {
        .list(
            coverage.rows.map { row in
                var record: [String: DataValue] = [
                    "deadline": .text(row.key), "title": .text(row.title.spoken), "span": .text(row.span.rawValue),
                ]
                switch row.outcome {
                case .made(let plan):
                    record["made"] = true
                    record["anchor"] = .text("\(plan.anchor)")
                    record["last_day"] = .text("\(plan.lastDay)")
                    record["pauses"] = .list(
                        plan.pauses.map { ["from": .text("\($0.lowerBound)"), "to": .text("\($0.upperBound)")] })
                    record["file"] = .text(BoundaryFolder.name(of: plan))
                    record["provisional_years"] = .list(plan.provisionalYears.map { .integer(Int64($0)) })
                case .gap(let gap):
                    record["made"] = false
                    record["reason"] = .text(gap.rawValue)
                    record["why"] = .text(gap.words.spoken)
                }
                return .record(record)
            })
    }
}
