import DataValues
import Testing

@Suite("A locality's function in the place of the base's")
struct LayerOverrideTests {
    @Test("is asked also where a function of the base asks for it")
    func asked() throws {
        let binary = try Binary()
        let before = try binary.accepted()
        #expect(try track(of: before, binary) == "simplified")
        try binary.replace(
            "local M = {}\n",
            with: """
                local M = {}
                function M.suits_simplified_track(case, params, event)
                  return refuse({ zh = "本地一律适用一般程序", en = "here every case is ordinary" }, { statute = "LMAL", article = 43 })
                end

                """, in: "scripts/localities/610100/labour-dispute.lua")
        let after = try binary.accepted()
        #expect(try track(of: after, binary) == "ordinary")
    }

    private func track(of id: String, _ binary: Binary) throws -> String? {
        try binary.run("case", "show", id, "-o", "json").json()["fields"]["track"].text
    }
}
