import Diagnostics
import Simulation

/// A test of rules as people read it: scenarios that fail, a table of what is covered, what is not.
struct RuleTestText {
    /// So many rows of each list are shown.
    let limit: Int

    func lines(_ report: RuleTestReport) -> [String] {
        failures(report) + [totals(report), ""] + table(report.coverage) + missing(report.coverage)
            + (report.mutation.map(MutationText(limit: limit).lines) ?? [])
    }

    private func failures(_ report: RuleTestReport) -> [String] {
        guard !report.failing.isEmpty else { return [] }
        let text = ScenarioText(isSelection: true, namesAll: false)
        return report.failing.prefix(limit).flatMap(text.lines) + more(report.failing.count) + [""]
    }

    private func totals(_ report: RuleTestReport) -> String {
        let (count, failed) = (report.results.count, report.failing.count)
        let places = report.localities.joined(separator: " ")
        return say(
            zh: "\(report.workflow)（\(places)）：\(count) 个场景，通过 \(count - failed)，未过 \(failed)",
            en:
                "\(report.workflow) (\(places)): \(counted(count, "scenario")), \(count - failed) passed, \(failed) failed"
        )
    }

    private func table(_ coverage: RuleCoverage) -> [String] {
        TextTable(
            [
                .init(say(zh: "覆盖", en: "coverage of")), .init(say(zh: "已到", en: "covered"), rightAligned: true),
                .init(say(zh: "共", en: "total"), rightAligned: true), .init("%", rightAligned: true),
            ],
            rows: coverage.tallies.map {
                [$0.kind.title.spoken, "\($0.covered)", "\($0.total)", ScenarioText.percent($0.percent)]
            }
        ).lines()
    }

    /// What is missing of each kind, under the kind's name.
    private func missing(_ coverage: RuleCoverage) -> [String] {
        RuleCoverage.Kind.allCases.flatMap { kind -> [String] in
            let gaps = coverage.gaps.filter { $0.kind == kind }
            guard !gaps.isEmpty else { return [] }
            return ["", say(zh: "没有检验到的\(kind.title.zh)：", en: "not tested, \(kind.title.en):")]
                + gaps.prefix(limit).map { "  \($0.location)  \($0.what.spoken)" } + more(gaps.count)
        }
    }

    func more(_ count: Int) -> [String] {
        guard count > limit else { return [] }
        return [say(zh: "  ……另有 \(count - limit) 条（--limit）", en: "  … and \(count - limit) more (--limit)")]
    }
}
