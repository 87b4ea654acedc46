import DataValues
import Testing

@Suite("People of the workspace in facts")
struct PeopleVerbTests {
    private func form(_ binary: Binary, _ id: String, _ arbitrators: String, by verb: String = "advance") throws
        -> Answer
    {
        try binary.run(
            "case", verb, id, "tribunal_formed", "--as", "sun.li", "--at", "2026-03-05", "--set", "tribunal_size=3",
            "--set", "arbitrators=\(arbitrators)")
    }

    @Test(
        "an arbitrator who is nobody, who is none or who is one elsewhere is refused, in advance and in why, and the answer names some"
    )
    func tribunal() throws {
        let binary = try Binary()
        let id = try binary.accepted()
        let before = try binary.standing(id)
        for (named, what) in [
            ("zhang.san", "there is no user zhang.san"),
            ("he.yun", "he.yun is not Arbitrator or Presiding arbitrator here"),
            ("peng.yi", "peng.yi is not Arbitrator or Presiding arbitrator here"),
        ] {
            for verb in ["advance", "why"] {
                let answer = try form(binary, id, "liu.fang, zhao.qiang, \(named)", by: verb)
                #expect(answer.code == 3 && answer.everything.contains(what), "\(verb): \(answer.everything)")
                #expect(answer.everything.contains("zhao.qiang, liu.fang, ma.chao"), "\(answer.everything)")
                #expect(answer.everything.contains("LMAL art. 31"), "\(answer.everything)")
            }
        }
        binary.language = "zh"
        #expect(try form(binary, id, "刘芳,zhao.qiang,ma.chao").talk.contains("没有用户 刘芳"))
        binary.language = "en"
        #expect(try binary.standing(id) == before)
        #expect(try form(binary, id, "liu.fang, zhao.qiang, ma.chao").code == 0)
        // One of them leaves: the case goes on, and its journal is sound.
        try binary.replace(
            "  ma.chao:     { name: 马超, roles: [arbitrator], localities: [\"610100\"] }\n", with: "", in: "tiaochu.yaml"
        )
        #expect(
            try binary.run("case", "advance", id, "copy_served", "--set", "service_method=post", "--at", "2026-03-06")
                .code == 0)
        #expect(try binary.run("audit", "verify").code == 0)
    }

    @Test("a case is given to nobody whose roles no event asks for")
    func assigning() throws {
        let binary = try Binary()
        try binary.replace(
            "  court_liaison: { zh: 裁审衔接联络员",
            with: "  observer: { zh: 观察员, en: Observer }\n  court_liaison: { zh: 裁审衔接联络员",
            in: "workflows/labour-dispute/workflow.yaml")
        try binary.replace(
            "  ma.lin:      {", with: "  wu.tong:     { name: 吴桐, roles: [observer] }\n  ma.lin:      {",
            in: "tiaochu.yaml")
        let id = try binary.open()
        let refused = try binary.run("case", "assign", id, "wu.tong")
        #expect(refused.code == 6 && refused.talk.contains("no event of the workflow"), "\(refused.everything)")
        #expect(refused.talk.contains("clerk") && !refused.talk.contains("clerk, observer"), "\(refused.talk)")
        #expect(try binary.run("case", "assign", id, "ma.lin").code == 6)
        #expect(try binary.run("case", "assign", id, "wang.min").code == 0)
    }
}
