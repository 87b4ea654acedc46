import DataValues
import Statecharts
import StatutoryTime

/// Another value for one field, supplied with one move of a way.
struct ExplorationVariation: Hashable {
    var field: String
    var value: DataValue
    /// The number of the move.
    var place: Int
}

/// A move about to be varied: where it is done, and after what.
struct ExplorationContext {
    var move: ExplorationMove
    var path: [ExplorationMove]
    var stand: ExplorationStand?
    var start: LegalDate
}

/// What of a workflow's facts can matter, and where each can be supplied.
final class ExplorationScope {
    let workflow: Workflow
    private let domains: FactDomains
    /// Fields that each hook may read.
    private let reads: [String: Set<String>]
    /// Fields that some guard or condition reads, by which cases are told apart.
    let telling: [Field]
    /// Fields that can be given at opening: those that must be, and those that nothing later supplies or writes.
    private let atOpening: Set<String>
    private let atEvent: [String: Set<String>]
    let leafStates: [Bool]
    /// By transition: the places among `telling` of the fields that its guards may read.
    let factsOfGuards: [[Int]]
    /// By transition: the states that its guards may ask for.
    let statesOfGuards: [[Int]]

    init(_ workflow: Workflow, _ domains: FactDomains, _ reading: HookReads, _ functions: ScriptFunctions) {
        self.workflow = workflow
        self.domains = domains
        let (guards, actions) = (Set(workflow.guardNames), Set(workflow.actionNames))
        let read = Dictionary(
            guards.map { ($0, reading.reads(of: $0)) }, uniquingKeysWith: { first, _ in first })
        // What an action makes a field of that a guard reads matters to the guard.
        let made = actions.reduce(into: [String: Set<String>]()) { made, action in
            let sources = reading.reads(of: action)
            for field in reading.writes(of: action) { made[field, default: []].formUnion(sources) }
        }
        reads = read.mapValues { fields in
            fields.reduce(into: fields) { $0.formUnion(made[$1] ?? []) }
        }
        var told = read.values.reduce(into: Set<String>()) { $0.formUnion($1) }
        let required = workflow.transitions.flatMap(\.requires) + workflow.deadlines.compactMap(\.until)
        told.formUnion(required)
        for state in workflow.states { if case .field(let name)? = state.owner { told.insert(name) } }
        telling = workflow.fields.filter { told.contains($0.name) }
        var atEvent: [String: Set<String>] = [:]
        for transition in workflow.transitions {
            if case .event(let name) = transition.trigger {
                atEvent[name, default: []].formUnion(transition.requires + transition.accepts)
            }
        }
        self.atEvent = atEvent
        let written = Self.written(by: workflow).union(
            actions.reduce(into: Set()) { $0.formUnion(reading.writes(of: $1)) })
        let later = atEvent.values.reduce(into: Set<String>()) { $0.formUnion($1) }
        atOpening = Set(
            workflow.fields.filter { field in
                field.isRequired || !written.contains(field.name) && !later.contains(field.name)
            }.map(\.name))
        let parents = Set(workflow.states.compactMap(\.parent))
        leafStates = workflow.states.indices.map { !parents.contains($0) }
        let (fields, guarding) = (telling, reads)
        // One is asked where those before it refused.
        let asked = workflow.transitions.indices.map { index in
            let own = workflow.transitions[index]
            return workflow.transitions[...index].filter { $0.source == own.source && $0.trigger == own.trigger }
                .flatMap(\.guards)
        }
        factsOfGuards = workflow.transitions.indices.map { index in
            let required = Set(workflow.transitions[index].requires)
            let read = asked[index].reduce(into: required) { $0.formUnion(guarding[$1] ?? []) }
            return fields.indices.filter { read.contains(fields[$0].name) }
        }
        let asking = HookReads(functions, fields: Set(workflow.states.map(\.id)))
        statesOfGuards = asked.map { guards in
            let named = guards.reduce(into: Set<String>()) { $0.formUnion(asking.reads(of: $1)) }
            return workflow.states.indices.filter { named.contains(workflow.states[$0].id) }
        }
    }

    private static func written(by workflow: Workflow) -> Set<String> {
        var written: Set<String> = []
        for state in workflow.states { written.formUnion(state.stamps + state.sets.map(\.field)) }
        for transition in workflow.transitions {
            written.formUnion(transition.stamps + transition.sets.map(\.field) + transition.persons.signs)
        }
        return written
    }

    /// Fields that guards read, that somebody supplies, and of which only one value was tried.
    var withoutDomain: [String] {
        let supplied = atEvent.values.reduce(into: atOpening) { $0.formUnion($1) }
        let guards = workflow.guardNames.reduce(into: Set<String>()) { $0.formUnion(reads[$1] ?? []) }
        return telling.filter { guards.contains($0.name) && supplied.contains($0.name) && !domains.varies($0) }.map(
            \.name)
    }

    // MARK: - Other values

    /// The fields that these guards may read, and those from which actions make what they read.
    func reads(of guards: Set<String>) -> Set<String> {
        guards.reduce(into: []) { $0.formUnion(reads[$1] ?? []) }
    }

    /// The guards that decide whether deadlines apply where a case stands.
    func conditions(in stand: ExplorationStand) -> [String] {
        stand.snapshot.chart.configuration.flatMap { workflow.states[$0.rawValue].deadlines.compactMap(\.condition) }
    }

    /// Every other value of these fields, for those whose value was not chosen yet.
    func variations(
        of fields: Set<String>, in context: ExplorationContext, varied: Set<String>
    ) -> [ExplorationVariation] {
        workflow.fields.filter { fields.contains($0.name) }.flatMap { field -> [ExplorationVariation] in
            guard let place = place(of: field.name, in: context, varied) else { return [] }
            let date =
                place < context.path.count ? context.path[place].time.date : context.stand?.now.date ?? context.start
            let moves = context.path + [context.move]
            let current =
                moves[place].facts[field.name] ?? context.stand?.snapshot.fields[field.name] ?? field.defaultValue
            return domains.values(of: field, on: date).filter { $0 != current }.map {
                ExplorationVariation(field: field.name, value: $0, place: place)
            }
        }
    }

    /// The move with which a field can be supplied: this one, else the latest one before.
    private func place(of field: String, in context: ExplorationContext, _ varied: Set<String>) -> Int? {
        if takes(field, context.move.kind) { return context.path.count }
        guard !varied.contains(field) else { return nil }
        return context.path.lastIndex { takes(field, $0.kind) }
    }

    private func takes(_ field: String, _ kind: ExplorationMove.Kind) -> Bool {
        switch kind {
        case .open: atOpening.contains(field)
        case .event(let event): atEvent[event]?.contains(field) ?? false
        case .lapse, .wait: false
        }
    }

    /// The way with these values supplied, the move at its end.
    func applying(
        _ variations: [ExplorationVariation], to move: ExplorationMove, after path: [ExplorationMove]
    ) -> [ExplorationMove] {
        var moves = path + [move]
        for variation in variations { moves[variation.place].facts[variation.field] = variation.value }
        return moves
    }
}
