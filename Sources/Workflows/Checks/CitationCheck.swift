import Diagnostics
import StatutoryTime

/// A citation of a statute or of an article that the statutes' files do not have.
enum CitationCheck: WorkflowCheck {
    static func check(_ material: WorkflowMaterial) {
        let context = material.context
        let statutes = context.statutes
        for citation in material.citations {
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
}
