import DataValues
import Testing

@testable import LuaRuntime

@Suite("Types of host functions")
struct LuaTypeTests {
    @Test(
        "are written as editors' annotations want them",
        arguments: [
            (LuaType.text, "string"), (.list(.integer), "integer[]"),
            (.choice(["days", "months"]), "\"days\"|\"months\""),
            (.list(.choice(["a", "b"])), "(\"a\"|\"b\")[]"), (.union([.text, .table]), "string|table"),
            (.named("Case"), "Case"),
            (.record([LuaField("zh", .text), LuaField("en", .text, isOptional: true)]), "{ zh: string, en?: string }"),
        ])
    func annotations(type: LuaType, annotation: String) {
        #expect(type.annotation == annotation)
    }

    private static let bilingual = LuaType.record([LuaField("zh", .text), LuaField("en", .text)])

    @Test(
        "take what fits",
        arguments: [
            (LuaType.any, "x", "x"), (.integer, 5.0, 5), (.integer, 5, 5), (.number, 5, 5), (.number, 0.5, 0.5),
            (.table, [], .record([:])),
            (.choice(["a"]), "a", "a"), (.list(.integer), [1, 2.0], [1, 2]), (.union([bilingual, .text]), "x", "x"),
            (.union([bilingual, .text]), ["zh": "甲", "en": "A"], ["zh": "甲", "en": "A"]), (.named("Case"), 1, 1),
            (.record([LuaField("x", .any, isOptional: true)]), [], .record([:])),
        ] as [(LuaType, DataValue, DataValue)])
    func fits(type: LuaType, value: DataValue, expected: DataValue) throws {
        #expect(try type.checked(value) == expected)
    }

    @Test(
        "refuse what does not, saying where and what was wanted",
        arguments: [
            (LuaType.integer, 5.5, "", "expected an integer, got the number 5.5"),
            (.text, nil, "", "expected a text, got nothing"),
            (.choice(["a", "b"]), "c", "", "expected one of 'a', 'b', got the text 'c'"),
            (.list(.integer), [1, "x"], "[2]", "expected an integer, got the text 'x'"),
            (bilingual, ["zh": "甲"], ".en", "expected a text, got nothing"),
            (.union([.text, bilingual]), ["zh": "甲"], ".en", "expected a text, got nothing"),
            (.union([.text, .integer]), true, "", "expected a text or an integer, got true"),
            (bilingual, ["zh": "甲", "en": "A", "fr": "B"], "", "unknown field 'fr'; the fields are 'zh', 'en'"),
        ] as [(LuaType, DataValue, String, String)])
    func refuses(type: LuaType, value: DataValue, path: String, message: String) throws {
        let problem = #expect(throws: LuaTypeProblem.self) { try type.checked(value) }
        #expect(problem == LuaTypeProblem(path: path, message: message))
    }
}
