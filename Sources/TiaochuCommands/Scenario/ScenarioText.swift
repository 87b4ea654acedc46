import Diagnostics
import Foundation
import Simulation

/// A scenario report as people read it: a line for each scenario, its failures under it, totals, coverage.
struct ScenarioText {
    /// Whether some scenarios were left out, so that what is missing says nothing about the workflow.
    let isSelection: Bool
    /// Whether everything that was not reached is named, rather than the first few.
    let namesAll: Bool

    /// So many missing states or transitions are named otherwise.
    private static let namedAtMost = 10

    func lines(_ report: ScenarioReport) -> [String] {
        report.results.flatMap(lines) + ["", totals(report), ""] + coverage(report) + ends(report)
    }

    static func percent(_ value: Double) -> String {
        // Rounded down, so that 100 % is said only of all.
        String(format: "%.1f %%", (value * 10).rounded(.down) / 10)
    }

    func lines(_ result: ScenarioResult) -> [String] {
        let mark = result.passed ? say(zh: "通过", en: "ok    ") : say(zh: "未过", en: "FAILED")
        return ["\(mark)  \(result.name.spoken)  (\(result.location.file))"]
            + result.failures.flatMap(lines)
    }

    /// A mistake in the scenario's text as the finding it is; what did not come out as what was expected and what came.
    private func lines(_ failure: ScenarioFailure) -> [String] {
        guard let code = failure.code else {
            return [
                "        \(failure.location)",
                "          \(say(zh: "应为", en: "expected"))  \(failure.expected.spoken)",
                "          \(say(zh: "实为", en: "actual  "))  \(failure.actual.spoken)",
            ]
        }
        let finding = Diagnostic(
            code: code, severity: .error, at: failure.location, what: failure.actual, fix: failure.fix)
        return DiagnosticRenderer().lines(finding).map { "        " + $0 }
    }

    private func totals(_ report: ScenarioReport) -> String {
        let count = report.results.count
        return say(
            zh: "\(count) 个场景：通过 \(report.passed)，未过 \(report.failed)",
            en: "\(counted(count, "scenario")): \(report.passed) passed, \(report.failed) failed")
    }

    private func coverage(_ report: ScenarioReport) -> [String] {
        guard !report.coverage.isEmpty else { return [] }
        let kinds: [(String, KeyPath<Coverage, Coverage.Tally>)] = [
            (say(zh: "状态", en: "states"), \.states), (say(zh: "转移", en: "transitions"), \.transitions),
            (say(zh: "结案方式", en: "closure codes"), \.closures),
        ]
        let rows = report.coverage.flatMap { workflow in
            kinds.map { name, path in
                let tally = workflow[keyPath: path]
                return [workflow.workflow, name, "\(tally.covered)", "\(tally.total)", Self.percent(tally.percent)]
            }
        }
        let table = TextTable(
            [
                .init(say(zh: "流程", en: "workflow")), .init(say(zh: "覆盖", en: "coverage of")),
                .init(say(zh: "已到", en: "covered"), rightAligned: true),
                .init(say(zh: "共", en: "total"), rightAligned: true),
                .init("%", rightAligned: true),
            ], rows: rows)
        let missing = report.coverage.flatMap { workflow in
            kinds.flatMap { name, path in self.missing(workflow[keyPath: path].missing, name, of: workflow.workflow) }
        }
        return table.lines() + (isSelection ? [] : missing)
    }

    private func missing(_ names: [String], _ kind: String, of workflow: String) -> [String] {
        guard !names.isEmpty else { return [] }
        let named = namesAll ? names.count : Self.namedAtMost
        let more = names.count - named
        return ["", say(zh: "\(workflow) 未到的\(kind)：", en: "\(kind) of \(workflow) not reached:")]
            + names.prefix(named).map { "  \($0)" }
            + (more > 0
                ? [
                    say(
                        zh: "  ……另有 \(more) 个（--all 列出全部）", en: "  … and \(more) more (--all names them)"
                    )
                ] : [])
    }

    private func ends(_ report: ScenarioReport) -> [String] {
        let codes = Set(report.results.compactMap(\.closure)).sorted()
        var lines: [String] = [""]
        if !codes.isEmpty {
            lines.append(say(zh: "结案方式：", en: "closure codes reached: ") + codes.joined(separator: " "))
        }
        let tags = report.tags
        if !tags.isEmpty {
            lines.append(
                say(zh: "证明了 \(tags.count) 个标签：", en: "\(tags.count) tags proved: ") + tags.joined(separator: " "))
        }
        return lines.count > 1 ? lines : []
    }
}
