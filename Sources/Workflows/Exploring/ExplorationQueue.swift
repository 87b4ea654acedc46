/// What is still to be looked at: first what shows most that is new.
struct ExplorationQueue {
    enum Pass {
        /// Each event with what is on file, and with other values only where that is refused.
        case ways
        /// Each event with other values too.
        case variations
    }

    struct Task {
        var node: Int
        var pass: Pass
    }

    /// By urgency; within one, in the order found.
    private var tasks: [[Task]] = (0..<10).map { _ in [] }
    private var heads = [Int](repeating: 0, count: 10)

    mutating func add(_ node: Int, _ level: NoveltyTable.Level) {
        tasks[[0, 2, 3, 6, 8][level.rawValue]].append(Task(node: node, pass: .ways))
    }

    mutating func addVariations(_ node: Int, _ level: NoveltyTable.Level) {
        tasks[[1, 4, 5, 7, 9][level.rawValue]].append(Task(node: node, pass: .variations))
    }

    mutating func next() -> Task? {
        guard let urgency = tasks.indices.first(where: { heads[$0] < tasks[$0].count }) else { return nil }
        heads[urgency] += 1
        return tasks[urgency][heads[urgency] - 1]
    }
}
