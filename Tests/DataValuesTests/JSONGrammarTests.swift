import DataValues
import Testing

/// Texts that a JSON reader has to accept (`y`), each with the value it means.
private let accepted: [(String, DataValue)] = [
    ("[]", []), ("{}", [:]), ("[[]]", [[]]), (" [] ", []), ("\t\n\r [\t1\n,\r2 ]", [1, 2]),
    ("null", nil), ("true", true), ("false", false), ("[null,true,false]", [nil, true, false]),
    ("\"\"", ""), ("\"a\"", "a"), ("\"案件\"", "案件"), ("\"\u{7F}\"", "\u{7F}"),
    ("\"\u{2028}\u{FFFF}\"", "\u{2028}\u{FFFF}"),
    (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u0041\u00e9\u6848""#, "Aé案"),
    (#""\u0000""#, "\0"), (#""\ud83d\ude00\uD842\uDFB7""#, "😀𠮷"), (#""\uDBFF\uDFFF""#, "\u{10FFFF}"),
    (#""\uFDCF\uFFFD""#, "\u{FDCF}\u{FFFD}"), (#""\\u0041""#, "\\u0041"),
    ("\"/*not a comment*/\"", "/*not a comment*/"),
    ("0", 0), ("-0", 0), ("1", 1), ("-1", -1), ("123456789", 123_456_789),
    ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)),
    ("0.0", 0.0), ("-0.0", .real(-0.0)), ("1.0", 1.0), ("-1.5", -1.5), ("0e1", .real(0)), ("0e+1", .real(0)),
    ("1e2", .real(100)), ("1E22", .real(1e22)), ("1E-2", .real(0.01)), ("1e+2", .real(100)),
    ("123.456e78", .real(1.23456e80)),
    ("1.7976931348623157e308", .real(.greatestFiniteMagnitude)), ("5e-324", .real(.leastNonzeroMagnitude)),
    ("0.1", 0.1), ("-0.000000000000000000000000000000000000000001", .real(-1e-42)), ("1e-400", .real(0)),
    ("[1,\"a\",[2],{\"b\":3}]", [1, "a", [2], ["b": 3]]), ("{\"\":0}", ["": 0]),
    ("{\"a\":{\"a\":{}},\"b\":[]}", ["a": ["a": [:]], "b": []]), (#"{"\u0061":1}"#, ["a": 1]),
    (#"{"a\u0000b":1}"#, ["a\0b": 1]),
    ("{\"min\":-1.0e+28,\"max\":1.0e+28}", ["min": .real(-1e28), "max": .real(1e28)]), ("\u{FEFF}{}", [:]),
]

/// Texts that a JSON reader has to refuse (`n`), each with the place of the error: line, column.
private let refused: [(String, Int, Int)] = [
    ("", 1, 1), ("   ", 1, 4), ("\n\n", 3, 1), ("\u{FEFF}", 1, 1),
    ("[", 1, 2), ("]", 1, 1), ("{", 1, 2), ("}", 1, 1), ("[1", 1, 3), ("[1,", 1, 4), ("[1,]", 1, 4), ("[,1]", 1, 2),
    ("[1,,2]", 1, 4),
    ("[1 2]", 1, 4), ("[1]]", 1, 4), ("[1}", 1, 3), ("[\"a\"", 1, 5), ("[1:2]", 1, 3), ("[-]", 1, 2),
    ("[\n1\n,\n", 4, 1),
    ("{\"a\"", 1, 5), ("{\"a\":", 1, 6), ("{\"a\":1", 1, 7), ("{\"a\":1,", 1, 8), ("{\"a\":1,}", 1, 8),
    ("{\"a\" 1}", 1, 6),
    ("{\"a\":1 \"b\":2}", 1, 8), ("{a:1}", 1, 2), ("{'a':1}", 1, 2), ("{1:1}", 1, 2), ("{\"a\":1]", 1, 7),
    ("{\"a\",1}", 1, 5),
    ("{\"a\":1,\"b\":2,\"a\":3}", 1, 14), (#"{"a":1,"\u0061":2}"#, 1, 8), ("{\"é\":1,\"e\u{301}\":2}", 1, 8),
    ("{:1}", 1, 2), ("{[]:1}", 1, 2),
    ("nul", 1, 4), ("nulL", 1, 1), ("True", 1, 1), ("truth", 1, 1), ("tru", 1, 4), ("NaN", 1, 1), ("Infinity", 1, 1),
    ("-Infinity", 1, 1),
    ("undefined", 1, 1), ("null null", 1, 6), ("true,", 1, 5), ("1 // comment", 1, 3), ("/* c */ 1", 1, 1),
    ("#1", 1, 1),
    ("01", 1, 1), ("-01", 1, 1), ("00", 1, 1), ("1.", 1, 1), ("-1.", 1, 1), (".5", 1, 1), ("-.5", 1, 1), ("+1", 1, 1),
    ("--1", 1, 1), ("-", 1, 1),
    ("1e", 1, 1), ("1e+", 1, 1), ("1.e1", 1, 1), ("0e", 1, 1), ("1eE2", 1, 1), ("1.2.3", 1, 4), ("0x1F", 1, 2),
    ("1a", 1, 2), ("1_000", 1, 2),
    ("9223372036854775808", 1, 1), ("-9223372036854775809", 1, 1), ("[1,100000000000000000000]", 1, 4), ("1e309", 1, 1),
    ("-1e9999", 1, 1), ("１", 1, 1),
    ("\"", 1, 2), ("\"a", 1, 3), ("\"\\", 1, 3), ("\"\\\"", 1, 4), ("'a'", 1, 1), ("\"a\nb\"", 1, 3), ("\"\t\"", 1, 2),
    ("\"\u{1F}\"", 1, 2), ("\"\0\"", 1, 2),
    (#""\a""#, 1, 2), (#""\x41""#, 1, 2), (#""\'""#, 1, 2), (#""案\U0041""#, 1, 3), (#""\u""#, 1, 5), (#""\u12""#, 1, 7),
    (#""\u12G4""#, 1, 2), (#""\u 041""#, 1, 2), ("\"\\u１234\"", 1, 2),
    (#""\ud800""#, 1, 2), (#""\udc00""#, 1, 2), (#""\ud800\ud800""#, 1, 2), (#""\ud800a""#, 1, 2),
    (#""\udc00\ud800""#, 1, 2), (#""\ud800\u0041""#, 1, 2), (#""ok\n\ud83d""#, 1, 6), (#""\ud83d\"#, 1, 2),
    ("[\u{00A0}]", 1, 2), ("\u{3000}1", 1, 1), ("[\u{0C}1]", 1, 2), ("“a”", 1, 1), ("[\n  1,\n  案\n]", 3, 3),
    ("{\"案\":\r\n  1,}", 2, 5),
]

@Suite("JSON grammar")
struct JSONGrammarTests {
    @Test("reads what RFC 8259 allows", arguments: accepted)
    func accepts(text: String, value: DataValue) throws {
        let read = try DataValue(json: text)
        #expect(read == value)
        // 0.0 == -0.0, so the sign is compared as it is written.
        #expect(read.canonicalJSON == value.canonicalJSON)
    }

    @Test("refuses everything else and says where", arguments: refused)
    func refuses(text: String, line: Int, column: Int) {
        let error = #expect(throws: JSONError.self) { try DataValue(json: text) }
        #expect(error?.line == line && error?.column == column, "\(error.map(String.init(describing:)) ?? "")")
    }

    @Test(
        "refuses bytes that are not UTF-8 at the very byte",
        arguments: [
            ([0x22, 0xFF, 0x22], 1), ([0x22, 0x61, 0xC3, 0x22], 2), ([0x22, 0xC0, 0x80, 0x22], 1),
            ([0x22, 0xED, 0xA0, 0x80, 0x22], 1), ([0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], 1),
            ([0x22, 0x5C, 0x6E, 0xE6, 0xA1, 0x22], 3), ([0x22, 0xE6, 0xA1, 0x88, 0x5C, 0x6E, 0xD6, 0xD0, 0x22], 6),
            ([0x7B, 0x22, 0xB0, 0xB8, 0x22, 0x3A, 0x31, 0x7D], 2),
        ] as [([UInt8], Int)])
    func refusesBytes(bytes: [UInt8], offset: Int) {
        let error = #expect(throws: JSONError.self) { try DataValue(json: bytes) }
        #expect(error?.reason == .invalidUTF8)
        #expect(error?.offset == offset)
    }

    @Test(
        "refuses a file saved as UTF-16",
        arguments: [[0xFF, 0xFE, 0x5B, 0x00, 0x5D, 0x00], [0x00, 0x5B, 0x00, 0x5D]] as [[UInt8]])
    func refusesUTF16(bytes: [UInt8]) {
        #expect(throws: JSONError.self) { try DataValue(json: bytes) }
    }

    @Test("reads nesting up to the limit and refuses one level more, however deep the text goes on")
    func limitsDepth() throws {
        func nested(_ depth: Int, _ open: String, _ close: String) -> String {
            String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth)
        }
        let limit = DataValue.maximumDepth
        #expect(try DataValue(json: nested(limit, "[", "]")).problem == nil)
        #expect(try DataValue(json: nested(limit, "{\"a\":", "}")).problem == nil)
        for text in [
            nested(limit + 1, "[", "]"), nested(limit + 1, "{\"a\":", "}"), String(repeating: "[", count: 1_000_000),
        ] {
            let error = #expect(throws: JSONError.self) { try DataValue(json: text) }
            #expect(error?.reason == .tooDeep(limit: limit))
        }
    }

    @Test("names what it found and what it wanted, in both languages")
    func words() throws {
        let error = try #require(throws: JSONError.self) { try DataValue(json: "{\n  \"金额\" 3}") }
        #expect(error.description == "2:8: found ‘3’ where a colon is expected")
        #expect(error.chinese == "此处应为冒号，却是 ‘3’")
        let invisible = try #require(throws: JSONError.self) { try DataValue(json: "[\u{3000}1]") }
        #expect(invisible.english == "found U+3000 where a value is expected")
        let huge = try #require(throws: JSONError.self) { try DataValue(json: String(repeating: "9", count: 500)) }
        #expect(huge.english.utf8.count < 120)
    }

    @Test("every reason has words of its own in both languages")
    func everyReason() {
        let expectations: [JSONError.Expectation] = [.value, .key, .colon, .commaOrBrace, .commaOrBracket]
        let reasons: [JSONError.Reason] =
            [
                .empty, .unexpectedEnd, .trailingText, .duplicateKey("a"), .tooDeep(limit: 2), .integerOutOfRange("9"),
                .realOutOfRange("1e9"), .malformedNumber, .malformedEscape, .loneSurrogate, .controlCharacter(9),
                .invalidUTF8,
            ] + expectations.map { .unexpected(found: "x", expected: $0) }
        let errors = reasons.map { JSONError(reason: $0, line: 1, column: 1, offset: 0) }
        #expect(Set(errors.map(\.english)).count == reasons.count)
        #expect(Set(errors.map(\.chinese)).count == reasons.count)
        #expect(errors.allSatisfy { $0.chinese.unicodeScalars.contains { $0.value > 0x4E00 } })
    }
}
