import Diagnostics
import Testing

@testable import Workflows

@Suite("Values with a digit too many")
struct ParameterLeapTests {
    private func found(_ fixture: Fixture, _ locality: String = "610100") throws -> [String] {
        let bundle = try #require(fixture.load(locality).bundle)
        let log = DiagnosticLog()
        ParameterLeap.check([bundle], in: SourceTree(fixture.files), log: log)
        return log.sorted.map { "\($0.code) \($0.location?.description ?? "") \($0.what.en)" }
    }

    private func city(_ value: String, _ more: String = "") -> Fixture {
        Fixture().replacing(
            "{ value: 70000.00 CNY, from: 2026-01-01,", by: "{ value: \(value), from: 2026-01-01, \(more)",
            in: Fixture.cityPath)
    }

    @Test("a value five times what it replaces from above is remarked on, up and down; less is not")
    func above() throws {
        #expect(try found(Fixture()).isEmpty)
        let up = try found(city("700000.00 CNY"))
        #expect(up.count == 1 && up[0].hasPrefix("W330 workflows/localities/610100.yaml:6:"), "\(up)")
        #expect(up[0].contains("700000.00 CNY here and 60000.00 CNY at workflows/localities/610000.yaml:7:"), "\(up)")
        #expect(try found(city("7000.00 CNY")).count == 1)
        #expect(try found(city("299999.99 CNY")).isEmpty)
    }

    @Test("a value is held against the one before it in its layer first")
    func before() throws {
        let fixture = Fixture().replacing(
            "value: 60000.00 CNY", by: "value: 600000.00 CNY", in: "workflows/localities/610000.yaml")
        let all = try found(fixture)
        // The city's is far from the province's as well.
        #expect(all.count == 2 && all[0].contains("50000.00 CNY at workflows/localities/610000.yaml:6:"), "\(all)")
    }

    @Test("with neither, the nearest of any other locality counts, unless the value names its article")
    func elsewhere() throws {
        let other = """
            locality: "440000"
            title: { zh: 广东省, en: Guangdong }
            extends: cn
            parameters:
              ceiling:
                - { value: VALUE, from: 2025-01-01, source: { zh: 统计局, en: Statistics }LAW }

            """
        func guangdong(_ value: String, _ law: String = "") throws -> [String] {
            let text = other.replacing("VALUE", with: value).replacing("LAW", with: law)
            return try found(Fixture().with("workflows/localities/440000.yaml", text), "440000")
        }
        #expect(try guangdong("131418.00 CNY").isEmpty)
        let slip = try guangdong("1314180.00 CNY")
        #expect(slip.count == 1 && slip[0].contains("70000.00 CNY at workflows/localities/610100.yaml"), "\(slip)")
        #expect(try guangdong("1314180.00 CNY", ", law: { statute: LMAL, article: 43 }").isEmpty)
    }

    @Test("a period in another unit is held against the most, and the fewest, calendar days that the other can come to")
    func units() throws {
        func answer(_ value: String) throws -> [String] {
            let fixture = Fixture()
                .replacing("    bound: { at_most: 15 days }\n", by: "")
                .replacing("value: 10 days", by: "value: 3 working-days", in: "workflows/localities/cn.yaml")
                .replacing(
                    "parameters:\n  ceiling:",
                    by: """
                        parameters:
                          answer_period:
                            - { value: \(value), from: 2026-01-01, source: { zh: 市规定, en: City rule } }
                          ceiling:
                        """, in: Fixture.cityPath)
            return try found(fixture)
        }
        let far = try answer("300 days")
        #expect(far.count == 1 && far[0].contains("300 days here and 3 working-days at"), "\(far)")
        #expect(try answer("10 days").isEmpty)
        #expect(try answer("1 months").isEmpty)
        #expect(try answer("3 years").count == 1)
    }
}
