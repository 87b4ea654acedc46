import Testing

@testable import TiaochuCommands

@Suite("Text on a terminal")
struct TextTableTests {
    @Test("columns of Chinese and Latin text begin at the same terminal column")
    func alignment() {
        let table = TextTable(
            [.init("案件"), .init("at", maximumWidth: 8), .init("天", rightAligned: true)],
            rows: [["2026-1", "调解中调解中", "15"], ["Ａ", "x", "3"], ["🚀é", "e\u{301}文", "120"]])
        #expect(
            table.lines() == [
                "案件    at        天", "──────  ───────  ───", "2026-1  调解中…   15", "Ａ      x          3",
                "🚀é     é文      120",
            ])
        for line in table.lines() {
            let start = line.prefix { $0 != " " }
            #expect(DisplayWidth.of(String(start)) <= 6)
        }
    }

    @Test("a text is cut between characters, never through a wide one")
    func clipping() {
        #expect(DisplayWidth.clip("调解中调解", to: 6) == "调解…")
        #expect(DisplayWidth.clip("调解中", to: 6) == "调解中")
        #expect(DisplayWidth.clip("abcdef", to: 4) == "abc…")
    }

    @Test("what could command a terminal is written out, and other text is left alone")
    func visible() {
        #expect(VisibleText.of("张三\u{1B}[31m\r\u{7}") == "张三\\u{1b}[31m\\u{d}\\u{7}")
        #expect(VisibleText.of("\u{202E}倒\u{2066}") == "\\u{202e}倒\\u{2066}")
        #expect(VisibleText.of("一行\n\t二行 ✓ é 👨‍👩‍👧") == "一行\n\t二行 ✓ é 👨‍👩‍👧")
    }

    @Test("English counts agree with their nouns")
    func counts() {
        #expect(["error", "entry", "day"].map { counted(1, $0) } == ["1 error", "1 entry", "1 day"])
        #expect(["error", "entry", "day"].map { counted(0, $0) } == ["0 errors", "0 entries", "0 days"])
    }
}
