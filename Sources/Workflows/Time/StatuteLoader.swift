import Diagnostics
public import StatutoryTime

/// Reads `workflows/statutes/<id>.yaml`.
public enum StatuteLoader {
    public static let folder = "workflows/statutes"

    /// The ids of the statutes there are.
    public static func ids(in tree: SourceTree) -> [String] {
        tree.names(in: folder, suffix: ".yaml").map { String($0.dropLast(".yaml".count)) }
    }

    /// Reads every statute and reports what is wrong with any; returns how many there are.
    public static func check(_ tree: SourceTree, log: DiagnosticLog) -> Int {
        let reader = SourceReader(tree, log: log)
        let ids = ids(in: tree)
        for id in ids { _ = read(id, with: reader) }
        return ids.count
    }

    /// Every statute there is, by id; those with errors are left out and reported.
    public static func all(in tree: SourceTree, log: DiagnosticLog) -> [String: Statute] {
        let reader = SourceReader(tree, log: log)
        return ids(in: tree).reduce(into: [:]) { statutes, id in statutes[id] = read(id, with: reader) }
    }

    /// The statute of this id; nil when its file is not there or has errors, which are then reported.
    static func read(_ id: String, with reader: SourceReader) -> Statute? {
        let log = reader.log
        guard let node = reader.yaml("\(folder)/\(id).yaml"), let file = MappingReader(node, as: .statute, log: log)
        else { return nil }
        if let written = file.text("statute"), written != id {
            log.add(
                .statuteMisnamed, at: file.place(of: "statute"),
                BilingualText(zh: "文件名是 \(id)，代号却是 \(written)", en: "the file is named \(id) but its id is \(written)"),
                fix: BilingualText(zh: "使两者一致", en: "make the two agree"))
        }
        let counting = file.node("counting").flatMap { MappingReader($0, as: .counting, log: log) }
        let articles = file.table("articles").compactMap { entry -> Statute.Article? in
            guard let article = MappingReader(entry.value, as: .article, log: log), let zh = article.text("zh"),
                let en = article.text("en")
            else { return nil }
            return Statute.Article(
                number: entry.key, gist: BilingualText(zh: zh, en: en), source: article.text("source") ?? "",
                isVerified: article.boolean("verified") ?? true, atMost: article.period("at_most"),
                atLeast: article.period("at_least"), extendsBy: article.period("extension"),
                fixedNumber: article.integer("number"))
        }
        guard let title = file.bilingual("title"), let short = file.bilingual("short"),
            file.date("in_force") != nil, let counting,
            let source = counting.bilingual("source"), let rolls = counting.boolean("rolls")
        else { return nil }
        return Statute(
            id: id, title: title, short: short,
            counting: CountingRule(
                workingDays: counting.node("working_days").flatMap { workingDays($0, log) }, rolls: rolls,
                countsStartDay: counting.boolean("counts_start_day") ?? false, source: source,
                isVerified: counting.boolean("verified") ?? true),
            articles: articles)
    }

    private static func workingDays(_ node: YAMLNode, _ log: DiagnosticLog) -> CountingRule.WorkingDays? {
        if let elements = node.elements {
            return CountingRule.WorkingDays(amounts: Set(elements.compactMap { ValueReading.integer($0, log) }))
        }
        if node.entries != nil {
            let limit = MappingReader(node, as: .upTo, log: log)?.integer("up_to")
            return limit.map { CountingRule.WorkingDays(atMost: $0) }
        }
        switch node.scalar?.text {
        case "all": return CountingRule.WorkingDays()
        case "none": return nil
        default:
            log.add(ValueReading.unknownWord(node.scalar?.text ?? "", at: node.location, known: ["all", "none"]))
            return nil
        }
    }
}
