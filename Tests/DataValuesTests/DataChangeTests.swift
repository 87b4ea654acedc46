import DataValues
import Testing

@Suite("Changes")
struct DataChangeTests {
    private func lines(_ old: DataValue, _ new: DataValue) -> [String] {
        DataValue.changes(from: old, to: new).map { "\($0.path): \($0.old.canonicalJSON) → \($0.new.canonicalJSON)" }
    }

    @Test("fields are compared one by one, in order of path")
    func fields() {
        let old: DataValue = ["b": 1, "a": ["x": 1, "y": "旧"], "same": [1, 2], "gone": true]
        let new: DataValue = ["b": 2, "a": ["x": 1, "y": "新"], "same": [1, 2], "new": nil, "more": 1.5]
        #expect(lines(old, new) == ["a.y: \"旧\" → \"新\"", "b: 1 → 2", "gone: true → null", "more: null → 1.5"])
        #expect(lines(old, old) == [])
        #expect(lines(["a": nil], [:]) == [])
        #expect(lines(["a": 1], ["a": 1.0]) == ["a: 1 → 1.0"])
    }

    @Test("a list is compared by position, grows and shrinks at its end, and is otherwise one change")
    func lists() {
        let claims: DataValue = [["k": "工资", "v": 1], ["k": "加班费", "v": 2]]
        #expect(lines(["c": claims], ["c": [["k": "工资", "v": 3], ["k": "加班费", "v": 2]]]) == ["c[0].v: 1 → 3"])
        #expect(lines(["c": [1]], ["c": [1, 2, 3]]) == ["c[1]: null → 2", "c[2]: null → 3"])
        #expect(lines(["c": [1, 2, 3]], ["c": [1]]) == ["c[2]: 3 → null", "c[1]: 2 → null"])
        #expect(lines(["c": [1, 2, 3]], ["c": [1, 3]]) == ["c: [1,2,3] → [1,3]"])
        #expect(lines(["c": [1]], ["c": [1, nil]]) == ["c: [1] → [1,null]"])
        #expect(lines([1], ["a": 1]) == [": [1] → {\"a\":1}"])
    }

    @Test(
        "applied in order they turn the old value into the new one, also after being stored",
        arguments: 1...20 as ClosedRange<UInt64>)
    func apply(seed: UInt64) throws {
        var random = RandomValues(seed: seed)
        for _ in 0..<200 {
            let old = random.record(depth: 4).normalized
            let new = random.variation(of: old).normalized
            let changes = DataValue.changes(from: old, to: new)
            let stored = try changes.map { change in
                try #require(DataChange(try DataValue(json: change.dataValue.canonicalJSON)))
            }
            #expect(
                try old.applying(stored).canonicalJSON == new.canonicalJSON,
                "seed \(seed): \(stored.map(\.path.description))")
            #expect(changes.isEmpty == (old == new), "seed \(seed)")
        }
    }

    @Test("changes that do not fit are refused")
    func misfits() throws {
        let removal = DataChange(path: DataPath() / "c" / 4, old: 1, new: nil)
        #expect(throws: DataPathError.pastTheEnd(removal.path, count: 1)) {
            try DataValue.record(["c": [1]]).applying([removal])
        }
        #expect(throws: DataPathError.notAList(DataPath() / "c")) { try DataValue.record(["c": 1]).applying([removal]) }
        #expect(DataChange(["old": 1]) == nil)
        #expect(DataChange(["path": "a..b", "new": 1]) == nil)
    }
}
