import Diagnostics
public import StatutoryTime

/// Days on which a parameter has no value, or two of one layer: asked for a day, so not a check of the files alone.
public enum ParameterCoverage {
    /// Warns of parameters that had a value, or will have one, but not on `today`; of gaps between the values of one layer that nothing
    /// above fills; and of values of one layer that overlap.
    public static func check(_ bundle: WorkflowBundle, on today: LegalDate, log: DiagnosticLog) {
        let table = bundle.workflow.parameters
        for parameter in table.parameters {
            let values = table.values(of: parameter.name)
            if let first = values.first, table.value(of: parameter.name, on: today.description) == nil {
                log.add(
                    .noValueInForce, at: first.declaration.location,
                    BilingualText(
                        zh: "\(parameter.name) 今天（\(today)）没有值", en: "\(parameter.name) has no value today (\(today))"),
                    fix: BilingualText(
                        zh: "补上今天起有效的值，或核对 from、until", en: "add the value in force, or check from and until"))
            }
            for layer in Set(values.map(\.declaration.layer)) {
                let own = values.filter { $0.declaration.layer == layer }.sorted { $0.from < $1.from }
                for (earlier, later) in zip(own, own.dropFirst()) {
                    compare(earlier, later, of: parameter, in: table, log)
                }
            }
        }
    }

    private static func compare(
        _ earlier: ParameterValue, _ later: ParameterValue, of parameter: Parameter, in table: ParameterTable,
        _ log: DiagnosticLog
    ) {
        guard let until = earlier.until.flatMap({ LegalDate($0) }), let from = LegalDate(later.from) else { return }
        let next = until.adding(days: 1)
        if from < next {
            log.add(
                .valuesOfOneDay, at: earlier.declaration.location,
                BilingualText(
                    zh: "\(parameter.name) 的这个值到 \(until)，另一个值从 \(from) 起（\(later.declaration.location)）",
                    en:
                        "this value of \(parameter.name) holds until \(until), another from \(from) (\(later.declaration.location))"
                ),
                why: BilingualText(zh: "重叠的日子用后开始的值", en: "on days that both hold, the one that began later counts"),
                fix: BilingualText(
                    zh: "把 until 改为 \(from.adding(days: -1))", en: "let it end on \(from.adding(days: -1))"))
        } else if next < from, table.value(of: parameter.name, on: next.description) == nil {
            log.add(
                .noValueInForce, at: earlier.declaration.location,
                BilingualText(
                    zh: "\(parameter.name) 从 \(next) 到 \(from.adding(days: -1)) 没有值",
                    en: "\(parameter.name) has no value from \(next) to \(from.adding(days: -1))"),
                fix: BilingualText(zh: "核对 until 和下一个值的 from", en: "check this `until` and the next `from`"))
        }
    }
}
