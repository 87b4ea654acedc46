import Testing

@testable import Workflows

@Suite("Which fields a hook reads and writes")
struct HookReadsTests {
    private let fields: Set<String> = ["amount", "items", "note", "paid_on"]

    private func reading(_ source: String) -> HookReads {
        let script = HookScript(
            path: "scripts/claim/hooks.lua", layer: nil, source: "local M = {}\n\(source)\nreturn M\n")
        return HookReads(ScriptFunctions([script]), fields: fields)
    }

    private func writes(_ body: String) -> Set<String> {
        reading("function M.act(case, params, event)\n\(body)\nend").writes(of: "act")
    }

    @Test("several variables assigned at once are all written")
    func several() {
        #expect(writes("case.amount, case.note = 1, case.paid_on") == ["amount", "note"])
    }

    @Test("what is assigned to a part, or to an index, changes the field; what stands in the index is only read")
    func parts() {
        #expect(writes("case.items[1] = nil") == ["items"])
        #expect(writes("case.items[case.amount].title = 'x'") == ["items"])
        #expect(writes("case[\"note\"] = 'x'") == ["note"])
    }

    @Test("a field is changed through a local name for it, and by the functions of table")
    func names() {
        #expect(writes("for _, item in ipairs(case.items) do item.final = true end") == ["items"])
        #expect(writes("local list = case.items\nlist[#list + 1] = { amount = 1 }") == ["items"])
        #expect(writes("table.insert(case.items, { note = 'x' })") == ["items"])
    }

    @Test("a table that is built, a local name and a comparison write nothing")
    func nothing() {
        #expect(writes("local note = case.note\nnote = 'x'") == [])
        #expect(writes("notify { to = case.note, amount = case.amount }") == [])
        #expect(writes("if case.amount == 1 then return end") == [])
    }

    @Test("functions assigned to the module or to a local name are known by that name")
    func assigned() {
        let reading = reading(
            "local sum = function(case) return case.amount end\nM.fits = function(case) return sum(case) > #case.items end"
        )
        #expect(reading.reads(of: "fits") == ["amount", "items"])
    }
}
