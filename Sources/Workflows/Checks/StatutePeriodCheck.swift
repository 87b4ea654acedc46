import Diagnostics
import StatutoryTime

/// A limit of the base that gives an office more time, or a party less, than the article it cites.
///
/// What layers do to a limit is judged when they are merged; here the base itself is held to the law, and the bounds within which
/// parameters may move.
struct StatutePeriodCheck: WorkflowCheck {
    private let context: LoadContext

    static func check(_ material: WorkflowMaterial) {
        let check = StatutePeriodCheck(context: material.context)
        for deadline in material.content.states.flatMap(\.deadlines) {
            guard case .period(let period) = deadline.length, let law = deadline.law, let side = deadline.side,
                deadline.lengthDeclaration.layer == nil
            else { continue }
            // Time ahead of an act binds the other way round, and no article's data speaks of it.
            if case .before = deadline.anchor { continue }
            check.compare(period, side: side, law, deadline.key, at: deadline.lengthDeclaration.location)
        }
        for deadline in material.content.states.flatMap(\.deadlines) { check.compareExtension(of: deadline) }
        check.compareParameters(of: material)
        for parameter in material.parameters.parameters {
            guard let law = parameter.law else { continue }
            switch parameter.bound {
            case .atMost(let value)?:
                guard let period = Period(value) else { continue }
                check.compare(period, side: .authority, law, parameter.name, at: parameter.declaration.location)
            case .atLeast(let value)?:
                guard let period = Period(value) else { continue }
                check.compare(period, side: .party, law, parameter.name, at: parameter.declaration.location)
            case nil: continue
            }
        }
    }

    /// The values of a parameter that is the length of a deadline, held to the article that the deadline cites. Those within a `bound` are
    /// judged by it.
    private func compareParameters(of material: WorkflowMaterial) {
        var seen: Set<SourceLocation> = []
        for deadline in material.content.states.flatMap(\.deadlines) {
            guard case .parameter(let name) = deadline.length, let law = deadline.law, let side = deadline.side,
                let parameter = material.parameters.parameter(name), parameter.bound == nil
            else { continue }
            if case .before = deadline.anchor { continue }
            for value in material.parameters.values(of: name) where value.law == nil {
                guard let period = Period(value.value), seen.insert(value.declaration.location).inserted else {
                    continue
                }
                compare(period, side: side, law, name, at: value.declaration.location)
            }
        }
    }

    private func compareExtension(of deadline: DeadlineDeclaration) {
        guard deadline.side == .authority, let law = deadline.law, let granted = deadline.granted?.atMost,
            let statute = context.statutes.statute(law.statute), let article = statute.article(law.article),
            let limit = article.extendsBy, granted.isAtMost(limit) == false
        else { return }
        context.log.add(
            .againstStatute, at: deadline.declaration.location,
            BilingualText(
                zh: "\(deadline.key) 至多延长 \(granted.text.zh)，与所引条文不符",
                en: "\(deadline.key) may be extended by \(granted.text.en), against the article it cites"),
            why: BilingualText(
                zh: "法律至多许延长 \(limit.text.zh)：\(article.gist.zh)",
                en: "the law allows \(limit.text.en) at most: \(article.gist.en)"),
            law: statute.citation(law.article),
            fix: BilingualText(zh: "extension 的 at_most 写 \(limit)", en: "write at_most: \(limit) to the extension"))
    }

    private func compare(
        _ period: Period, side: DeadlineDeclaration.Side, _ law: Citation, _ name: String, at location: SourceLocation
    ) {
        guard let statute = context.statutes.statute(law.statute), let article = statute.article(law.article),
            let limit = side == .authority ? article.atMost : article.atLeast
        else { return }
        let fits = side == .authority ? period.isAtMost(limit) : limit.isAtMost(period)
        guard fits == false else { return }
        let whose =
            side == .authority
            ? BilingualText(zh: "法律给机关至多 \(limit)", en: "the law gives an office \(limit) at most")
            : BilingualText(zh: "法律给当事人至少 \(limit)", en: "the law gives a party \(limit) at least")
        context.log.add(
            .againstStatute, at: location,
            BilingualText(zh: "\(name) 是 \(period)，与所引条文不符", en: "\(name) is \(period), against the article it cites"),
            why: BilingualText(
                zh: "\(whose.zh)：\(article.gist.zh)", en: "\(whose.en): \(article.gist.en)"),
            law: statute.citation(law.article),
            fix: BilingualText(zh: "写 \(limit)，或引用另一条文", en: "write \(limit), or cite another article"))
    }
}
