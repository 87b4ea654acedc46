import Diagnostics
import StatutoryTime

/// A time limit in another unit than the one in which its statute counts that number of days.
struct CountingUnitCheck: WorkflowCheck {
    private let context: LoadContext
    private var statutes: StatuteLibrary { context.statutes }

    static func check(_ material: WorkflowMaterial) {
        let check = CountingUnitCheck(context: material.context)
        check.check(deadlines: material.content.states.flatMap(\.deadlines))
        check.check(parameters: material.parameters)
    }

    /// The unit of a deadline must be the one in which its statute counts that number of days.
    private func check(deadlines: [DeadlineDeclaration]) {
        for deadline in deadlines {
            guard case .period(let period) = deadline.length, let law = deadline.law else { continue }
            // A layer's length has been held against the base's, unit and all: other advice would be refused there.
            if context.comparedLengths.contains(deadline.lengthDeclaration.location) { continue }
            check(
                period, under: law, side: deadline.side, at: deadline.lengthDeclaration.location,
                code: .countingMismatch)
        }
    }

    /// Values of parameters are local rules, which may count in their own way: a difference there is a warning.
    private func check(parameters: ParameterTable) {
        for parameter in parameters.parameters where parameter.type == .period {
            for value in parameters.values(of: parameter.name) {
                guard let period = Period(value.value), let law = value.law ?? parameter.law else { continue }
                check(period, under: law, side: nil, at: value.declaration.location, code: .countingDiffers)
            }
        }
    }

    private func check(
        _ period: Period, under law: Citation, side: DeadlineDeclaration.Side?, at location: SourceLocation,
        code: DiagnosticCode
    ) {
        guard period.unit == .days || period.unit == .workingDays, let statute = statutes.statute(law.statute) else {
            return
        }
        // Where the article itself says how long, its unit is what counts, and StatutePeriodCheck speaks of the length.
        let article = statute.article(law.article)
        if [article?.atMost, article?.atLeast].contains(where: { $0?.unit == period.unit }) { return }
        let unit = statute.counting.unit(ofDays: period.amount)
        guard unit != period.unit else { return }
        let words =
            unit == .workingDays
            ? BilingualText(zh: "工作日", en: "working days") : BilingualText(zh: "日历日", en: "calendar days")
        let meant =
            named(in: article, of: statute, notLooserThan: period, for: side) ?? Period(period.amount, unit)
        context.log.add(
            code, at: location,
            BilingualText(
                zh: "\(statute.short.zh)里的 \(period.amount) 日是\(words.zh)，这里写的是 \(period)",
                en: "\(period.amount) days in \(statute.short.en) are \(words.en), but \(period) is written here"),
            why: statute.counting.source, law: statute.citation(law.article),
            fix: BilingualText(zh: "写 \(meant)", en: "write \(meant)"))
    }

    /// The length of time that an article names in words, where it names one only and that is no looser than what is written: the right
    /// length then, unit and all.
    private func named(
        in article: Statute.Article?, of statute: Statute, notLooserThan period: Period,
        for side: DeadlineDeclaration.Side?
    ) -> Period? {
        guard let article else { return nil }
        let found = article.gist.zh.matches(of: #/([0-9]+)(个工作日|个月|日|天|年)/#)
            .compactMap { Period("\($0.1)\($0.2)") }
        guard Set(found).count == 1, var only = found.first, only.unit == .days || only.unit == .workingDays else {
            return nil
        }
        if only.unit == .days { only.unit = statute.counting.unit(ofDays: only.amount) }
        return (side == .party ? only.amount >= period.amount : only.amount <= period.amount) ? only : nil
    }
}
