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
            table.lines(within: nil) == [
                "案件    at        天", "──────  ───────  ───", "2026-1  调解中…   15", "Ａ      x          3",
                "🚀é     é文      120",
            ])
        for line in table.lines(within: nil) {
            let start = line.prefix { $0 != " " }
            #expect(DisplayWidth.of(String(start)) <= 6)
        }
    }

    @Test(
        "a table that is wider than its terminal wraps its last column, then clips what may be clipped, then stacks its rows"
    )
    func narrow() {
        let table = TextTable(
            [.init("id"), .init("at", maximumWidth: 44), .init("title")],
            rows: [["2026-1", String(repeating: "调解", count: 10), "a dispute about overtime pay in winter"]])
        for width in 4...120 {
            let lines = table.lines(within: width)
            let narrowest = lines.map(DisplayWidth.of).max() ?? 0
            #expect(narrowest <= width, "\(width): \(lines)")
            let words = lines.joined(separator: " ").split(separator: " ").joined()
            #expect(width < 30 || words.contains("winter"), "nothing of the last column is lost: \(lines)")
        }
        #expect(table.lines(within: 120) == table.lines(within: nil))
        #expect(
            table.lines(within: 58) == [
                "id      at                        title", "──────  ────────────────────────  ────────────────────────",
                "2026-1  调解调解调解调解调解调…   a dispute about overtime", "                                  pay in winter",
            ])
        #expect(
            table.lines(within: 40) == [
                "2026-1", "  at: 调解调解调解调解调解调解调解调解调", "  解调解", "  title: a dispute about overtime pay in",
                "  winter",
            ])
    }

    @Test("a text is wrapped at spaces, or between characters where it has none")
    func wrapping() {
        #expect(DisplayWidth.wrap("one two three", to: 7) == ["one two", "three"])
        #expect(DisplayWidth.wrap("调解调解调", to: 5) == ["调解", "调解", "调"])
        #expect(DisplayWidth.wrap("", to: 5) == [""])
        #expect(DisplayWidth.wrap("abcdefgh ij", to: 4) == ["abcd", "efgh", "ij"])
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
