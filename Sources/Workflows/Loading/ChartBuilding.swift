import Diagnostics
import Statecharts

/// Builds the statechart of a workflow from its states and transitions, and gives meaning to the chart's handles.
struct ChartBuilding {
    let tree: StateTree
    let content: StateReading
    private let caps: [String: ExtensionCap]
    private(set) var guards: [GuardMeaning] = []
    private(set) var actions: [ActionMeaning] = []

    init(_ tree: StateTree, _ content: StateReading) {
        self.tree = tree
        self.content = content
        caps = ExtensionCap.all(of: content.states.flatMap(\.deadlines))
    }

    mutating func definition(name: String, initial: Int, roles: (TransitionMetadata) -> [String])
        -> StatechartDefinition
    {
        StatechartDefinition(
            name: name, initial: DefaultEntry([id(initial)]), states: tree.roots.map { state($0, roles: roles) })
    }

    private func id(_ state: Int) -> String { Workflow.chartID(tree.drafts[state].id) }

    private mutating func state(_ index: Int, roles: (TransitionMetadata) -> [String]) -> StateDefinition {
        let draft = tree.drafts[index]
        let state = content.states[index]
        let kind: StateDefinition.Kind =
            switch draft.kind {
            case .atomic, .compound: .state
            case .parallel: .parallel
            case .final: .final
            case .history: .history(content.histories[index] == .deep ? .deep : .shallow)
            }
        let entersWithContent = !(state.entry.isEmpty && state.stamps.isEmpty && state.sets.isEmpty)
        let onEntry = entersWithContent ? [[handle(.enter(state: index))]] : []
        let onExit = state.exit.isEmpty ? [] : [[handle(.leave(state: index))]]
        let transitions = content.ownTransitions[index].map { transition($0, roles: roles) }
        let initial = content.initials[index]
        return StateDefinition(
            id(index), kind: kind, initial: initial.isEmpty ? nil : DefaultEntry(initial.map(id)), onEntry: onEntry,
            onExit: onExit, transitions: transitions, children: draft.children.map { self.state($0, roles: roles) })
    }

    private mutating func transition(_ index: Int, roles: (TransitionMetadata) -> [String]) -> TransitionDefinition {
        let transition = content.transitions[index]
        let events: [EventDescriptor] =
            switch transition.trigger {
            case .event(let name): [EventDescriptor(name)]
            case .always: []
            case .done: [EventDescriptor("done.state.\(id(transition.source))")]
            }
        var condition: Guard?
        if !transition.guards.isEmpty || !transition.requires.isEmpty || !roles(transition).isEmpty
            || !transition.persons.apartFrom.isEmpty || mayGrantTime(transition)
        {
            condition = Guard(guards.count)
            guards.append(GuardMeaning(transition: index))
        }
        let acts =
            !(transition.actions.isEmpty && transition.stamps.isEmpty && transition.sets.isEmpty
            && transition.persons.signs.isEmpty)
        return TransitionDefinition(
            on: events, guard: condition, to: transition.targets.map(id),
            kind: transition.isInternal ? .internal : .external, actions: acts ? [handle(.take(transition: index))] : []
        )
    }

    /// Whether days granted can be supplied with it, which are held to their cap when it is asked.
    private func mayGrantTime(_ transition: TransitionMetadata) -> Bool {
        transition.accepts.contains { caps[$0] != nil }
    }

    private mutating func handle(_ meaning: ActionMeaning) -> Action {
        actions.append(meaning)
        return Action(actions.count - 1)
    }

    // MARK: - Problems

    /// Puts a problem of the chart at the place in the files that it comes from.
    func finding(for problem: StatechartProblem) -> Diagnostic {
        let location: SourceLocation? =
            switch problem.element {
            case .chart: nil
            case .state(let index): tree.drafts[index.rawValue].location
            case .transition(let index): content.transitions[index.rawValue].declaration.location
            }
        let id = problem.id.replacing("/", with: ".")
        return DiagnosticCode.illegalStructure.diagnostic(
            at: location,
            BilingualText(
                zh: "\(id.isEmpty ? "" : "\(id)：")\(Self.words(for: problem.code))",
                en: problem.message.replacing("/", with: ".")), fix: Self.fix(for: problem.code))
    }

    private static func fix(for code: StatechartProblem.Code) -> BilingualText {
        switch code {
        case .emptyChart, .parallelWithoutRegions:
            BilingualText(zh: "在 states 里写状态", en: "write states under states")
        case .emptyID, .duplicateID, .illFormedEventDescriptor:
            BilingualText(zh: "换一个名字", en: "give it another name")
        case .unknownTarget: BilingualText(zh: "指向已有的状态", en: "name a state that there is")
        case .illegalInitial: BilingualText(zh: "指向它里面的状态", en: "name a state inside it")
        case .illegalTargetSet: BilingualText(zh: "只留一个目标", en: "keep one of the targets")
        case .historyWithoutDefault, .illegalHistoryDefault:
            BilingualText(zh: "用 target 指向它上级里的状态", en: "let its target be a state inside the state it stands in")
        case .misplacedHistory:
            BilingualText(zh: "移到有子状态可记的状态里", en: "move it into a state that has children to remember")
        case .childrenNotAllowed, .transitionsNotAllowed, .contentNotAllowed, .doneDataNotAllowed:
            BilingualText(zh: "删去，或改它的 type", en: "remove it, or change its type")
        case .finalAsRegion:
            BilingualText(zh: "放进一个区域的 states 里", en: "move it into the states of a region")
        case .emptyTransition:
            BilingualText(zh: "写 target 或 guard，或删去", en: "give it a target or a guard, or remove it")
        case .tooDeep: BilingualText(zh: "减少嵌套的层数", en: "nest fewer states in each other")
        }
    }

    private static func words(for code: StatechartProblem.Code) -> String {
        switch code {
        case .emptyChart: "没有状态"
        case .emptyID: "状态没有名字"
        case .duplicateID: "状态重名"
        case .unknownTarget: "目标不存在"
        case .illegalInitial: "initial 不是它里面的状态"
        case .illegalTargetSet: "几个目标不能同时活动"
        case .historyWithoutDefault: "历史状态没有默认目标"
        case .illegalHistoryDefault: "历史状态的默认目标不在它的上级之内"
        case .misplacedHistory: "历史状态旁边没有可记住的状态"
        case .childrenNotAllowed: "这种状态不能有子状态"
        case .transitionsNotAllowed: "这种状态不能有转移"
        case .contentNotAllowed: "这种状态不能有动作"
        case .doneDataNotAllowed: "只有终结状态能有完成数据"
        case .parallelWithoutRegions: "平行状态没有区域"
        case .finalAsRegion: "终结状态不能直接放在平行状态里"
        case .emptyTransition: "转移既无事件、守卫，又无目标"
        case .illFormedEventDescriptor: "事件名写法不对"
        case .tooDeep: "状态嵌套过深"
        }
    }
}
