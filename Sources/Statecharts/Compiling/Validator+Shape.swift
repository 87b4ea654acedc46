/// Rules about what a state is and what it may hold (SCXML 3.3, 3.4, 3.7, 3.10).
extension Validator {
    mutating func checkIdentity(of state: Int) {
        let id = outline.entries[state].definition.id
        if id.isEmpty {
            report(.emptyID, state: state, "it has no id")
        } else if outline.indices[id] != state {
            report(.duplicateID, state: state, names: [id], "another state has the same id")
        }
        // Reported once, where the limit is crossed.
        if outline.entries[state].depth == Statechart.maximumDepth {
            report(.tooDeep, state: state, "states are nested more than \(Statechart.maximumDepth) deep")
        }
    }

    mutating func checkShape(of state: Int) {
        let entry = outline.entries[state]
        let definition = entry.definition
        if definition.doneData != nil, definition.kind != .final {
            report(.doneDataNotAllowed, state: state, "only a final state has done data")
        }
        switch definition.kind {
        case .state: break
        case .parallel:
            if outline.realChildren(of: state).isEmpty {
                report(.parallelWithoutRegions, state: state, "a parallel state needs at least one region")
            }
            for child in entry.children where outline.entries[child].definition.kind == .final {
                report(
                    .finalAsRegion, state: child, names: [definition.id],
                    "a final state cannot be a region of the parallel state '\(definition.id)'")
            }
        case .final:
            checkChildless(state, "a final state")
            if !definition.invocations.isEmpty {
                report(.contentNotAllowed, state: state, "a final state invokes nothing")
            }
        case .history:
            checkChildless(state, "a history state")
            if !definition.onEntry.isEmpty || !definition.onExit.isEmpty || !definition.invocations.isEmpty {
                report(.contentNotAllowed, state: state, "a history state is never entered, so its content never runs")
            }
            if entry.parent == Outline.root || outline.realChildren(of: entry.parent).isEmpty {
                report(.misplacedHistory, state: state, "there is no sibling state to remember")
            }
        }
    }

    private mutating func checkChildless(_ state: Int, _ what: String) {
        let definition = outline.entries[state].definition
        if !definition.children.isEmpty {
            report(.childrenNotAllowed, state: state, "\(what) has no children")
        }
        if !definition.transitions.isEmpty {
            report(.transitionsNotAllowed, state: state, "\(what) has no transitions")
        }
    }
}
