import LuaRuntime
import Testing

@Suite("Comparisons in Lua")
struct LuaComparisonTests {
    private func found(_ source: String) -> [String] {
        LuaComparison.all(in: LuaToken.all(in: source) ?? []).map { comparison in
            func text(_ tokens: [LuaToken]) -> String { tokens.map(\.text).joined(separator: " ") }
            return "\(text(comparison.left)) | \(comparison.sign.text) | \(text(comparison.right))"
        }
    }

    @Test("an operand reaches as far as arithmetic does, and stops at and, or and what holds the expression")
    func extent() {
        #expect(
            found("if a.b + 1 <= f(x, y) * 2 and not c == d then") == [
                "a . b + 1 | <= | f ( x , y ) * 2", "not c | == | d",
            ])
        #expect(found("return (a or b) < #list, x > -1") == ["( a or b ) | < | # list", "x | > | - 1"])
        #expect(found("f(a == \"x\")") == ["a | == | \"x\""])
        #expect(
            found("local t = { a < b; c > d, [e == f] = g ~= h }") == [
                "a | < | b", "c | > | d", "e | == | f", "g | ~= | h",
            ])
        #expect(found("x = a:b \"c\" .. d >= (e)[1].f{ 2 }") == ["a : b \"c\" .. d | >= | ( e ) [ 1 ] . f { 2 }"])
    }

    @Test("a statement that follows at once is no part of the operand")
    func nextStatement() {
        #expect(found("x = a < b y = 1") == ["a | < | b"])
        #expect(found("repeat x = 1 until a > b\nfoo()") == ["a | > | b"])
        #expect(found("x = a == nil\nlocal y = 2") == ["a | == | nil"])
    }

    @Test("one comparison inside another is found, one beside another is not, nor one of functions")
    func nested() {
        #expect(found("f(a < b) == c") == ["a | < | b", "f ( a < b ) | == | c"])
        #expect(found("x = a < b == c") == [])
        #expect(found("x = function() end == y") == [])
        #expect(found("x = ( a < b") == [])
    }
}
