public import Diagnostics
public import StatutoryTime

/// A fact of law in the rules that nobody has compared with its source yet.
public struct UnverifiedFact: Hashable, Sendable {
    /// `parameters.minimum_wage 610100`, `statutes.LMAL.counting`, `statutes.Rules33.56`, `calendars.cn.2027`.
    public var key: String
    /// What is claimed: a value, or an article in a sentence.
    public var claim: BilingualText
    /// Where it is taken from, as the files say.
    public var source: BilingualText
    /// The file, with the line where that is known.
    public var place: String
}

extension UnverifiedFact {
    /// The unverified values of parameters and the unverified parts of the statutes that these bundles use, each once, by file.
    ///
    /// - Parameter statutes: more statutes to look at, such as those that nothing cites yet.
    public static func all(in bundles: [WorkflowBundle], and statutes: [Statute] = []) -> [UnverifiedFact] {
        var facts: Set<UnverifiedFact> = []
        for bundle in bundles {
            facts.formUnion(values(of: bundle.workflow))
            for statute in bundle.workflow.statutes.values { facts.formUnion(parts(of: statute)) }
        }
        for statute in statutes { facts.formUnion(parts(of: statute)) }
        return facts.sorted { ($0.place, $0.key) < ($1.place, $1.key) }
    }

    /// The unverified notices of a calendar.
    public static func all(in calendar: WorkCalendar) -> [UnverifiedFact] {
        calendar.notices.filter { !$0.isVerified }.map { notice in
            UnverifiedFact(
                key: "calendars.\(notice.place).\(notice.year)",
                claim: BilingualText(zh: "\(notice.year) 年放假安排", en: "the holidays of \(notice.year)"),
                source: notice.source, place: "workflows/calendars/\(notice.place)/\(notice.year).yaml")
        }
    }

    private static func values(of workflow: Workflow) -> [UnverifiedFact] {
        workflow.parameters.parameters.flatMap { parameter in
            workflow.parameters.values(of: parameter.name).filter { !$0.isVerified }.map { value in
                let shown = parameter.type.shown(value.value)
                return UnverifiedFact(
                    key: "parameters.\(parameter.name) \(value.declaration.layer ?? "")",
                    claim: BilingualText(
                        zh: "\(parameter.title.zh)：\(shown)", en: "\(parameter.title.en): \(shown)"),
                    source: value.source, place: "\(value.declaration.location)")
            }
        }
    }

    private static func parts(of statute: Statute) -> [UnverifiedFact] {
        let place = "workflows/statutes/\(statute.id).yaml"
        var facts = statute.articles.filter { !$0.isVerified }.map { article in
            UnverifiedFact(
                key: "statutes.\(statute.id).\(article.number)", claim: article.gist,
                source: BilingualText(verbatim: article.source), place: place)
        }
        if !statute.counting.isVerified {
            facts.append(
                UnverifiedFact(
                    key: "statutes.\(statute.id).counting",
                    claim: BilingualText(zh: "该法如何计算期间", en: "how this law counts time limits"),
                    source: statute.counting.source, place: place))
        }
        return facts
    }
}
