import DataValues
import Foundation
import Testing

@Suite("What check and new say of what they did not do")
struct CheckSummaryTests {
    @Test("errors leave the behaviour unlooked at, and text and JSON say so; findings have both languages in JSON")
    func behaviourLeftOut() throws {
        let binary = try Binary()
        try binary.replace(
            "guide: { target: concluded, sets: { closure_code: \"14\" }",
            with: "guide: { target: concluded, sets: { closure_code: \"77\" }",
            in: "workflows/labour-dispute/workflow.yaml")
        let text = try binary.run("workflow", "check", "-l", "610113")
        #expect(
            text.code == 1 && text.output.contains("error[W208]: there is no closure code 77"), "\(text.everything)")
        #expect(text.lines.contains { $0.hasPrefix("behaviour was not looked at because of errors") })
        let document = try binary.run("workflow", "check", "-l", "610113", "-o", "json").json()
        #expect(document["behaviour_left_out"] == .boolean(true))
        let finding = try #require(document["findings"].list?.first)
        #expect(finding["en"]["what"].text == "there is no closure code 77")
        #expect(finding["zh"]["what"].text == "没有结案方式 77")
    }

    @Test(
        "a new locality under one that there is not writes nothing; one like Shenzhen says which functions it does not have"
    )
    func newLocality() throws {
        let binary = try Binary()
        let wrong = try binary.run("locality", "new", "320500", "--like", "440300", "--extends", "329999")
        #expect(wrong.code == 5 && wrong.everything.contains("there is no locality 329999"), "\(wrong.everything)")
        #expect(!FileManager.default.fileExists(atPath: binary.path("workflows/localities/320500.yaml")))
        let made = try binary.run("locality", "new", "320500", "--like", "440300", "--title", "苏州市")
        #expect(made.code == 0 && made.everything.contains("hearing_mode_is_open"), "\(made.everything)")
        #expect(made.everything.contains("No --title-en was given"))
    }

    @Test("a part of a title finds the value that has it")
    func partOfTitle() throws {
        let answer = try Binary().run("workflow", "explain", "最低工资", "-l", "610113", "--lang", "zh")
        #expect(answer.code == 5 && answer.everything.contains("月最低工资标准"), "\(answer.everything)")
    }
}
