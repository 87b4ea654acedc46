public import Diagnostics

/// How much of a place's rules a run of scenarios put to the test, kind by kind.
public struct RuleCoverage: Sendable {
    public enum Kind: String, Sendable, CaseIterable {
        /// Entered.
        case states
        /// Taken.
        case transitions
        /// Of each guard, where a file names it: said yes, and said no.
        case answers
        /// Of scripts, that ran.
        case lines
        /// Of comparisons with a bound: the bound itself, and what lies a unit below and above it.
        case boundaries
        /// Of deadlines: the day before the last, the last day, the day after.
        case deadlines

        public var title: BilingualText {
            switch self {
            case .states: BilingualText(zh: "状态", en: "states")
            case .transitions: BilingualText(zh: "转移", en: "transitions")
            case .answers: BilingualText(zh: "守卫的回答", en: "answers of guards")
            case .lines: BilingualText(zh: "脚本行", en: "lines of scripts")
            case .boundaries: BilingualText(zh: "边界值", en: "boundary values")
            case .deadlines: BilingualText(zh: "期限末日", en: "last days of deadlines")
            }
        }
    }

    public struct Tally: Hashable, Sendable {
        public var kind: Kind
        public var covered: Int
        public var total: Int

        /// 0 to 100; 100 when there is nothing to cover.
        public var percent: Double { total == 0 ? 100 : Double(covered) * 100 / Double(total) }
    }

    /// Something no scenario reaches.
    public struct Gap: Hashable, Sendable {
        public var kind: Kind
        public var location: SourceLocation
        /// The state's id, the guard's name and the like.
        public var subject: String
        /// A sentence.
        public var what: BilingualText
        /// For how many of the kind's total it stands.
        public var count = 1
    }

    /// In the order of `Kind`.
    public var tallies: [Tally]
    /// By kind, then by place.
    public var gaps: [Gap]

    /// The lowest percentage of any kind.
    public var least: Double { tallies.map(\.percent).min() ?? 100 }

    /// - Parameter totals: of each kind how many there are; what is no gap is covered.
    init(totals: [Kind: Int], gaps: [Gap]) {
        tallies = Kind.allCases.map { kind in
            let total = totals[kind] ?? 0
            let missing = gaps.reduce(0) { $1.kind == kind ? $0 + $1.count : $0 }
            return Tally(kind: kind, covered: total - missing, total: total)
        }
        let order = Dictionary(uniqueKeysWithValues: Kind.allCases.enumerated().map { ($1, $0) })
        self.gaps = gaps.sorted {
            (order[$0.kind] ?? 0, $0.location, $0.subject) < (order[$1.kind] ?? 0, $1.location, $1.subject)
        }
    }
}
