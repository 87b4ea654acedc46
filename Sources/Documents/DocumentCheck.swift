import DataValues
import Diagnostics
public import Workflows

/// What can be wrong with the papers of a workflow before any case needs one: a part of `tiaochu workflow check`.
public enum DocumentCheck {
    /// Checks the list of kinds, every template that a locality would use, and the pattern of its numbers.
    public static func check(_ bundle: WorkflowBundle, from tree: SourceTree, log: DiagnosticLog) {
        let workflow = bundle.workflow
        let catalogue = DocumentCatalogue(of: workflow.name, from: tree, log: log)
        let library = TemplateLibrary(of: workflow.name, chain: workflow.localities.codes, from: tree, log: log)
        let rules = PaperRules(
            workflow: workflow, office: workflow, statutes: StatuteLoader.all(in: tree, log: log))
        for kind in catalogue.kinds {
            check(kind, against: rules, log: log)
            follow(kind, with: TemplateCheck(library), rules: rules, log: log)
        }
        guard !catalogue.kinds.isEmpty else { return }
        OrderedPapers.check(workflow, against: catalogue, log: log)
        for value in workflow.parameters.values(of: PaperSubject.pattern) where isInForce(value, in: workflow) {
            check(pattern: value, of: workflow, isIssuing: false, log: log)
        }
        NumberCheck(workflow, kinds: catalogue.kinds, log: log).check()
        overrides(library)
    }

    /// Papers are numbered on the day they are made: what held once, or only above, is no concern of this place any more.
    private static func isInForce(_ value: ParameterValue, in workflow: Workflow) -> Bool {
        workflow.parameters.value(of: PaperSubject.pattern, on: "9999-12-31") == value
    }

    static func follow(_ kind: DocumentKind, with check: TemplateCheck, rules: PaperRules, log: DiagnosticLog) {
        guard check.follow(kind.template, root: .root(kind, rules: rules)) else {
            log.add(
                .templateMissing, at: kind.location,
                BilingualText(
                    zh: "文书“\(kind.name)”没有模板 \(kind.template)\(TemplateText.suffix)",
                    en: "the document '\(kind.name)' has no template \(kind.template)\(TemplateText.suffix)"),
                fix: BilingualText(
                    zh: "在 documents 目录里写这份模板，或用 template 指明另一份",
                    en: "write it in the folder documents, or name another with template"))
            return
        }
    }

    // MARK: - The list of kinds

    static func check(_ kind: DocumentKind, against rules: PaperRules, log: DiagnosticLog) {
        let workflow = rules.workflow
        let root = PaperShape.root(kind, rules: rules)
        for given in kind.given
        where workflow.field(given.name) != nil || PaperSubject.fixedNames.contains(given.name) {
            log.add(
                .documentUnknownField, at: given.declaration.location,
                BilingualText(zh: "given 的名称“\(given.name)”已有所指", en: "the name '\(given.name)' under given is taken"),
                fix: BilingualText(
                    zh: "换一个名称，如 given_\(given.name)", en: "give it another name, such as given_\(given.name)"))
        }
        if let number = kind.number, let field = field(number, of: workflow, log: log), field.series == nil {
            log.add(
                .documentUnknownField, at: number.location,
                BilingualText(
                    zh: "字段“\(number.value)”不是编号字段", en: "the field '\(number.value)' takes no number of a series"),
                fix: BilingualText(
                    zh: "填有 series 的字段", en: "name a field that has a series in workflow.yaml"))
        }
        if let date = kind.date { field(date, of: workflow, log: log) }
        for need in kind.needs where root.at(need.value) == nil { unknown(need, workflow, log) }
        for condition in kind.conditions {
            for value in condition.values { choice(value, of: condition.field, workflow, log) }
        }
        for suffix in kind.suffixes { choice(suffix.value, of: suffix.field, workflow, log) }
    }

    private static func choice(
        _ value: Located<String>, of name: Located<String>, _ workflow: Workflow, _ log: DiagnosticLog
    ) {
        guard let field = field(name, of: workflow, log: log) else { return }
        let known: [String]
        switch field.type {
        case .choice(let values): known = values.map(\.value)
        case .boolean: known = ["true", "false"]
        default: return
        }
        guard !known.contains(value.value) else { return }
        log.add(ValueReading.unknownWord(value.value, at: value.location, known: known))
    }

    @discardableResult
    private static func field(_ name: Located<String>, of workflow: Workflow, log: DiagnosticLog) -> Field? {
        if let field = workflow.field(name.value) { return field }
        unknown(name, workflow, log)
        return nil
    }

    private static func unknown(_ name: Located<String>, _ workflow: Workflow, _ log: DiagnosticLog) {
        log.add(
            .documentUnknownField, at: name.location,
            BilingualText(zh: "流程没有字段“\(name.value)”", en: "the workflow has no field '\(name.value)'"),
            fix: NearestName.advice(name.value, in: workflow.fields.map(\.name)))
    }

    // MARK: - Numbers

    static func check(pattern value: ParameterValue, of workflow: Workflow, isIssuing: Bool, log: DiagnosticLog) {
        guard let pattern = value.value.text else { return }
        let place = value.declaration.location
        if let unknown = NumberPattern(pattern).unknownPlace {
            log.add(
                .caseNumberPattern, at: place,
                BilingualText(zh: "文号格式里没有 {\(unknown)}", en: "a pattern of numbers knows no {\(unknown)}"),
                fix: BilingualText(
                    zh: "可用：\(NumberPattern.places.map { "{\($0)}" }.joined(separator: "、"))",
                    en: "there are \(NumberPattern.places.map { "{\($0)}" }.joined(separator: ", "))"))
        }
        if !NumberPattern(pattern).tellsCasesApart {
            log.add(
                .caseNumberPattern, at: place,
                BilingualText(zh: "文号格式缺 {year} 或 {serial}", en: "the pattern lacks {year} or {serial}"),
                fix: BilingualText(zh: "写明两者，如 〔{year}〕第{serial}号", en: "give both, as in 〔{year}〕第{serial}号"))
        }
        let locality = workflow.localities.locality
        guard value.declaration.layer != locality.code, !pattern.contains("{locality}") else { return }
        var finding = DiagnosticCode.caseNumberPattern.diagnostic(
            at: locality.location,
            BilingualText(
                zh: "\(locality.code) 沿用 \(value.declaration.layer ?? "") 的文号格式“\(pattern)”，两地会有相同的文号",
                en:
                    "\(locality.code) takes over the pattern '\(pattern)' of \(value.declaration.layer ?? ""): numbers would coincide"
            ),
            fix: BilingualText(
                zh: "在 \(locality.code) 写明自己的 \(PaperSubject.pattern)，或在格式里加 {locality}",
                en: "give \(locality.code) a \(PaperSubject.pattern) of its own, or put {locality} into the pattern"))
        // A place that issues no papers needs no numbers.
        if !isIssuing { finding.severity = .warning }
        log.add(finding)
    }

    // MARK: - Local templates

    /// A local template that replaces nothing has a slip in its name.
    private static func overrides(_ library: TemplateLibrary) {
        let known = Set(library.names)
        for code in library.codes {
            let folder = library.localFolder(code)
            for name in library.names(in: folder) where !known.contains(name) {
                let nearest = NearestName.find(name, in: known.sorted())
                library.log.add(
                    .templateReplacesNothing,
                    at: SourceLocation(file: "\(folder)/\(name)\(TemplateText.suffix)", line: 1, column: 1),
                    BilingualText(zh: "没有名为“\(name)”的模板可以替换", en: "there is no template '\(name)' to replace"),
                    fix: nearest.map { BilingualText(zh: "是否想写 \($0)？", en: "did you mean \($0)?") }
                        ?? BilingualText(
                            zh: "用流程的一份模板的名称，或删去这个文件",
                            en: "give it the name of a template of the workflow, or remove the file"))
            }
        }
    }
}

extension PaperShape {
    /// What a dotted path leads to.
    func at(_ path: String) -> PaperShape? {
        path.split(separator: ".").reduce(Optional(self)) { shape, name in shape?.part(String(name)) }
    }
}
