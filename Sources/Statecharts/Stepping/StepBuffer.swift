/// Room for plain elements that is taken once and used again step after step: neither grows nor counts references.
///
/// Its owner must call `deallocate`, and must know the most it will hold: in debug builds going over it traps.
struct StepBuffer<Element> {
    private let elements: UnsafeMutableBufferPointer<Element>
    private(set) var count = 0

    init(capacity: Int) { elements = .allocate(capacity: capacity) }

    func deallocate() { elements.deallocate() }

    @inline(__always) var isEmpty: Bool { count == 0 }
    @inline(__always) var indices: Range<Int> { 0..<count }
    @inline(__always) var last: Element? { count == 0 ? nil : elements[count - 1] }

    @inline(__always) subscript(place: Int) -> Element {
        get { elements[place] }
        nonmutating set { elements[place] = newValue }
    }

    @inline(__always) mutating func append(_ element: Element) {
        elements.initializeElement(at: count, to: element)
        count += 1
    }

    @inline(__always) mutating func removeAll() { count = 0 }

    mutating func insert(_ element: Element, at place: Int) {
        append(element)
        var next = count - 1
        while next > place {
            elements[next] = elements[next - 1]
            next -= 1
        }
        elements[place] = element
    }

    @inline(__always) mutating func remove(at place: Int) {
        count -= 1
        var next = place
        while next < count {
            elements[next] = elements[next + 1]
            next += 1
        }
    }

    /// A copy of the elements.
    var array: ContiguousArray<Element> { ContiguousArray(elements[0..<count]) }
}

/// The configuration while a step works on it: sorted, as in `Configuration`.
extension StepBuffer<Int32> {
    @inline(__always) func contains(_ state: Int32) -> Bool {
        let place = place(of: state)
        return place < count && self[place] == state
    }

    /// Where `state` stands in the list, or would.
    @inline(__always) func place(of state: Int32) -> Int {
        // Few states are active at a time in most charts: going through them beats halving.
        if count > 8 { return placeByHalving(state) }
        var place = 0
        while place < count, self[place] < state { place += 1 }
        return place
    }

    private func placeByHalving(_ state: Int32) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < state { low = middle + 1 } else { high = middle }
        }
        return low
    }

    @inline(__always) mutating func insertSorted(_ state: Int32) {
        guard let last, last >= state else {
            append(state)
            return
        }
        let place = place(of: state)
        if self[place] != state { insert(state, at: place) }
    }

    @inline(__always) mutating func assign(_ configuration: Configuration) {
        removeAll()
        configuration.states.withUnsafeBufferPointer { states in
            var place = 0
            while place < states.count {
                append(states[place])
                place += 1
            }
        }
    }
}

extension Configuration {
    /// Becomes the same as `buffer` without giving up its room.
    @inline(__always) mutating func assign(_ buffer: StepBuffer<Int32>) {
        if states.count != buffer.count {
            states.removeAll(keepingCapacity: true)
            for place in buffer.indices { states.append(buffer[place]) }
            return
        }
        states.withUnsafeMutableBufferPointer { states in
            var place = 0
            while place < states.count {
                states[place] = buffer[place]
                place += 1
            }
        }
    }
}
