import Testing

@testable import Workflows

@Suite("Values that choices share")
struct ValueListTests {
    private static let track = "values: { simple: { zh: 简易, en: Simple }, ordinary: { zh: 普通, en: Ordinary } }"

    /// The fixture with its tracks in a list, which the choice names so.
    private func fixture(naming name: String) -> Fixture {
        Fixture().replacing(Self.track, by: "values: \(name)").replacing(
            "roles:\n  clerk:",
            by:
                "value_lists:\n  tracks: { simple: { zh: 简易, en: Simple }, ordinary: { zh: 普通, en: Ordinary } }\nroles:\n  clerk:"
        )
    }

    @Test("a choice that names a list has its values in its order, like one that writes them out")
    func named() throws {
        let (shared, written) = (try fixture(naming: "tracks").workflow(), try Fixture().workflow())
        #expect(shared.field("track")?.type == written.field("track")?.type)
        #expect(fixture(naming: "tracks").findings() == "")
    }

    @Test("a list serves elements of lists, fields in records and parameters too")
    func everywhere() throws {
        let more = fixture(naming: "tracks").replacing(
            "      age: { type: integer,",
            by:
                "      tried: { type: list, title: { zh: 已试, en: Tried }, of: { type: choice, values: tracks } }\n      age: { type: integer,"
        )
        guard case .record(let fields)? = try more.workflow().field("applicant")?.type,
            case .list(.choice(let values))? = fields.first(where: { $0.name == "tried" })?.type
        else { return #expect(Bool(false), "\(more.findings())") }
        #expect(values.map(\.value) == ["simple", "ordinary"])
        let parameter = fixture(naming: "tracks").replacing(
            "parameters:\n",
            by: "parameters:\n  usual: { type: choice, title: { zh: 通常程序, en: Usual track }, values: tracks }\n")
        #expect(try parameter.workflow().parameters.parameter("usual")?.type == .choice(values))
    }

    @Test("a list that is not there, one without values, and one that nobody names are findings")
    func findings() {
        let slip = fixture(naming: "track").findings()
        #expect(
            slip.contains("不认识“track” | \"track\" is not known here") && slip.contains("did you mean tracks?"),
            "\(slip)")
        #expect(!slip.contains("needs values"), "told once: \(slip)")
        #expect(slip.contains("warning[W214] 值列表 tracks 没有用到 | nothing uses the list of values tracks"), "\(slip)")
        let empty = fixture(naming: "tracks").replacing(
            "  tracks: { simple: { zh: 简易, en: Simple }, ordinary: { zh: 普通, en: Ordinary } }\n", by: "  tracks: {}\n"
        ).findings()
        #expect(empty.contains("值列表 tracks 要有值 | the list of values tracks needs values"), "\(empty)")
    }

    @Test("people are asked of texts only, and their roles are declared")
    func people() {
        let text = "applicant:\n    type: record"
        let found = Fixture().replacing(
            text, by: "people_here: { type: text, title: { zh: 人, en: People }, people: [clrek] }\n  \(text)"
        )
        .findings()
        #expect(found.contains("error[W204] 没有角色 clrek | there is no role clrek"), "\(found)")
        let number = Fixture().replacing(
            "title: { zh: 金额, en: Amount },", by: "title: { zh: 金额, en: Amount }, people: clerk,"
        )
        .findings()
        #expect(number.contains("error[W301] people 对 money 不起作用 | people has no effect on a money"), "\(number)")
    }
}
