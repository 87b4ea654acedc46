import DataValues
public import StatutoryTime

/// What of a bundle decides how its cases behave: two localities that agree in it need to be explored once.
///
/// Amounts of money are left out: guards compare with them, and the values tried are taken from the same parameters, so that another
/// amount changes no answer. So are parameters that no script, deadline or tried value names: papers and numbers alone have them.
public struct ExploredRules: Hashable, Sendable {
    private let states: [StateMetadata]
    private let transitions: [TransitionMetadata]
    private let events: [EventDeclaration]
    private let fields: [Field]
    private let scripts: [HookScript]
    private let domains: [FactDomain]
    private let values: [String: DataValue]
    private let calendar: WorkCalendar

    public init(_ bundle: WorkflowBundle, calendar: WorkCalendar, on today: LegalDate) {
        self.calendar = calendar
        let workflow = bundle.workflow
        states = workflow.states
        transitions = workflow.transitions
        events = workflow.events
        fields = workflow.fields
        scripts = workflow.scripts
        domains = workflow.domains
        let day = Self.start(of: workflow, on: today).description
        var values: [String: DataValue] = [:]
        let named = Self.parametersNamed(in: workflow)
        for parameter in workflow.parameters.parameters where named.contains(parameter.name) {
            let value = workflow.parameters.value(of: parameter.name, on: day)?.value
            values[parameter.name] = parameter.type == .money && value != nil ? "an amount" : value ?? .null
        }
        self.values = values
    }

    /// The day since which the parameters are what they are today, so that the answer does not change from one day to the next.
    static func start(of workflow: Workflow, on today: LegalDate) -> LegalDate {
        let days = workflow.parameters.parameters.compactMap { parameter in
            workflow.parameters.value(of: parameter.name, on: today.description)?.from
        }
        return days.max().flatMap { LegalDate($0) } ?? LegalDate(year: 2026, month: 1, day: 5) ?? today
    }

    /// What scripts, deadlines and tried values name.
    private static func parametersNamed(in workflow: Workflow) -> Set<String> {
        let lengths = workflow.deadlines.compactMap { deadline in
            if case .parameter(let name) = deadline.length { name } else { nil }
        }
        return HookReads.texts(in: workflow.scripts).union(lengths)
            .union(workflow.domains.flatMap(\.samples).compactMap(\.parameter))
    }
}
