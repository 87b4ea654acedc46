import DataValues
import Diagnostics
import Testing

@testable import Workflows

@Suite("A procedure in sentences")
struct ProcedureDescriptionTests {
    private func bundle(_ locality: String, _ fixture: Fixture = Fixture()) throws -> WorkflowBundle {
        try #require(WorkflowLoader.load("claim", locality: locality, from: SourceTree(fixture.files)).bundle)
    }

    private func text(
        _ locality: String, _ language: Language, _ fixture: Fixture = Fixture(), on date: String = "2026-06-01"
    ) throws -> String {
        ProcedureDescription(try bundle(locality, fixture), on: date).lines(in: language).joined(separator: "\n")
    }

    @Test("says who may do what, where it leads, which limit runs with its article, what a lapse does, how it ends")
    func sentences() throws {
        let chinese = try text("cn", .chinese)
        for sentence in [
            "1 收件", "(1) 受理（书记员）→ 转到 2.1 简易", "(2) 第 (1) 项不成立时，受理（书记员）→ 转到 2 审理", "可填：理由", "须填：理由",
            "期限 审限：45 日，自“受理日”起（劳动争议调解仲裁法 第四十三条）", "届满则自动“届满”", "“中止”期间不计",
            "至迟在“开庭日”之前 5 个工作日", "结案方式：01 决定。", "进入时记下：受理日＝当日",
        ] {
            #expect(chinese.contains(sentence), "\(sentence) is not in\n\(chinese)")
        }
        let english = try text("cn", .english)
        for sentence in [
            "1 Intake", "failing (1): Accept", "Needs: ", "Time limit, Decision: 45 days from “Accepted on”",
            "hen it lapses: “Lapsed”, by itself", "Closed as: 01 Decided.",
        ] {
            #expect(english.contains(sentence), "\(sentence) is not in\n\(english)")
        }
        #expect(!english.unicodeScalars.contains { (0x3400...0x9FFF).contains($0.value) }, "\(english)")
    }

    @Test("marks what a locality does differently with its name and the length it replaced")
    func differences() throws {
        let city = try text("610100", .chinese)
        #expect(city.contains("期限 审限：30 日，自“受理日”起（劳动争议调解仲裁法 第四十三条），由书记员办【西安市 610100，原为 45 日】"), "\(city)")
        #expect(city.contains("专家评审【西安市 610100】"))
        #expect(!(try text("cn", .chinese)).contains("【西安市"))
    }

    @Test(
        "a guard's own sentences are read from its script, computed parts named, helpers and the layer below included")
    func guards() throws {
        let guards = """
            local M = {}
            local function need(case)
              return refuse({ zh = "金额" .. case.amount .. "不足", en = "the amount " .. case.amount .. " is short" })
            end
            -- refuse({ zh = "注释", en = "comment" })
            function M.is_small(case, params)
              if case.amount == nil then return need(case) end
              if case.amount <= params.ceiling then return true end
              return refuse(
                { zh = "超过" .. money.text(params.ceiling) .. "元", en = "over, say, " .. money.text(params.ceiling) },
                { statute = "LMAL", article = 43, facts = { "amount" } })
            end
            function M.has_hearing(case) return case.hearing_on ~= nil end
            function M.note_track(case) case.reason = "small" end
            function M.form_tribunal(case) end
            return M

            """
        var fixture = Fixture()
        fixture.files["scripts/claim/hooks.lua"] = guards
        let city = try text("610100", .chinese, fixture)
        #expect(city.contains("– 超过70,000.00元（劳动争议调解仲裁法 第四十三条）"), "\(city)")
        #expect(city.contains("不足"))
        #expect(!city.contains("注释"))
        #expect(try text("610100", .english, fixture).contains("– over, say, 70,000.00 ("))
        #expect(try text("610000", .english, fixture, on: "2025-05-01").contains("60,000.00"))
    }

    @Test("a place without parts points to what can be done around it; what nobody answers is no answer")
    func around() throws {
        let chinese = try text("cn", .chinese)
        #expect(chinese.contains("  2.1 简易\n    “2 审理”所列各项在此同样可行。"), "\(chinese)")
        #expect(!chinese.contains("“1 收件”所列"))
        var fixture = Fixture()
        fixture.files["scripts/claim/hooks.lua"] = fixture.files["scripts/claim/hooks.lua"]?.replacing(
            "return case.hearing_on ~= nil",
            with:
                "local s, a = \"LMAL\", 43 return refuse({ zh = \"未排庭\", en = \"no hearing\" }, { statute = s, article = a })"
        )
        #expect(try text("cn", .chinese, fixture).contains("有条件才计算，不具备的情形：\n      – 未排庭\n"))
    }

    @Test("functions are named with their places when that is asked for")
    func places() throws {
        var fixture = Fixture()
        fixture.files["scripts/claim/hooks.lua"] = fixture.files["scripts/claim/hooks.lua"]?.replacing(
            "return case.amount <= params.ceiling", with: "return refuse({ zh = \"超过\", en = \"over\" })")
        let description = ProcedureDescription(try bundle("cn", fixture), on: "2026-06-01")
        #expect(description.lines(in: .chinese).joined().contains("有条件，不具备时答复："))
        #expect(
            description.lines(in: .chinese, places: true).joined()
                .contains("有条件（函数 is_small scripts/claim/hooks.lua:2），不具备时答复："))
    }

    @Test("a guard without a sentence is named with its file and line")
    func silent() throws {
        #expect(try text("cn", .chinese).contains("有条件（函数 is_small scripts/claim/hooks.lua:2）"))
    }

    @Test("programs get the same: numbers, roles, conditions, limits, layers")
    func data() throws {
        let data = ProcedureDescription(try bundle("610100"), on: "2026-06-01").data(in: .english)
        let states = try #require(data["states"].list)
        let running = try #require(states.first { $0["id"].text == "running" })
        #expect(running["number"].text == "2" && running["layer"].isNull)
        let limit = try #require(running["limits"].list?.first)
        #expect(limit["layer"].text == "610100" && limit["replaced"].text == "45 days")
        let accept = try #require(states.first?["steps"].list?.first)
        #expect(accept["event"].text == "accept" && accept["targets"].list == [.text("running.simple")])
        #expect(accept["conditions"].list?.first?["function"].text == "is_small")
    }
}
