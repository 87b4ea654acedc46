import DataValues
import Diagnostics
import Workflows

/// A scenario whose names have been looked up and whose facts have been given their types by the workflow of its locality.
struct BoundScenario {
    /// A field and the value it must have.
    struct ExpectedField {
        var path: DataPath
        var type: FieldType
        var value: DataValue
        var location: SourceLocation
    }

    let scenario: Scenario
    let workflow: Workflow
    private(set) var openingFacts: [String: DataValue] = [:]
    /// By the index of the step.
    private var suppliedFacts: [Int: [String: DataValue]] = [:]
    private var expectedFields: [Int: [ExpectedField]] = [:]

    /// Looks everything up; each name that the workflow does not have and each value that does not fit its field is a finding.
    init(_ scenario: Scenario, to workflow: Workflow, log: DiagnosticLog) {
        self.scenario = scenario
        self.workflow = workflow
        let values = FieldValueReading(log)
        let names = NameChecks(workflow: workflow, log: log)
        names.check(scenario.opening.actor)
        openingFacts = values.facts(scenario.opening.facts, workflow.fields)
        for (index, step) in scenario.steps.enumerated() {
            switch step.action {
            case .advance(let act):
                names.check(act)
                suppliedFacts[index] = values.facts(act.facts, workflow.fields)
            case .refused(let act, let reason):
                names.check(act)
                names.check(reason)
                suppliedFacts[index] = values.facts(act.facts, workflow.fields)
            case .expect(let expectation):
                names.check(expectation)
                expectedFields[index] = expectation.fields.compactMap { names.field($0, values) }
            case .wait, .until: continue
            }
        }
    }

    func facts(ofStep index: Int) -> [String: DataValue] { suppliedFacts[index] ?? [:] }

    func fields(ofStep index: Int) -> [ExpectedField] { expectedFields[index] ?? [] }
}
