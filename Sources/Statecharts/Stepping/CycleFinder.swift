/// Remembers the last turns of a macrostep that goes on too long, to say what it is caught in.
struct CycleFinder {
    struct Turn: Hashable {
        let event: String?
        let transitions: [Int32]
        let configuration: ContiguousArray<Int32>
    }

    /// More than this a person does not want to read.
    private static let longestCycle = 64

    private var turns: [Turn] = []

    mutating func append(_ turn: Turn) {
        if turns.count >= 4 * Self.longestCycle { turns.removeFirst(2 * Self.longestCycle) }
        turns.append(turn)
    }

    mutating func removeAll() { turns.removeAll() }

    /// The shortest run of turns that the last turns repeat, or the last three when none does.
    func cycle(in chart: Statechart) -> (turns: [StepError.Turn], repeats: Bool) {
        let longest = min(Self.longestCycle, turns.count / 2)
        let period = (1...max(1, longest)).first { period in
            turns.count >= 2 * period && turns.suffix(period) == turns.dropLast(period).suffix(period)
        }
        let last = turns.suffix(period ?? 3).map { turn in
            StepError.Turn(
                event: turn.event, transitions: turn.transitions.map { TransitionIndex(Int($0)) },
                states: turn.configuration
                    .filter { chart.tables.records[Int($0)].kind.isAtomic }
                    .map { chart.states[Int($0)].id })
        }
        // Events that nobody heeds are only many, unless each is the error that the one before it brought about.
        let goesRound = last.contains { !$0.transitions.isEmpty || $0.event?.hasPrefix("error.") == true }
        return (last, period != nil && goesRound)
    }
}
