import Diagnostics
import StatutoryTime

/// Checks every citation against the statutes, and the units of time limits against how the statutes count.
struct CitationChecks {
    let context: LoadContext
    private var statutes: StatuteLibrary { context.statutes }

    init(_ context: LoadContext) {
        self.context = context
    }

    func check(citations: [Located<Citation>]) {
        for citation in citations {
            guard let statute = statutes.statute(citation.statute) else {
                // A file that exists but cannot be read has its own findings.
                guard !statutes.exists(citation.statute) else { continue }
                context.unknown(
                    .unknownStatute, citation.statute, at: citation.location,
                    kind: BilingualText(zh: "法律", en: "statute"), known: statutes.ids)
                continue
            }
            guard statute.article(citation.article) == nil else { continue }
            context.log.add(
                .unknownArticle, at: citation.location,
                BilingualText(
                    zh: "\(statute.short.zh)的文件里没有第 \(citation.article) 条",
                    en: "the file of \(statute.short.en) has no article \(citation.article)"),
                fix: BilingualText(
                    zh: "核对条号，或在 \(StatuteLoader.folder)/\(statute.id).yaml 的 articles 里加上这一条",
                    en: "check the number, or add the article to \(StatuteLoader.folder)/\(statute.id).yaml"))
        }
    }

    /// The unit of a deadline must be the one in which its statute counts that number of days.
    func check(deadlines: [DeadlineDeclaration]) {
        for deadline in deadlines {
            guard case .period(let period) = deadline.length, let law = deadline.law else { continue }
            check(period, under: law, at: deadline.lengthDeclaration.location, code: .countingMismatch)
        }
    }

    /// Values of parameters are local rules, which may count in their own way: a difference there is a warning.
    func check(parameters: ParameterTable) {
        for parameter in parameters.parameters where parameter.type == .period {
            for value in parameters.values(of: parameter.name) {
                guard let period = Period(value.value), let law = value.law ?? parameter.law else { continue }
                check(period, under: law, at: value.declaration.location, code: .countingDiffers)
            }
        }
    }

    private func check(_ period: Period, under law: Citation, at location: SourceLocation, code: DiagnosticCode) {
        guard period.unit == .days || period.unit == .workingDays, let statute = statutes.statute(law.statute) else {
            return
        }
        let unit = statute.counting.unit(ofDays: period.amount)
        guard unit != period.unit else { return }
        let words =
            unit == .workingDays
            ? BilingualText(zh: "工作日", en: "working days") : BilingualText(zh: "日历日", en: "calendar days")
        context.log.add(
            code, at: location,
            BilingualText(
                zh: "\(statute.short.zh)里的 \(period.amount) 日是\(words.zh)，这里写的是 \(period)",
                en: "\(period.amount) days in \(statute.short.en) are \(words.en), but \(period) is written here"),
            why: statute.counting.source, law: statute.citation(law.article),
            fix: BilingualText(zh: "写 \(Period(period.amount, unit))", en: "write \(Period(period.amount, unit))"))
    }
}
