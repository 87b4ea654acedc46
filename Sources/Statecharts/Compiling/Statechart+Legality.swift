extension Statechart {
    /// Whether a set of states is a legal configuration (SCXML 3.11): whole from the top down, with one child of the
    /// chart and of each compound state, all regions of each parallel state, and no history state.
    public func isLegal(_ configuration: Configuration) -> Bool {
        guard let last = configuration.states.last, last < tables.records.count, configuration.states[0] >= 0 else {
            return false
        }
        // Counting children of active parents: every active state must be somebody's, and every parent have its due.
        var childCounts: [Int32: Int] = [:]
        for state in configuration.states {
            let record = tables.records[Int(state)]
            if record.kind.isHistory { return false }
            if record.parent >= 0, !configuration.contains(record.parent) { return false }
            childCounts[record.parent, default: 0] += 1
        }
        guard childCounts[-1] == 1 else { return false }
        return configuration.states.allSatisfy { state in
            let record = tables.records[Int(state)]
            return switch record.kind {
            case .compound: childCounts[state] == 1
            case .parallel: childCounts[state] == record.children.count
            case .atomic, .final, .shallowHistory, .deepHistory: true
            }
        }
    }
}
