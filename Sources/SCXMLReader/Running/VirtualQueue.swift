/// What is to happen and when, in virtual time: in order of the time, then in the order it was put in.
struct VirtualQueue<Item> {
    private struct Entry {
        let due: Duration
        let number: Int
        let item: Item
    }

    /// A binary heap, the earliest first.
    private var entries: [Entry] = []
    private var nextNumber = 0

    var isEmpty: Bool { entries.isEmpty }
    var firstDue: Duration? { entries.first?.due }

    mutating func insert(_ item: Item, at due: Duration) {
        entries.append(Entry(due: due, number: nextNumber, item: item))
        nextNumber += 1
        rise(from: entries.count - 1)
    }

    mutating func popFirst() -> (due: Duration, item: Item)? {
        guard let first = entries.first else { return nil }
        let last = entries.removeLast()
        if !entries.isEmpty {
            entries[0] = last
            sink(from: 0)
        }
        return (first.due, first.item)
    }

    /// Takes out what matches, keeping the order of the rest.
    mutating func removeAll(where matches: (Item) -> Bool) {
        guard let place = entries.firstIndex(where: { matches($0.item) }) else { return }
        // Most often it is one: a timer that is called off.
        guard entries[(place + 1)...].contains(where: { matches($0.item) }) else {
            remove(at: place)
            return
        }
        // Sorted, a list is a heap.
        entries = entries.filter { !matches($0.item) }.sorted { ($0.due, $0.number) < ($1.due, $1.number) }
    }

    private mutating func remove(at place: Int) {
        let last = entries.removeLast()
        guard place < entries.count else { return }
        entries[place] = last
        rise(from: place)
        sink(from: place)
    }

    private mutating func rise(from place: Int) {
        var child = place
        while child > 0, isBefore(child, (child - 1) / 2) {
            entries.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    private mutating func sink(from place: Int) {
        var parent = place
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < entries.count && isBefore(child, least) {
                least = child
            }
            if least == parent { return }
            entries.swapAt(parent, least)
            parent = least
        }
    }

    private func isBefore(_ one: Int, _ other: Int) -> Bool {
        (entries[one].due, entries[one].number) < (entries[other].due, entries[other].number)
    }
}
