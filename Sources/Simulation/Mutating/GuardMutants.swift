import Diagnostics
import Workflows

/// The mutants of a guard where a file names it: it always says yes, or always no.
struct GuardMutants {
    let reference: GuardReference
    /// The transition or the deadline that asks it.
    let asker: String

    var all: [RuleMutant] { [mutant(passes: true), mutant(passes: false)] }

    private func mutant(passes: Bool) -> RuleMutant {
        let reference = reference
        let opposite: RuleRecord.Answers = passes ? .no : .yes
        return RuleMutant(
            kind: .guards, location: reference.place, subject: reference.name,
            change: passes
                ? BilingualText(zh: "总是放行（\(asker)）", en: "always says yes (\(asker))")
                : BilingualText(zh: "总是拒绝（\(asker)）", en: "always says no (\(asker))"),
            advice: passes
                ? BilingualText(zh: "写一个须由它拒绝的场景", en: "write a scenario that it must refuse")
                : BilingualText(zh: "写一个须由它放行的场景", en: "write a scenario that it must let pass"),
            untouched: passes
                ? BilingualText(zh: "没有场景使它拒绝", en: "no scenario makes it say no")
                : BilingualText(zh: "没有场景使它放行", en: "no scenario makes it say yes"),
            making: .forcing(RuleWatch.Forcing(reference, passes: passes)),
            // Where it gave that answer anyway, nothing changes.
            isTouched: { $0.answers[reference]?.contains(opposite) == true })
    }
}
