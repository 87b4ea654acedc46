import DataValues
import Foundation
import Testing

@Suite("The census of localities")
struct LocalityCensusTests {
    private static let paper = "examples/scenarios/localities/hearing-on-paper-in-shenzhen.yaml"

    private func entry(_ document: DataValue, _ key: String, _ locality: String) throws -> DataValue {
        try #require(
            document["differences"].list?.first { $0["key"].text == key && $0["locality"].text == locality },
            "\(key) \(locality)")
    }

    @Test("each difference says its value, the nation's, place, ground, verified or not, and the scenario that notices")
    func census() throws {
        let binary = try Binary()
        let paper = Binary.repository.appendingPathComponent(Self.paper).path
        let answer = try binary.run("locality", "census", "-l", "440300", "--scenarios", paper, "-o", "json")
        #expect(answer.code == 0, "\(answer.everything)")
        let document = try answer.json()
        let hook = try entry(document, "hooks.hearing_mode_is_open", "440300")
        #expect(hook["tested"] == .boolean(true) && hook["scenario_file"].text?.hasSuffix(Self.paper) == true)
        #expect(
            hook["file"].text == "scripts/localities/440300/labour-dispute.lua" && hook["law"].text?.isEmpty == false)
        // One scenario on paper does not notice the ceiling; the name of the commission is for papers.
        let ceiling = try entry(document, "parameters.simplified_amount_ceiling", "440000")
        #expect(ceiling["verified"] == .boolean(false) && ceiling["national"].isNull)
        let name = try entry(document, "parameters.commission_name", "440300")
        #expect(name["tested"] == .boolean(false) && name["read_by_workflow"] == .boolean(false))
        let shenzhen = try #require(document["localities"].list?.last)
        #expect(shenzhen["applies"]["parameters.simplified_amount_ceiling"].text == "440000")
    }

    @Test("a scenario that fails as things are proves nothing, and that is said")
    func failing() throws {
        let binary = try Binary()
        try binary.write(
            "broken.yaml",
            """
            scenario: { zh: 不过, en: Fails }
            workflow: labour-dispute
            locality: "440300"
            open: { at: 2026-03-02, as: clerk, facts: { worker: { name: 李想 }, employer: { name: 某公司 }, dispute_kind: overtime } }
            steps:
              - { advance: archive, as: clerk }

            """)
        let answer = try binary.run("locality", "census", "-l", "440300", "--scenarios", "broken.yaml")
        #expect(answer.code == 0, "\(answer.everything)")
        #expect(answer.talk.contains("1 scenario") && answer.output.contains("there is no scenario of this locality"))
        #expect(answer.output.contains(" 0 tested"))
    }

    @Test("Chinese columns align, a narrow terminal gets a block for each subject, and untried leaves tests open")
    func text() throws {
        let binary = try Binary()
        let wide = try binary.run("locality", "census", "--untried", "--lang", "zh")
        #expect(wide.code == 0, "\(wide.everything)")
        #expect(wide.output.contains("简易处理审限") && wide.output.contains("45 日 → 30 日"))
        #expect(wide.output.contains("浙江省劳动人事争议调解仲裁条例第三十九条；已核对") && !wide.output.contains("○"))
        let narrow = try binary.run(
            "locality", "census", "--untried", "--lang", "zh", environment: ["COLUMNS": "70"])
        #expect(narrow.output.contains("  浙江省 330000：30 日\n"), "\(narrow.output.prefix(2000))")
        let data = try binary.run("locality", "census", "--untried", "-o", "json").json()
        #expect(data["differences"].list?.allSatisfy { $0["tested"].isNull } == true)
        #expect(try binary.run("locality", "census", "-l", "44030").code == 5)
        #expect(try binary.run("locality", "census", "-w", "nothing").code == 5)
        #expect(try binary.run("locality", "census", "--scenarios", "nowhere").code == 5)
    }
}
