/// A set of states, such as those active at one moment, in document order.
///
/// Kept sorted, so that exit and entry order are the order of the list, the states inside another are a slice of it,
/// and a step costs what is active, not what the chart holds.
public struct Configuration: Hashable, Sendable {
    var states: ContiguousArray<Int32>

    public init() { states = [] }

    public init(_ states: some Sequence<StateIndex>) {
        self.states = ContiguousArray(Set(states.map { Int32($0.rawValue) }).sorted())
    }

    public func contains(_ state: StateIndex) -> Bool { contains(Int32(state.rawValue)) }

    func contains(_ state: Int32) -> Bool {
        let place = place(of: state)
        return place < states.count && states[place] == state
    }

    /// Where `state` stands in the list, or would.
    func place(of state: Int32) -> Int {
        // Few states are active at a time in most charts: going through them beats halving.
        if states.count <= 8 {
            var place = 0
            while place < states.count, states[place] < state { place += 1 }
            return place
        }
        var low = 0
        var high = states.count
        while low < high {
            let middle = (low + high) / 2
            if states[middle] < state { low = middle + 1 } else { high = middle }
        }
        return low
    }

    mutating func insert(_ state: Int32) {
        guard let last = states.last, last >= state else {
            states.append(state)
            return
        }
        let place = place(of: state)
        if states[place] != state { states.insert(state, at: place) }
    }

    /// Becomes the same as `other` without giving up its room.
    mutating func assign(_ other: Configuration) {
        while states.count > other.states.count { states.removeLast() }
        var place = 0
        while place < states.count {
            states[place] = other.states[place]
            place += 1
        }
        while place < other.states.count {
            states.append(other.states[place])
            place += 1
        }
    }

    mutating func remove(at position: Int) {
        // Faster at the end, where most states are left.
        if position == states.count - 1 { states.removeLast() } else { states.remove(at: position) }
    }
}

extension Configuration: RandomAccessCollection {
    public var startIndex: Int { 0 }
    public var endIndex: Int { states.count }
    public subscript(position: Int) -> StateIndex { StateIndex(Int(states[position])) }
}
