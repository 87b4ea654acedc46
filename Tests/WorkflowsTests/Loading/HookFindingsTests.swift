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
                """)
        #expect(Fixture().without(path).findings("cn").contains("error[H103] 没有脚本定义动作 form_tribunal"))
    }

    @Test("Lua that does not compile is reported at its line, and what it might define is not missed")
    func syntax() {
        #expect(
            Fixture().replacing("function M.note_track(case)", by: "function M.note_track(case", in: path).findings(
                "cn") == """
                    scripts/claim/hooks.lua:6:1 error[H101] 语法错误：')' expected near 'case' | ')' expected near 'case'
                        fix: 看这一行和上一行：是否缺 then、do、end、逗号、引号或括号 | look at this line and the one before: a then, do, end, comma, quote or bracket may be missing
                    """)
    }

    @Test("a script must return functions and use known names only")
    func modules() {
        #expect(
            Fixture().replacing("return M\n", by: "", in: path).findings("cn") == """
                scripts/claim/hooks.lua:1:1 error[H102] 运行错误：the file returns nothing; it must return a table of functions | the file returns nothing; it must return a table of functions
                    fix: 文件以 local M = {} 开头，以 return M 结束，其间只定义函数 | begin the file with local M = {}, end it with return M, and only define functions between
                """)
        #expect(
            Fixture().replacing("case.reason = \"small\"", by: "reason = os.time() + prnt(1)", in: path).findings("cn")
                == """
                scripts/claim/hooks.lua:6:29 error[H107] 写了不可写的东西：assignment to the global 'reason'; write 'local reason' for a variable of the function | assignment to the global 'reason'; write 'local reason' for a variable of the function
                    fix: 用 local 声明，或写到案件的字段里 | declare it with local, or write to a field of the case
                scripts/claim/hooks.lua:6:38 error[H107] 名称不存在：'os' is not available to scripts | 'os' is not available to scripts
                    fix: 检查拼写；脚本可用的名称见 docs/reference/lua-host.md | check its spelling; docs/reference/lua-host.md lists what scripts have
                scripts/claim/hooks.lua:6:50 error[H107] 名称不存在：unknown name 'prnt' | unknown name 'prnt'
                    fix: 检查拼写；脚本可用的名称见 docs/reference/lua-host.md | check its spelling; docs/reference/lua-host.md lists what scripts have
                """)
    }

    @Test("two scripts of one layer may not define the same function; a layer replaces the base's on purpose")
    func duplicates() {
        #expect(
            Fixture().with("scripts/claim/more.lua", "return { is_small = function() return true end }").findings()
                == """
                scripts/claim/more.lua:1:1 error[H105] 函数 is_small 在 scripts/claim/hooks.lua 第 2 行已有定义 | the function is_small is already defined in scripts/claim/hooks.lua on line 2
                    fix: 删去一个，或改名 | remove or rename one of them
                """)
    }

    @Test("one function is not both guard and action")
    func purposes() {
        #expect(
            Fixture().replacing("actions: [note_track]", by: "actions: [note_track, is_small]").findings("cn") == """
                workflows/claim/workflow.yaml:54:76 error[H106] is_small 在 workflows/claim/workflow.yaml:54 作守卫，这里相反 | is_small is a guard at workflows/claim/workflow.yaml:54, and the opposite here
                    fix: 分成两个函数 | make two functions of it
                """)
    }

    @Test("a layer's script sees the base's functions, and misspelt ones are found")
    func base() {
        #expect(
            Fixture().replacing("base.is_small(", by: "base.is_smal(", in: "scripts/localities/610100/claim.lua")
                .findings() == """
                    scripts/localities/610100/claim.lua:3:15 error[H107] 名称不存在：base has no 'is_smal'; did you mean 'is_small'? | base has no 'is_smal'; did you mean 'is_small'?
                        fix: 检查拼写；脚本可用的名称见 docs/reference/lua-host.md | check its spelling; docs/reference/lua-host.md lists what scripts have
                    """)
    }
}
