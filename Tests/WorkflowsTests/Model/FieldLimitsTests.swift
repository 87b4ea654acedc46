import DataValues
import Testing

@testable import Workflows

@Suite("How much of a fact can be kept")
struct FieldLimitsTests {
    @Test("a text is taken up to its last byte and refused with one more")
    func text() {
        let most = String(repeating: "x", count: FieldLimits.longestText)
        #expect(FieldType.text.problems(with: .text(most)).isEmpty)
        #expect(FieldType.text.problems(with: .text(most + "x")).map(\.kind) == [.tooLarge])
        #expect(FieldType.list(.text).problems(with: [.text("a"), .text(most + "x")]).map { "\($0.path)" } == ["[1]"])
    }

    @Test("a list is taken up to its last element, given as data or as text")
    func list() {
        let most = Array(repeating: DataValue.integer(1), count: FieldLimits.longestList)
        let type = FieldType.list(.integer(.none))
        #expect(type.problems(with: .list(most)).isEmpty)
        #expect(type.problems(with: .list(most + [1])).map(\.kind) == [.tooLarge])
        let typed = Array(repeating: "1", count: FieldLimits.longestList)
        #expect(throws: Never.self) { try type.parse(typed.joined(separator: ",")).get() }
        #expect(throws: FieldProblem.self) { try type.parse((typed + ["1"]).joined(separator: ",")).get() }
    }

    @Test("facts that are too large together are blamed on the largest, the earlier by name of equals")
    func facts() {
        let half = DataValue.text(String(repeating: "x", count: FieldLimits.largestFacts / 2 - 2))
        #expect(FieldLimits.problem(with: ["a": half, "b": half]) == nil)
        let problem = FieldLimits.problem(with: ["b": half, "a": half, "c": 1])
        #expect(problem?.path.description == "a" && problem?.kind == .tooLarge)
    }

    @Test("a NUL character is no text, other control characters are")
    func nul() {
        #expect(FieldType.text.problems(with: "a\u{0}b").map(\.kind) == [.malformed])
        #expect(FieldType.text.problems(with: "a\u{1}\n\tb").isEmpty)
    }

    @Test(
        "full-width digits and marks mean what the narrow ones mean, in everything but free text",
        arguments: [
            (FieldType.money(.none), "２８，３２０．５０", DataValue.integer(2_832_050)), (.integer(.none), "１５", 15),
            (.boolean, "ＹＥＳ", true), (.date, "２０２６／３／２", "2026-03-02"),
            (.instant, "２０２６－０２－１３Ｔ０９：００＋０８：００", "2026-02-13T09:00+08:00"), (.text, "１５", "１５"),
            (.list(.integer(.none)), "１，２；３", [1, 2, 3]),
        ] as [(FieldType, String, DataValue)])
    func fullWidth(_ type: FieldType, _ text: String, _ value: DataValue) throws {
        #expect(try type.parse(text).get() == value)
    }
}
