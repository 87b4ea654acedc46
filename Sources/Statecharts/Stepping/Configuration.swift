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
        var low = 0
        var high = states.count
        while low < high {
            let middle = (low + high) / 2
            if states[middle] < state { low = middle + 1 } else { high = middle }
        }
        return low
    }

    mutating func insert(_ state: Int32) {
        let place = place(of: state)
        if place == states.count || states[place] != state { states.insert(state, at: place) }
    }
}

extension Configuration: RandomAccessCollection {
    public var startIndex: Int { 0 }
    public var endIndex: Int { states.count }
    public subscript(position: Int) -> StateIndex { StateIndex(Int(states[position])) }
}
