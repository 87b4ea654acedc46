import Testing

@testable import Workflows

@Suite("Findings about hooks")
struct HookFindingsTests {
    private let path = "scripts/claim/hooks.lua"

    @Test("a hook that no script defines is reported where it is named, with the nearest that exists")
    func missing() {
        #expect(
            Fixture().replacing("guard: is_small", by: "guard: is_samll").findings("cn") == """
                workflows/claim/workflow.yaml:54:44 error[H103] 没有脚本定义守卫 is_samll | no script defines the guard is_samll
                    fix: 是否想写 is_small？ | did you mean is_small?
                scripts/claim/hooks.lua:2:1 warning[H104] 函数 is_small 没有被用到 | nothing names the function is_small
                    fix: 是否想写 is_samll？ | did you mean is_samll?
                """)
        #expect(Fixture().without(path).findings("cn").contains("error[H103] 没有脚本定义动作 form_tribunal"))
    }

    @Test("Lua that does not compile is reported at its line, and what it might define is not missed")
    func syntax() {
        #expect(
            Fixture().replacing("function M.note_track(case)", by: "function M.note_track(case", in: path).findings(
                "cn") == """
                    """)
    }

    @Test("a script must return functions and use known names only")
    func modules() {
        #expect(
            Fixture().replacing("return M\n", by: "", in: path).findings("cn") == """
                """)
        #expect(
            Fixture().replacing("case.reason = \"small\"", by: "reason = os.time() + prnt(1)", in: path).findings("cn")
                == """
                """)
    }

    @Test("two scripts of one layer may not define the same function; a layer replaces the base's on purpose")
    func duplicates() {
        #expect(
            Fixture().with("scripts/claim/more.lua", "return { is_small = function() return true end }").findings()
                == """
                """)
    }

    @Test("one function is not both guard and action")
    func purposes() {
        #expect(
            Fixture().replacing("actions: [note_track]", by: "actions: [note_track, is_small]").findings("cn") == """
                """)
    }

    @Test("a layer's script sees the base's functions, and misspelt ones are found")
    func base() {
        #expect(
            Fixture().replacing("base.is_small(", by: "base.is_smal(", in: "scripts/localities/610100/claim.lua")
                .findings() == """
                    """)
    }
}
