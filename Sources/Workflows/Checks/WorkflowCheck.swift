import Diagnostics

/// A judgement on a workflow that could be read: it adds findings to the log and changes nothing.
///
/// Checks are asked when files are loaded, never when a running case restores its bundle: a check that is written after a case began must
/// not keep the case from going on. What cannot be read at all is found by the reading itself.
protocol WorkflowCheck {
    static func check(_ material: WorkflowMaterial)
}

/// What a check may look at.
struct WorkflowMaterial {
    let context: LoadContext
    let symbols: Symbols
    let tree: StateTree
    let content: StateReading
    /// The state that a case begins in.
    let initial: Int?
    let parameters: ParameterTable
    let scripts: [HookScript]
    let functions: ScriptFunctions
    /// Of files and of scripts, each with its place.
    let citations: [Located<Citation>]
    /// Where roles and owners are declared: `roles.clerk`.
    let places: [String: SourceLocation]
    /// The texts of its papers, which may read parameters.
    let templates: [String]
    /// Where events have an empty list of roles.
    let emptyRoles: [SourceLocation]

    var log: DiagnosticLog { context.log }

    /// The articles that hooks serve.
    var laws: HookLaws { HookLaws(context, functions, uses: content.hooks) }

    /// The source states of the transitions that listen to each event, by the event's name.
    var listeners: [String: [Int]] {
        content.transitions.reduce(into: [:]) { listeners, transition in
            if case .event(let name) = transition.trigger { listeners[name, default: []].append(transition.source) }
        }
    }
}

/// Every check, in the order in which they run; those of hooks stand in `Hooks`. A new one is a file in this folder and a line here.
///
/// A check that would tell of what an error elsewhere causes asks `log.hasErrors` first, so those that must speak all the same stand before it.
enum WorkflowChecks {
    static var all: [any WorkflowCheck.Type] {
        [
            HookChecks.self, GuardWriteCheck.self, UnusedEventCheck.self, UnusedNameCheck.self, LapseCheck.self,
            CitationCheck.self, CountingUnitCheck.self,
            StatutePeriodCheck.self,
            StatuteNumberCheck.self, ClosureCodeCheck.self, EmptyRolesCheck.self, LayerWorkflowCheck.self,
            GuardAnswerCheck.self, IdleOverrideCheck.self, WaivedRefusalCheck.self, LimitConditionCheck.self,
            LimitStartCheck.self,
            ParallelResetCheck.self, RegionSetsCheck.self, ReachabilityCheck.self,
            HookNameCheck.self, DomainUseCheck.self,
        ]
    }
}
