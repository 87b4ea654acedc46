import DataValues
import Testing

@Suite("JSON writer")
struct JSONWriterTests {
    @Test(
        "writes one canonical text for a value",
        arguments: [
            (["b": 1, "a": 2, "案": 3, "Z": 4, "10": 5], #"{"10":5,"Z":4,"a":2,"b":1,"案":3}"#),
            (["a": nil, "b": [nil, ["c": nil]]], #"{"b":[null,{}]}"#),
            (["\u{FFFD}": 1, "\u{10000}": 2], "{\"\u{FFFD}\":1,\"\u{10000}\":2}"),
            (.text("\"\\/\u{8}\t\n\u{C}\r\u{1}\u{1F}\u{7F}案😀"), "\"\\\"\\\\/\\b\\t\\n\\f\\r\\u0001\\u001f\u{7F}案😀\""),
            ([0.1, 1.0, -0.0, 1e16, 1e300, 123_456_789.25, 3], "[0.1,1.0,-0.0,1e+16,1e+300,123456789.25,3]"),
            (.integer(.min), "-9223372036854775808"), (.real(.leastNonzeroMagnitude), "5e-324"),
            (.list([.real(.nan), .real(.infinity)]), "[null,null]"), (nil, "null"), ([:], "{}"), ([], "[]"),
            ("", "\"\""),
        ] as [(DataValue, String)])
    func canonical(value: DataValue, text: String) {
        #expect(value.canonicalJSON == text)
        #expect(value.canonicalBytes == Array(text.utf8))
    }

    @Test("indents for people, with the keys that matter first at every depth")
    func pretty() {
        let value: DataValue = [
            "title": "加班费", "id": "c-1", "states": ["intake", ["b": 1, "id": 2]], "none": [], "empty": [:], "gone": nil,
        ]
        #expect(
            value.json(.pretty(keyOrder: ["id", "title"])) == """
                {
                  "id": "c-1",
                  "title": "加班费",
                  "empty": {},
                  "none": [],
                  "states": [
                    "intake",
                    {
                      "id": 2,
                      "b": 1
                    }
                  ]
                }
                """)
        #expect(value.json(.line(keyOrder: ["title"])).hasPrefix(#"{"title":"加班费","empty":{},"id":"c-1","none""#))
        #expect(DataValue.record(["a": nil]).json(.pretty()) == "{}")
    }

    @Test("what is written reads back the same, for any value", arguments: 1...20 as ClosedRange<UInt64>)
    func roundTrip(seed: UInt64) throws {
        var random = RandomValues(seed: seed)
        for _ in 0..<200 {
            let value = random.value(depth: 4)
            let text = value.canonicalJSON
            let read = try DataValue(json: text)
            #expect(read.canonicalJSON == text, "seed \(seed)")
            #expect(read == value.normalized, "seed \(seed)")
            #expect(try DataValue(json: value.json(.pretty())) == read, "seed \(seed)")
            #expect(read.problem == nil)
        }
    }

    @Test("no damaged text crashes the reader: it reads or it says where", arguments: 1...20 as ClosedRange<UInt64>)
    func damaged(seed: UInt64) {
        var random = RandomValues(seed: seed)
        for _ in 0..<500 {
            var bytes = random.value(depth: 3).json(random.chance(50) ? .canonical : .pretty()).utf8.map(\.self)
            for _ in 0..<random.below(4) where !bytes.isEmpty {
                let place = random.below(bytes.count)
                switch random.below(4) {
                case 0: bytes.remove(at: place)
                case 1: bytes.insert(UInt8(random.below(256)), at: place)
                case 2: bytes[place] = UInt8(random.below(256))
                default: bytes.removeSubrange(place...)
                }
            }
            do throws(JSONError) {
                let value = try DataValue(json: bytes)
                #expect((try? DataValue(json: value.canonicalJSON)) == value.normalized, "seed \(seed)")
            } catch {
                #expect(error.line >= 1 && error.column >= 1 && error.offset <= bytes.count, "seed \(seed): \(error)")
                #expect(!error.english.isEmpty)
            }
        }
    }

    @Test("says what would not read back, and where")
    func problems() {
        #expect(DataValue.record(["a": [1, ["b": .real(.nan)]]]).problem == .notFinite(DataPath() / "a" / 1 / "b"))
        let deep = (0...DataValue.maximumDepth).reduce(DataValue.null) { inner, _ in .list([inner]) }
        #expect(deep.problem == .tooDeep(DataPath(Array(repeating: .index(0), count: DataValue.maximumDepth))))
        #expect(DataValue.record(["a": [1, nil, "x"]]).problem == nil)
    }
}
