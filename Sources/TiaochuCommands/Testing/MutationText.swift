import Diagnostics
import Simulation

/// What came of mutants as people read it: a table by kind, then those that no scenario kills and what to do about each.
struct MutationText {
    let limit: Int

    func lines(_ report: MutationReport) -> [String] {
        ["", say(zh: "逐处改动规则，看有没有场景查得出：", en: "the rules changed in one place at a time:")] + table(report)
            + survivors(report)
    }

    private func table(_ report: MutationReport) -> [String] {
        func row(_ name: String, _ kind: RuleMutant.Kind?) -> [String] {
            [name]
                + [\MutantOutcome.isKilled, \.isSurvivor, \.isInvalid].map { path in
                    "\(report.count(kind) { $0[keyPath: path] })"
                } + [ScenarioText.percent(report.score(kind))]
        }
        return TextTable(
            [
                .init(say(zh: "改动", en: "mutants of")), .init(say(zh: "查出", en: "killed"), rightAligned: true),
                .init(say(zh: "未查出", en: "survived"), rightAligned: true),
                .init(say(zh: "不成立", en: "invalid"), rightAligned: true), .init("%", rightAligned: true),
            ], rows: RuleMutant.Kind.allCases.map { row($0.title.spoken, $0) } + [row(say(zh: "合计", en: "all"), nil)]
        ).lines()
    }

    private func survivors(_ report: MutationReport) -> [String] {
        let survivors = report.survivors
        guard !survivors.isEmpty else { return [] }
        return ["", say(zh: "没有场景查得出：", en: "no scenario notices:")]
            + survivors.prefix(limit).flatMap(lines) + RuleTestText(limit: limit).more(survivors.count)
    }

    private func lines(_ row: MutationReport.Row) -> [String] {
        guard case .survived(let scenarios) = row.outcome else { return [] }
        let mutant = row.mutant
        let reached =
            scenarios == 0
            ? mutant.untouched.spoken
            : say(
                zh: "\(scenarios) 个场景到过这里，都照样通过",
                en: scenarios == 1
                    ? "1 scenario comes here, and passes all the same"
                    : "\(scenarios) scenarios come here, and pass all the same")
        return [
            "  \(mutant.location)  \(mutant.subject)\(say(zh: "：", en: ": "))\(mutant.change.spoken)",
            "      \(reached)\(say(zh: "。", en: "; "))\(mutant.advice.spoken)",
        ]
    }
}
