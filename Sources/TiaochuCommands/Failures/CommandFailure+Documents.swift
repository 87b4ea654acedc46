import CaseEngine
import CaseStores
import Diagnostics
import Documents
import Workflows

extension CommandFailure {
    /// Findings in the files of documents.
    init(findings: [Diagnostic]) {
        self.init(
            .workflowFault, code: "template-error",
            what: BilingualText(zh: "文书模板或清单有错", en: "the templates or the list of documents have errors"),
            why: BilingualText(
                zh: "文书用现在的模板、按本案所依的规则制作", en: "papers are made with today's templates by the rules this case follows"),
            fix: BilingualText(
                zh: "请管理员运行 tiaochu workflow check：有错的改好；没有错的，是模板已随新规则改了，案件要先迁移（tiaochu workflow migrate）",
                en:
                    "have an administrator run tiaochu workflow check and mend what it finds; if it finds nothing, the templates have moved on with newer rules and the case has to be migrated first (tiaochu workflow migrate)"
            ),
            diagnostics: findings)
    }

    init(_ error: PaperError, kind: DocumentKind, view: CaseView) {
        switch error {
        case .findings(let findings): self.init(findings: findings)
        case .notNow(let conditions):
            self.init(
                .refused, code: "document-not-now",
                what: BilingualText(
                    zh: "案件 \(view.record.id) 现在不能制作\(kind.title.zh)",
                    en: "case \(view.record.id) has no '\(kind.title.en)' now"),
                fix: BilingualText(
                    zh: "用 tiaochu case document \(view.record.id) --list 查看能制作的文书",
                    en: "see what may be made: tiaochu case document \(view.record.id) --list"),
                diagnostics: [
                    DiagnosticCode.documentNotNow.diagnostic(
                        at: kind.location, Self.words(for: conditions, in: view.workflow),
                        law: kind.law.map(view.workflow.words),
                        fix: BilingualText(
                            zh: "案件有了这些事实才制作，用 tiaochu case advance 登记",
                            en: "it is made once the case says so: record it with tiaochu case advance"))
                ])
        case .lacks(let facts):
            self.init(
                .refused, code: "document-lacks-facts",
                what: BilingualText(
                    zh: "\(kind.title.zh)缺 \(facts.count) 项，没有制作",
                    en: "'\(kind.title.en)' lacks \(counted(facts.count, "fact")) and was not made"),
                diagnostics: facts.map { Self.diagnostic(of: $0) })
        }
    }

    /// What the case would have to say: 裁决类型：终局裁决。
    static func words(for conditions: [DocumentKind.Condition], in workflow: Workflow) -> BilingualText {
        func words(_ language: Language) -> String {
            conditions.map { condition in
                let field = workflow.field(condition.field.value)
                let values = condition.values.map { value -> String in
                    if case .choice(let choices)? = field?.type,
                        let choice = choices.first(where: { $0.value == value.value })
                    {
                        return choice.title[language]
                    }
                    return value.value
                }
                let (colon, or) = language == .chinese ? ("：", "或") : (": ", " or ")
                return (field?.title[language] ?? condition.field.value) + colon + values.joined(separator: or)
            }.joined(separator: language == .chinese ? "；" : "; ")
        }
        return BilingualText(zh: "只在“\(words(.chinese))”时制作", en: "made only when \(words(.english))")
    }

    private static func diagnostic(of fact: MissingFact) -> Diagnostic {
        let fix: BilingualText
        switch fact.source {
        case .fact:
            fix = BilingualText(
                zh: "用 tiaochu case advance 登记；只为这份文书填写的，加 --set \(fact.path)=…",
                en: "record it with tiaochu case advance, or for this document only: --set \(fact.path)=…")
        case .given: fix = BilingualText(zh: "加 --set \(fact.path)=…", en: "add --set \(fact.path)=…")
        case .parameter:
            fix = BilingualText(zh: "请管理员在地区文件里写明", en: "have an administrator set it in the locality's file")
        case .deadline:
            fix = BilingualText(zh: "该期限现在没有起算", en: "that deadline does not run now")
        }
        return DiagnosticCode.documentLacksFact.diagnostic(
            at: nil,
            BilingualText(zh: "缺：\(fact.title.zh)（\(fact.path)）", en: "missing: \(fact.title.en) (\(fact.path))"),
            fix: fix)
    }
}
