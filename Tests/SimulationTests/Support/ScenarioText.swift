import Diagnostics
import Simulation
import Testing
import Workflows

/// One scenario of the complaint workflow, opened on 2024-04-20 (a Saturday) with 5000 yuan unless told otherwise.
func scenario(
    _ steps: String, opening: String = "{ at: 2024-04-20, as: clerk, facts: { amount: 5000.00 CNY } }",
    locality: String = "610100", title: String = "{ zh: 一例, en: an example }", covers: String = "[]"
) -> String {
    """
    scenario: \(title)
    covers: \(covers)
    workflow: complaint
    locality: "\(locality)"
    open: \(opening)
    steps:
    \(steps.split(separator: "\n", omittingEmptySubsequences: false).map { "  \($0)" }.joined(separator: "\n"))
    """
}

/// Lines of the steps begin here in the text that `scenario` makes.
let firstStepLine = 7

func entries(_ text: String) -> [ScenarioEntry] {
    ScenarioReader.read(text, file: "s.yaml")
}

func run(_ text: String, on sources: SourceTree = ComplaintWorkflow.sources) -> ScenarioResult {
    ScenarioRunner(sources).run(entries(text)[0])
}

/// Failures as tests compare them: the line of the step counted from 1, what was expected, what was found.
func failures(_ result: ScenarioResult) -> [String] {
    result.failures.map { failure in
        "\(failure.location.line - firstStepLine + 1): \(failure.expected.en) / \(failure.actual.en)"
    }
}

func findings(_ text: String) -> [String] {
    entries(text).flatMap(\.findings).map { finding in
        "\(finding.location.map { "\($0.line):\($0.column)" } ?? "-") \(finding.code) \(finding.what.en)"
            + (finding.fix.map { " → \($0.en)" } ?? "")
    }
}
