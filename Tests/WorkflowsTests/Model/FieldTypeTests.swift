import DataValues
import Diagnostics
import Testing

@testable import Workflows

@Suite("Fields")
struct FieldTypeTests {
    private static let place = Declaration(at: SourceLocation(file: "w.yaml", line: 1, column: 1))

    private static func field(
        _ name: String, _ type: FieldType, required: Bool = false, defaultValue: DataValue? = nil,
        sensitive: Bool = false
    ) -> Field {
        Field(
            name, type, title: BilingualText(zh: "字段\(name)", en: "Field \(name)"), isRequired: required,
            defaultValue: defaultValue, isSensitive: sensitive, declaration: place)
    }

    private static let choice = FieldType.choice([
        ChoiceValue("wages", title: BilingualText(zh: "劳动报酬", en: "Wages")),
        ChoiceValue("other", title: BilingualText(zh: "其他", en: "Other")),
    ])

    private static let fields = [
        field("amount", .money(.init(minimum: 0)), required: true),
        field(
            "applicant",
            .record([
                field("name", .text, required: true, sensitive: true),
                field("age", .integer(.init(minimum: 16, maximum: 120))),
            ]), required: true),
        field("kind", choice, defaultValue: "other"),
        field(
            "claims", .list(.record([field("title", .text, required: true), field("phone", .text, sensitive: true)]))),
        field("heard_on", .date), field("urgent", .boolean, defaultValue: false), field("seen_at", .instant),
    ]

    @Test("facts that fit have no problems, and a missing default is no problem")
    func good() {
        let facts: [String: DataValue] = [
            "amount": 2_832_000, "applicant": ["name": "张三", "age": 30], "claims": [["title": "工资"]],
            "heard_on": "2026-02-13", "seen_at": "2026-02-13T09:00:00+08:00", "kind": "wages",
        ]
        #expect(Self.fields.problems(with: facts, complete: true) == [])
        #expect(Self.fields.problems(with: [:], complete: false) == [])
    }

    @Test("every problem is reported with its path, without the value")
    func bad() {
        let facts: [String: DataValue] = [
            "amount": -1, "applicant": ["age": 15], "kind": "wage", "claims": [["title": 5], nil, ["titel": "x"]],
            "heard_on": "2026-02-30", "urgent": "是", "seen_at": "2026-02-13 09:00", "amuont": 3,
        ]
        let problems = Self.fields.problems(with: facts, complete: true)
        #expect(
            problems.map { "\($0.kind.rawValue) \($0.path)" } == [
                "outOfRange amount", "missing applicant.name", "outOfRange applicant.age", "unknownChoice kind",
                "wrongType claims[0].title", "missing claims[1]", "missing claims[2].title",
                "unknownField claims[2].titel",
                "malformed heard_on", "wrongType urgent", "malformed seen_at", "unknownField amuont",
            ])
        #expect(problems.last?.fix?.en == "did you mean amount?")
        #expect(Self.fields.problems(with: [:], complete: true).map(\.path.description) == ["amount", "applicant"])
    }

    @Test("what people type is read as the field's type")
    func parsing() {
        func parse(_ type: FieldType, _ text: String) -> DataValue? { try? type.parse(text).get() }
        #expect(parse(.money(.none), "28320.00") == 2_832_000)
        #expect(parse(.money(.none), "28,320.5 元") == 2_832_050)
        #expect(parse(.money(.init(maximum: 100)), "2") == nil)
        #expect(parse(.integer(.none), " 1,200 ") == 1200)
        #expect(parse(.integer(.none), "12.5") == nil)
        for text in ["true", "是", "Y", "yes", "对"] { #expect(parse(.boolean, text) == true, "\(text)") }
        for text in ["false", "否", "no", "N"] { #expect(parse(.boolean, text) == false, "\(text)") }
        #expect(parse(.boolean, "maybe") == nil)
        for text in ["2026-02-13", "2026/2/13", "2026年2月13日", "20260213", "2026.02.13"] {
            #expect(parse(.date, text) == "2026-02-13", "\(text)")
        }
        for text in ["2026-02-30", "13/02/2026", "明天", "2026-02"] { #expect(parse(.date, text) == nil, "\(text)") }
        for text in ["wages", "劳动报酬", "WAGES"] { #expect(parse(Self.choice, text) == "wages", "\(text)") }
        #expect(parse(Self.choice, "工资") == nil)
        #expect(parse(.list(.text), "甲，乙、 丙") == ["甲", "乙", "丙"])
        #expect(parse(.list(Self.choice), "劳动报酬, other") == ["wages", "other"])
        #expect(parse(.list(.text), "[\"a,b\"]") == ["a,b"])
        #expect(parse(.record([Self.field("a", .text)]), "{\"a\":\"x\"}") == ["a": "x"])
        #expect(parse(.record([Self.field("a", .text)]), "{\"b\":\"x\"}") == nil)
        #expect(parse(.text, "  ") == DataValue.null)
        #expect(parse(.instant, "2026-02-13T25:00:00Z") == nil)
    }

    @Test("values are shown as people read them")
    func shown() {
        #expect(FieldType.money(.none).shown(2_832_000, in: .chinese) == "28,320.00")
        #expect(FieldType.money(.none).shown(-123_456_789, in: .english) == "-1,234,567.89")
        #expect(FieldType.boolean.shown(true, in: .chinese) == "是")
        #expect(Self.choice.shown("wages", in: .english) == "Wages")
        #expect(FieldType.list(Self.choice).shown(["wages", "other"], in: .chinese) == "劳动报酬、其他")
    }

    @Test("defaults fill what is not given, and nothing else")
    func defaults() {
        let filled = Self.fields.applyingDefaults(to: ["kind": "wages", "amount": 5])
        #expect(filled == ["kind": "wages", "amount": 5, "urgent": false])
    }

    @Test("sensitive values are masked at any depth, the rest stays")
    func masking() {
        let facts: [String: DataValue] = [
            "amount": 5, "applicant": ["name": "张三丰", "age": 30], "claims": [["title": "工资", "phone": "13900000000"]],
        ]
        #expect(
            Self.fields.masking(facts) == [
                "amount": 5, "applicant": ["name": "张**", "age": 30], "claims": [["title": "工资", "phone": "1**"]],
            ])
        let whole = Self.field("secret", .record([Self.field("a", .integer(.none))]), sensitive: true)
        #expect(whole.masking(["a": 7]) == ["a": "**"])
    }

    @Test("paths lead to types, and know what lies in something sensitive")
    func paths() throws {
        func path(_ text: String) throws -> DataPath { try DataPath(parsing: text) }
        #expect(Self.fields.type(at: try path("applicant.name")) == .text)
        #expect(Self.fields.type(at: try path("claims[0].title")) == .text)
        #expect(Self.fields.type(at: try path("applicant.nom")) == nil)
        #expect(Self.fields.isSensitive(at: try path("applicant.name")))
        #expect(Self.fields.isSensitive(at: try path("claims[3].phone")))
        #expect(!Self.fields.isSensitive(at: try path("applicant.age")))
    }
}
