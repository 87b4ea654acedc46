import Diagnostics
public import StatutoryTime

extension ValueReading {
    /// ISO 8601 text of a day that exists in the calendar, such as `2026-02-13`.
    public static func date(_ node: YAMLNode, _ log: DiagnosticLog) -> String? {
        let expected = BilingualText(zh: "日期，如 2026-02-13", en: "a date such as 2026-02-13")
        guard let scalar = scalar(node, expected, log) else { return nil }
        guard DateLiteral.isDay(scalar.text) else {
            log.add(malformed(scalar.text, at: node.location, expected: expected))
            return nil
        }
        return scalar.text
    }

    /// `15 days`, `5 working-days`, `1 month`, `2 years`.
    public static func period(_ node: YAMLNode, _ log: DiagnosticLog) -> Period? {
        let expected = BilingualText(
            zh: "期间，如 15 days、5 working-days", en: "a period such as 15 days or 5 working-days")
        guard let scalar = scalar(node, expected, log) else { return nil }
        guard let period = Period(scalar.text) else {
            log.add(malformed(scalar.text, at: node.location, expected: expected))
            return nil
        }
        if period.amount < 1 {
            log.add(
                .senselessAmount, at: node.location,
                BilingualText(zh: "期间 \(period) 没有长度", en: "the period \(period) has no length"),
                fix: BilingualText(
                    zh: "写 1 或更多；没有期限就删去", en: "write 1 or more, or leave it out where there is no limit"))
        }
        return period
    }

    /// `{ statute: LMAL, article: 43 }`; whether they exist is for the caller to look up.
    public static func citation(_ node: YAMLNode, _ log: DiagnosticLog) -> Citation? {
        guard let reader = MappingReader(node, as: .citation, log: log), let statute = reader.text("statute"),
            let article = reader.text("article")
        else { return nil }
        return Citation(statute: statute, article: article)
    }
}

extension MappingSchema {
    static let citation = MappingSchema(
        "citation", BilingualText(zh: "法条引用", en: "a citation"),
        keys: [
            KeySchema(
                "statute", .text, required: true, zh: "法律的标识，workflows/statutes 下的文件名",
                en: "the statute's id, a file in workflows/statutes"),
            KeySchema("article", .text, required: true, zh: "条号，如 43、\"41(2)\"", en: "the article: 43, \"41(2)\""),
        ])
}
