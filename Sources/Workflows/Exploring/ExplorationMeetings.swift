import DataValues
import Diagnostics
import Statecharts

/// What an exploration met that should not be, each by the shortest way found.
struct ExplorationMeetings {
    enum Kind: Hashable {
        /// The innermost active states.
        case nobodyMayAct([Int])
        case closureNotReached([Int])
        /// A state from which the search within its bound came to no closure.
        case closureNotMet(Int)
        case lapseWithoutExit(String)
        case orderDecides(StepProbe.Rivals)
        case regionsWrite(String, Int, Int)
        case ownedByNobody(Int)
        case ownedByTwo(Int, Int, [String])
        case fails(Diagnostic)
        case guardNeverPasses(BarredStates)
        case closureBarred(ClosureBarriers.Cause)
        case guardLoosened(LoosenedGuard)
        /// No case can be opened, with what was said.
        case nothingOpens([BilingualText])
    }

    private(set) var ways: [Kind: [ExplorationMove]] = [:]
    /// Where a parameter had no value, in words: there the exploration went no further.
    private(set) var withoutValue: Set<String> = []
    /// In the order met.
    private(set) var kinds: [Kind] = []
    private var ownedByTwo: Set<[Int]> = []

    mutating func add(_ kind: Kind, _ way: [ExplorationMove]) {
        if let known = ways[kind] {
            if way.count < known.count { ways[kind] = way }
        } else {
            ways[kind] = way
            kinds.append(kind)
        }
    }

    mutating func replaceWay(of kind: Kind, by way: [ExplorationMove]) { ways[kind] = way }

    /// What a step itself shows.
    mutating func note(
        _ outcome: ExplorationOutcome, _ path: [ExplorationMove], _ probe: StepProbe, _ workflow: Workflow,
        _ scope: ExplorationScope
    ) {
        switch outcome {
        case .refused: return
        // A layer may leave values to those below it; no case is handled where one is missing.
        case .failed(_, let fault) where fault.diagnostic.code == DiagnosticCode.parameterWithoutValue.code:
            withoutValue.insert(fault.diagnostic.what.en)
        case .failed(let move, let fault): add(.fails(fault.diagnostic), path + [move])
        case .taken(_, let move):
            let way = path + [move]
            if let key = probe.idleLapse { add(.lapseWithoutExit(key), way) }
            for rivals in probe.rivals.sorted(by: { ($0.first, $0.second) < ($1.first, $1.second) }) {
                add(.orderDecides(rivals), way)
            }
            for clash in clashes(probe.writes, workflow) { add(clash, way) }
        }
    }

    /// Different values that regions of one parallel state wrote to one field.
    private func clashes(_ writes: [StepProbe.Write], _ workflow: Workflow) -> [Kind] {
        var found: [Kind] = []
        for (index, late) in writes.enumerated() {
            for early in writes[..<index] where early.field == late.field && early.value != late.value {
                let (one, other) = (Self.state(early.writer, workflow), Self.state(late.writer, workflow))
                if workflow.areInDifferentRegions(one, other) {
                    found.append(.regionsWrite(late.field, min(one, other), max(one, other)))
                }
            }
        }
        return found
    }

    private static func state(_ writer: ActionMeaning, _ workflow: Workflow) -> Int {
        switch writer {
        case .enter(let state), .leave(let state): state
        case .take(let transition): workflow.transitions[transition].source
        }
    }

    /// Who owns a case where it stands; nothing is asked of workflows that name no owner.
    mutating func noteOwners(
        of stand: ExplorationStand, _ path: [ExplorationMove], _ workflow: Workflow, _ scope: ExplorationScope
    ) {
        guard !stand.isClosed, workflow.namesOwners else { return }
        let leaves = scope.leaves(of: stand)
        let owned = leaves.map { leaf in (leaf, workflow.owner(of: leaf, stand.snapshot.fields)) }
        if let (leaf, _) = owned.first(where: { $0.1 == nil }) { add(.ownedByNobody(leaf), path) }
        let known = owned.compactMap { leaf, owner in owner.map { (leaf, $0) } }
        if let first = known.first, let other = known.first(where: { $0.1 != first.1 }) {
            // Where two rules disagree is told once, wherever the case stands inside and whomever a field names.
            let holders = [first.0, other.0].compactMap(workflow.ownerHolder)
            guard ownedByTwo.insert(holders).inserted else { return }
            add(.ownedByTwo(holders[0], holders[1], [first.1, other.1]), path)
        }
    }
}

extension Workflow {
    var namesOwners: Bool { states.contains { $0.owner != nil } }

    /// Who owns a case while this state is active: what it says, or the nearest state around it that says anything.
    func owner(of state: Int, _ fields: [String: DataValue]) -> String? {
        switch ownerRule(of: state) {
        case .named(let name)?: return name
        case .field(let name)?: return fields[name]?.text
        case nil: return nil
        }
    }

    /// What the state says of its owner, or the nearest state around it that says anything.
    public func ownerRule(of state: Int) -> OwnerRule? { ownerHolder(of: state).flatMap { states[$0].owner } }

    /// The state that says who owns a case while this one is active.
    func ownerHolder(of state: Int) -> Int? {
        sequence(first: state) { states[$0].parent }.first { states[$0].owner != nil }
    }

    /// Whether two states lie in different regions of a parallel state.
    func areInDifferentRegions(_ one: Int, _ other: Int) -> Bool {
        func line(_ state: Int) -> [Int] {
            Array(sequence(first: state) { self.states[$0].parent }.reversed())
        }
        let (first, second) = (line(one), line(other))
        let common = zip(first, second).prefix { $0 == $1 }.count
        // The root of all is the parent of states at the top, and not parallel.
        guard common > 0, common < first.count, common < second.count else { return false }
        return chart[StateIndex(first[common - 1])].kind == .parallel
    }
}
