/// A first-in first-out queue that keeps its room between steps.
struct EventQueue {
    private var events: ContiguousArray<Event> = []
    private var head = 0

    var isEmpty: Bool { head == events.count }

    mutating func append(_ event: Event) { events.append(event) }

    mutating func popFirst() -> Event? {
        guard head < events.count else { return nil }
        let event = events[head]
        head += 1
        if head == events.count { removeAll() }
        return event
    }

    mutating func removeAll() {
        guard !events.isEmpty else { return }
        events.removeAll(keepingCapacity: events.count < 64)
        head = 0
    }
}
