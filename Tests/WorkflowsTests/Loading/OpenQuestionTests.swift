import Diagnostics
import Testing

@testable import Workflows

@Suite("Questions that the files leave open")
struct OpenQuestionTests {
    private static let todo = "todo: [{ question: { zh: 几天, en: How long }, owner: 人社局 }]"

    private func found(_ fixture: Fixture) -> [String] {
        fixture.load().findings.filter { $0.severity == .error || $0.code == "W327" }.map {
            "\($0.code) \($0.location?.file.split(separator: "/").last ?? ""):\($0.location?.line ?? 0) \($0.what.en)"
                + ($0.law.map { "; \($0.en)" } ?? "")
        }
    }

    @Test(
        "a question may be open about a field, parameter, event, state, transition and deadline, and stands under the article of that",
        arguments: [
            ("amount: { type: money,", "field amount", ""),
            ("answer_period:\n    type: period\n", "parameter answer_period", "; LMAL art. 30"),
            ("accept: { title: { zh: 受理, en: Accept },", "event accept", ""),
            ("running:\n    title: { zh: 审理, en: Running }\n", "state running", "; LMAL art. 43"),
            ("simple: { title: { zh: 简易, en: Simple },", "state simple", "; LMAL art. 43"),
            ("suspend: { target: paused,", "transition on suspend", "; LMAL art. 43"),
            ("within: 45 days\n", "deadline decision", "; LMAL art. 43"),
        ])
    func base(place: String, what: String, law: String) {
        let fixture: Fixture
        switch place.last {
        case ",":
            let whole = place.hasPrefix("amount") || place.hasPrefix("accept") ? place : String(place.dropLast()) + " }"
            fixture = Fixture().replacing(whole, by: place + " \(Self.todo)" + (whole == place ? "," : " }"))
        default:
            let last = place.split(separator: "\n").last ?? ""
            let indent =
                place.hasPrefix("within")
                ? String(repeating: " ", count: 8) : String(last.prefix { $0 == " " })
            fixture = Fixture().replacing(place, by: place + indent + Self.todo + "\n")
        }
        let told = found(fixture)
        #expect(told.count == 1, "\(told)")
        #expect(
            told.first?.contains(" an open question (\(what)): How long (for 人社局 to decide)\(law)") == true, "\(told)")
        #expect(told.first?.hasPrefix("W327 workflow.yaml:") == true)
    }

    @Test("a layer's changes and values may hold a question too, under the article of what they change")
    func layers() {
        let fixture = Fixture().replacing(
            "title: { zh: 审理中, en: Under way }", by: "title: { zh: 审理中, en: Under way }\n        \(Self.todo)",
            in: Fixture.cityPath
        ).replacing(
            "source: { zh: 市规定, en: City rule } }", by: "source: { zh: 市规定, en: City rule }, \(Self.todo) }",
            in: Fixture.cityPath
        ).replacing(
            "decide: { roles: [director] }", by: "decide: { roles: [director], \(Self.todo) }", in: Fixture.cityPath
        )
        .replacing(
            "required: true }\n      district", by: "required: true, \(Self.todo) }\n      district",
            in: Fixture.cityPath
        )
        .replacing(
            "source: { zh: 市人社局, en: City office } }", by: "source: { zh: 市人社局, en: City office }, \(Self.todo) }",
            in: Fixture.cityPath)
        let told = found(fixture)
        #expect(told.count == 5, "\(told)")
        #expect(told.allSatisfy { $0.hasPrefix("W327 610100.yaml:") }, "\(told)")
        let about = told.compactMap { $0.split(separator: "(").dropFirst().first?.split(separator: ")").first }
        #expect(about == ["parameter ceiling", "field reason", "event decide", "state running", "deadline decision"])
        #expect(told.suffix(2).allSatisfy { $0.hasSuffix("; LMAL art. 43") }, "\(told)")
    }

    @Test("a question without an owner, and a todo that is no list, are errors")
    func malformed() {
        let ownerless = Fixture().replacing(
            "simple: { title: { zh: 简易, en: Simple } }",
            by: "simple: { title: { zh: 简易, en: Simple }, todo: [{ question: { zh: 问, en: Ask } }] }")
        #expect(found(ownerless).contains { $0.hasPrefix("W102") })
        let bare = Fixture().replacing(
            "simple: { title: { zh: 简易, en: Simple } }", by: "simple: { title: { zh: 简易, en: Simple }, todo: later }")
        #expect(found(bare).contains { $0.hasPrefix("W103") })
    }
}
