import Diagnostics
import Testing

@testable import Workflows

@Suite("Limits against the articles they cite")
struct StatutePeriodTests {
    private static let statute = "workflows/statutes/LMAL.yaml"

    /// The fixture whose statute says how long articles 30 and 43 are.
    private let fixture: Fixture = {
        var fixture = Fixture()
        fixture.files[statute] = (fixture.files[statute] ?? "").split(separator: "\n").map { line in
            let text = String(line)
            if text.contains("\"43\":") { return text.replacing(" }", with: ", at_most: 45 days }") }
            if text.contains("\"30\":") { return text.replacing(" }", with: ", at_least: 10 days, at_most: 15 days }") }
            return text
        }.joined(separator: "\n")
        return fixture
    }()

    private func found(_ fixture: Fixture) -> [String] {
        fixture.load("cn").findings.filter { $0.code == "W323" }.map { "\($0.location?.line ?? 0): \($0.what.en)" }
    }

    @Test("an office's limit of the base may be shorter than its article, not longer")
    func authority() throws {
        #expect(found(fixture) == [])
        #expect(found(fixture.replacing("within: 45 days", by: "within: 30 days")) == [])
        let longer = fixture.replacing("within: 45 days", by: "within: 60 days")
        let finding = try #require(longer.load("cn").findings.first { $0.code == "W323" })
        #expect(finding.what.en == "running.decision is 60 days, against the article it cites")
        #expect(finding.law?.zh.contains("第四十三条") == true)
        #expect(finding.severity == .error)
        #expect(longer.load("cn").bundle == nil)
    }

    @Test("a party's time of the base may be longer than its article, not shorter")
    func party() {
        func party(_ length: String) -> Fixture {
            fixture.replacing("within: 45 days", by: "within: \(length)").replacing(
                "law: { statute: LMAL, article: 43 }\n        bound: authority",
                by: "law: { statute: LMAL, article: 30 }\n        bound: party")
        }
        #expect(found(party("12 days")) == [])
        #expect(found(party("9 days")).count == 1)
    }

    @Test("a parameter's bound may not reach beyond its article")
    func bound() {
        #expect(found(fixture.replacing("bound: { at_most: 15 days }", by: "bound: { at_most: 16 days }")).count == 1)
    }

    @Test("a parameter without a bound is held to the article of the deadline whose length it is")
    func parameter() {
        let free = fixture.replacing("    bound: { at_most: 15 days }\n", by: "").replacing(
            "within: { parameter: answer_period }\n",
            by: """
                within: { parameter: answer_period }
                        law: { statute: LMAL, article: 30 }
                        bound: authority

                """)
        #expect(found(free) == [])
        let longer = free.replacing("value: 10 days", by: "value: 16 days", in: "workflows/localities/cn.yaml")
        #expect(found(longer) == ["5: answer_period is 16 days, against the article it cites"])
    }

    @Test("periods without length and negative amounts are errors, in the base and in layers")
    func senseless() {
        func codes(_ fixture: Fixture, in locality: String = "cn") -> [String] {
            fixture.load(locality).findings.map(\.code).filter { $0 == "W324" }
        }
        #expect(codes(fixture) == [])
        #expect(codes(fixture.replacing("within: 45 days", by: "within: 0 days")) == ["W324"])
        #expect(codes(fixture.replacing("warn: [10 days, 3 days]", by: "warn: [10 days, 0 days]")) == ["W324"])
        #expect(
            codes(fixture.replacing("value: 10 days", by: "value: 0 days", in: "workflows/localities/cn.yaml")) == [
                "W324"
            ])
        let negative = fixture.replacing("value: 70000.00", by: "value: -70000.00", in: Fixture.cityPath)
        #expect(codes(negative, in: "610100") == ["W324"])
    }
}
