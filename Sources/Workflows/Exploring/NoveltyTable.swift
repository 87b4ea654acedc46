import DataValues

/// What of a case may matter to what happens next: one state that is active, one fact, one deadline.
struct NoveltyAtom: Hashable {
    enum Kind: Hashable {
        case state, fact, deadline
    }

    var kind: Kind
    var name: String
    var value: DataValue
}

/// Tells whether something about a case was never met before.
///
/// The order in which planners look through spaces too large to see whole: N. Lipovetzky, H. Geffner, "Width and Serialization of
/// Classical Planning Problems", ECAI 2012. First a new state, then a new fact, then two states together for the first time, then two
/// of any kind.
struct NoveltyTable {
    enum Level: Int, CaseIterable {
        case state, atom, states, pair, none
    }

    private var numbers: [NoveltyAtom: Int] = [:]
    private var states: Set<Int> = []
    private var seen: Set<Int> = []
    private var pairs: Set<Int> = []

    mutating func number(of atom: NoveltyAtom) -> Int {
        if let number = numbers[atom] { return number }
        let number = numbers.count
        numbers[atom] = number
        if atom.kind == .state { states.insert(number) }
        return number
    }

    /// - Parameter known: the atoms of a case that was looked at before; pairs of them are known.
    mutating func look(at atoms: [Int], after known: Set<Int>) -> Level {
        var level = Level.none
        for atom in atoms where seen.insert(atom).inserted {
            if level != .state { level = states.contains(atom) ? .state : .atom }
        }
        for new in atoms where !known.contains(new) {
            for other in atoms where other != new {
                let (low, high) = (min(new, other), max(new, other))
                guard pairs.insert(low << 24 | high).inserted, level.rawValue > Level.states.rawValue else { continue }
                if states.contains(low), states.contains(high) {
                    level = .states
                } else if level == .none {
                    level = .pair
                }
            }
        }
        return level
    }
}
