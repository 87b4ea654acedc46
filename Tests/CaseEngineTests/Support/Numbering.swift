import Testing

/// An office whose cases are numbered on acceptance: Xi'an by its own pattern, Shenzhen by the nation's, which has the locality's code.
func numbering(_ kind: StoreKind, _ body: (Office) throws -> Void) throws {
    try withOffice(kind) { office in
        func replace(_ old: String, _ new: String, in file: String) throws {
            let text = try #require(office.files[file])
            try #require(text.contains(old))
            office.files[file] = text.replacing(old, with: new)
        }
        func pattern(_ text: String) -> String {
            """
              pattern:
                - { value: "\(text)", from: 2025-01-01, source: { zh: 公告, en: Notice } }

            """
        }
        let workflow = "workflows/dispute/workflow.yaml"
        try replace(
            "  outcome: {",
            "  number: { type: text, title: { zh: 案号, en: Number }, series: { pattern: pattern } }\n  outcome: {",
            in: workflow)
        try replace(
            "  ceiling: { type: money,",
            "  pattern: { type: text, title: { zh: 格式, en: Pattern } }\n  ceiling: { type: money,", in: workflow)
        try replace("stamps: [accepted_on] }", "stamps: [accepted_on], numbers: [number] }", in: workflow)
        office.files["workflows/localities/cn.yaml"]? +=
            "parameters:\n" + pattern("劳人仲{word}字〔{year}〕{locality}第{serial}号")
        office.files[RuleBook.xianPath]? += pattern("西劳人仲{word}字〔{year}〕第{serial}号")
        try body(office)
    }
}
