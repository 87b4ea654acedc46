import Diagnostics
import Testing

@Suite("Places and text")
struct SourceLocationTests {
    @Test("a place reads as editors and terminals link it, and places sort by file, line, column")
    func places() {
        let first = SourceLocation(file: "a.yaml", line: 2, column: 9)
        let second = SourceLocation(file: "a.yaml", line: 10, column: 1)
        #expect(first.description == "a.yaml:2:9")
        #expect([second, first].sorted() == [first, second])
    }

    @Test("text answers in the language asked for")
    func text() {
        let text = BilingualText(zh: "受理", en: "accept")
        #expect(text[.chinese] == "受理")
        #expect(text[.english] == "accept")
    }
}
