import DataValues
import Foundation
import Testing

/// The shipped rules at the edges of their deadlines, through the program: in a debug build the same takes ten times as long.
@Suite("The edges of deadlines of the shipped rules")
struct BoundaryScenariosTests {
    private static let scenarios = Binary.repository.appendingPathComponent("examples/scenarios")

    @Test("every deadline holds on the day before, the day and the day after its last, which a plain count confirms")
    func nation() throws {
        let binary = try Binary()
        try hold(
            try generate(binary, "610113", from: Self.scenarios.path, []), BoundaryLengths.nation,
            keys: Set(BoundaryLengths.nation.keys))
    }

    /// Of the province, what it counts otherwise and what it pauses otherwise: the rest is the nation's.
    @Test("what a province counts or pauses otherwise holds too")
    func province() throws {
        let binary = try Binary()
        for name in ["localities", "clock", "tracks"] {
            try FileManager.default.createDirectory(
                at: binary.folder.appendingPathComponent("seeds"), withIntermediateDirectories: true)
            try FileManager.default.copyItem(
                at: Self.scenarios.appendingPathComponent(name),
                to: binary.folder.appendingPathComponent("seeds/\(name)"))
        }
        let keys = Set(BoundaryLengths.zhejiang.keys).union(["arbitration.award"])
        try hold(
            try generate(binary, "330000", from: "seeds", keys.sorted()),
            BoundaryLengths.nation.merging(BoundaryLengths.zhejiang) { $1 }, keys: keys)
    }

    /// The rows of the report; the program itself runs what it makes, and fails if one does not come out.
    private func generate(
        _ binary: Binary, _ locality: String, from seeds: String, _ keys: [String]
    ) throws -> [DataValue] {
        let answer = try binary.run(
            ["scenario", "generate", "--boundaries", "-l", locality, "--scenarios", seeds, "-o", "json"]
                + keys.flatMap { ["--deadline", $0] })
        #expect(answer.code == 0, "\(answer.talk)")
        let rows = try #require(try answer.json().list)
        let made = rows.count { $0["made"].boolean == true }
        #expect(answer.talk.contains("made \(3 * made) scenarios, of which \(3 * made) pass."), "\(answer.talk)")
        return rows
    }

    private func hold(_ rows: [DataValue], _ lengths: [String: NaiveCalendar.Limit], keys: Set<String>) throws {
        #expect(Set(rows.compactMap { $0["deadline"].text }) == keys)
        let calendar = try NaiveCalendar(folder: Binary.repository.appendingPathComponent("workflows/calendars/cn"))
        var gaps = 0
        for row in rows {
            let (key, span) = (row["deadline"].text ?? "", row["span"].text ?? "")
            if row["made"].boolean == true {
                try recount(row, span, try #require(lengths[key], "\(key)"), calendar, "\(key) \(span)")
            } else {
                gaps += 1
                let isExpected = BoundaryLengths.gaps[row["reason"].text ?? ""]?.contains("\(key) \(span)") ?? false
                #expect(isExpected, "\(key) \(span): \(row["reason"])")
            }
        }
        #expect(gaps == BoundaryLengths.gaps.values.joined().count { gap in keys.contains { gap.hasPrefix("\($0) ") } })
    }

    /// Counts a last day again, day by day, from the length that the law gives.
    private func recount(
        _ row: DataValue, _ span: String, _ limit: NaiveCalendar.Limit, _ calendar: NaiveCalendar, _ name: Comment
    ) throws {
        func day(_ value: DataValue) throws -> Int { try #require(NaiveCalendar.number(of: value.text ?? ""), name) }
        let pauses = try (row["pauses"].list ?? []).map { try day($0["from"])...(try day($0["to"])) }
        let last = calendar.lastDay(of: limit, from: try day(row["anchor"]), notCounting: pauses)
        #expect(NaiveCalendar.text(of: last) == row["last_day"].text, name)
        #expect(pauses.isEmpty == (span != "suspension"), name)
        let year = try #require(Int((row["last_day"].text ?? "").prefix(4)), name)
        #expect(calendar.unpublishedYears.contains(year) == (span == "provisional"), name)
        switch span {
        case "make-up": #expect(last % 7 <= 1 && !calendar.isRestDay(last), name)
        case "ordinary": #expect(last % 7 > 1 && !calendar.isRestDay(last), name)
        default: break
        }
    }
}
