import Diagnostics
import Workflows

/// The days around a deadline's last on which scenarios should look at the case: those that `scenario generate --boundaries` makes.
struct LastDays {
    private let deadline: DeadlineDeclaration

    init(_ deadline: DeadlineDeclaration) {
        self.deadline = deadline
    }

    func gap(_ record: RuleRecord) -> RuleCoverage.Gap? {
        let met = record.deadlines[deadline.key]
        let missing = BoundaryPlan.Side.allCases.filter {
            !isMet($0, met, hasFired: record.fired.contains(deadline.key))
        }
        guard !missing.isEmpty else { return nil }
        let title = deadline.title
        let what: BilingualText
        if met == nil {
            what = BilingualText(
                zh: "没有场景使期限 \(deadline.key)（\(title.zh)）起算",
                en: "no scenario makes the deadline \(deadline.key) (\(title.en)) run")
        } else {
            let days = missing.map(\.words)
            what = BilingualText(
                zh: "没有场景走到期限 \(deadline.key)（\(title.zh)）的\(BilingualList.either(days.map(\.zh), "或"))",
                en:
                    "no scenario comes to \(BilingualList.either(days.map(\.en), "or")) of the deadline \(deadline.key) (\(title.en))"
            )
        }
        return RuleCoverage.Gap(
            kind: .deadlines, location: deadline.declaration.location, subject: deadline.key, what: what,
            count: missing.count)
    }

    private func isMet(_ side: BoundaryPlan.Side, _ met: NearestValues?, hasFired: Bool) -> Bool {
        switch side {
        case .before: met?.isJustBelow == true
        case .on: met?.equal != nil
        case .after: hasFired || met?.above != nil
        }
    }
}

extension BoundaryPlan.Side {
    /// The day, as a part of a sentence.
    var words: BilingualText {
        switch self {
        case .before: BilingualText(zh: "末日前一日", en: "the day before the last")
        case .on: BilingualText(zh: "末日", en: "the last day")
        case .after: BilingualText(zh: "末日次日", en: "the day after the last")
        }
    }
}
