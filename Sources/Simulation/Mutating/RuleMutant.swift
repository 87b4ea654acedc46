public import Diagnostics
import Workflows

/// One small mistake that somebody could make in the rules.
public struct RuleMutant: Sendable {
    public enum Kind: String, Sendable, CaseIterable {
        /// A parameter's value, a unit more or less; an amount of money also doubled.
        case parameters
        /// A deadline's written period, a unit longer or shorter.
        case deadlines
        /// The sign of a comparison.
        case comparisons
        /// A number that a script compares with, one more or less.
        case numbers
        /// `and`, `or` and `not`.
        case logic
        /// A guard that always says yes, or always no, where a file names it.
        case guards

        public var title: BilingualText {
            switch self {
            case .parameters: BilingualText(zh: "参数", en: "parameters")
            case .deadlines: BilingualText(zh: "期限长度", en: "lengths of deadlines")
            case .comparisons: BilingualText(zh: "比较", en: "comparisons")
            case .numbers: BilingualText(zh: "脚本里的数", en: "numbers in scripts")
            case .logic: BilingualText(zh: "与、或、非", en: "and, or, not")
            case .guards: BilingualText(zh: "守卫", en: "guards")
            }
        }
    }

    /// How it is made.
    enum Making: Sendable {
        /// A text at its place by another; it stands there in one of several spellings.
        case text(old: [String], new: String)
        case forcing(RuleWatch.Forcing)
    }

    public var kind: Kind
    public var location: SourceLocation
    /// The parameter, deadline or guard, or what the script says: `case.amount <= params.ceiling`.
    public var subject: String
    /// What was changed, in a few words: `15 days → 16 days`.
    public var change: BilingualText
    /// What scenario would notice.
    public var advice: BilingualText
    /// What to say when no scenario comes to it.
    public var untouched = BilingualText(zh: "没有场景到过这里", en: "no scenario comes here")
    var making: Making
    /// Whether a scenario with this record came to what was changed.
    var isTouched: @Sendable (RuleRecord) -> Bool
}

/// What came of trying a mutant.
public enum MutantOutcome: Hashable, Sendable {
    /// This scenario fails with it.
    case killed(by: BilingualText, at: SourceLocation)
    /// So many scenarios come to what was changed, and pass all the same.
    case survived(scenarios: Int)
    /// The rules do not load with it: `workflow check` would tell.
    case invalid
}

/// What came of trying every mutant of a place's rules.
public struct MutationReport: Sendable {
    public struct Row: Sendable {
        public var mutant: RuleMutant
        public var outcome: MutantOutcome
    }

    /// By kind, then by place.
    public var rows: [Row]

    public func count(_ kind: RuleMutant.Kind? = nil, where isCounted: (MutantOutcome) -> Bool) -> Int {
        rows.count { (kind == nil || $0.mutant.kind == kind) && isCounted($0.outcome) }
    }

    /// Killed of those that load, in percent; 100 when there is none.
    public func score(_ kind: RuleMutant.Kind? = nil) -> Double {
        let (killed, survived) = (count(kind, where: \.isKilled), count(kind, where: \.isSurvivor))
        return killed + survived == 0 ? 100 : Double(killed) * 100 / Double(killed + survived)
    }

    public var survivors: [Row] { rows.filter(\.outcome.isSurvivor) }
}

extension MutantOutcome {
    public var isKilled: Bool { if case .killed = self { true } else { false } }
    public var isSurvivor: Bool { if case .survived = self { true } else { false } }
    public var isInvalid: Bool { self == .invalid }
}
