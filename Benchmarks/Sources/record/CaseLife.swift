import DataValues
import StatutoryTime

/// What happens in one invented case, drawn from its number.
struct CaseLife {
    struct Step {
        var event: String
        var role = "clerk"
        var day: LegalDate
        var facts: [String: DataValue] = [:]
    }

    /// After every date that a case has.
    static let today = LegalDate(year: 2026, month: 6, day: 30) ?? .epoch

    let facts: [String: DataValue]
    let openedOn: LegalDate
    let steps: [Step]

    init(_ number: Int) {
        var chance = SplitMix(state: UInt64(number) &* 0x9E37_79B9_7F4A_7C15)
        let first = (LegalDate(year: 2025, month: 2, day: 5) ?? .epoch).adding(days: chance.below(420))
        openedOn = first
        // From 5,000 to 205,000 yuan, so that about as many lie above a ceiling as below.
        let amount = Int64(500_000 + chance.below(20_000_000))
        let kinds = ["wages", "overtime", "bonus", "dismissal"]
        facts = [
            "worker": ["name": .text("职工\(number)")], "employer": ["name": .text("用人单位\(chance.below(5000))")],
            "dispute_kind": .text(kinds[chance.below(3)]), "claim_amount": .integer(amount),
            "rights_known_on": .text(first.adding(days: -chance.below(300) - 1).description),
        ]
        let accepted = first.adding(days: 1 + chance.below(4))
        let all = [
            Step(event: "triage", day: first),
            Step(event: "arbitration_applied", day: first),
            Step(event: "accept", day: accepted),
            Step(
                event: "tribunal_formed", role: "director", day: accepted.adding(days: 1 + chance.below(3)),
                facts: ["tribunal_size": 1, "arbitrators": ["zhao.qiang"]]),
            Step(
                event: "copy_served", day: accepted.adding(days: 4),
                facts: [
                    "service_method": "post", "evidence_deadline_on": .text(accepted.adding(days: 30).description),
                ]),
            Step(event: "answer_received", day: accepted.adding(days: 8 + chance.below(12))),
            Step(event: "answer_forwarded", day: accepted.adding(days: 22)),
        ]
        steps = Array(all.prefix(2 + chance.below(6)))
    }
}

/// Steele, Lea and Flood's SplitMix64.
private struct SplitMix {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
    }
}
