import Foundation
import Testing
import Workflows

@testable import TiaochuCommands

@Suite("What editors and luacheck know of the scripts")
struct LuaStubTests {
    private static func stubs() throws -> [String: String] {
        let sources = SourceTree(folder: Binary.repository.path)
        let workflows = WorkflowLoader.workflows(in: sources).flatMap { workflow in
            WorkflowLoader.localities(in: sources).compactMap {
                WorkflowLoader.load(workflow, locality: $0, from: sources).bundle?.workflow
            }
        }
        return LuaStubs(workflows).files
    }

    @Test("the published stubs are those of the tables that the loader and the sandbox use")
    func published() throws {
        for (path, text) in try Self.stubs() {
            let file = Binary.repository.appendingPathComponent(path)
            if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(text.utf8).write(to: file)
            }
            #expect(try String(contentsOf: file, encoding: .utf8) == text, "\(path): tiaochu workflow schema --lua .")
        }
    }

    @Test("schema --lua writes them into any workspace, with the fields that a locality adds")
    func written() throws {
        let binary = try Binary()
        try binary.replace(
            "extends: \"610100\"",
            with: """
                extends: "610100"
                workflows:
                  labour-dispute:
                    fields:
                      street_office: { type: text, title: { zh: 街道办, en: Street office } }
                """, in: "workflows/localities/610113.yaml")
        let answer = try binary.run("workflow", "schema", "--lua", ".")
        #expect(answer.code == 0, "\(answer.everything)")
        let stub = try binary.read("docs/schemas/lua/labour-dispute.lua")
        #expect(stub.contains("---@field street_office? string 街道办 / Street office"))
        #expect(stub.contains("---@field claim_amount? integer"))
        #expect(try binary.read(".luarc.json").contains("docs/schemas/lua"))
        #expect(try binary.run("workflow", "schema", "--lua", "/proc/nowhere").code == 74)
    }

    @Test(
        "luacheck finds a misspelt field, parameter, host function and withheld library at its line",
        .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/luacheck"), "luacheck is not installed"),
        arguments: [
            ("return case.claim_amuont > 0", "claim_amuont"), ("return case.worker.nmae == nil", "nmae"),
            ("return params.simplified_celing == 1", "simplified_celing"), ("return event.dat == nil", "dat"),
            ("return dates.days_betwen(event.date, event.date) > 1", "days_betwen"),
            ("return refuze(\"no\")", "refuze"),
            ("return os.time() > 0", "os"),
        ])
    func luacheck(_ line: String, _ word: String) throws {
        let binary = try Binary()
        for path in [".luacheckrc", "dev/lint-lua"] {
            try binary.write(path, String(contentsOf: Binary.repository.appendingPathComponent(path), encoding: .utf8))
        }
        func check() throws -> Answer { try binary.shell("bash dev/lint-lua scripts/labour-dispute/odd.lua") }
        let clean = "local M = {}\nfunction M.odd(case, params, event)\n  return case.claim_amount > 0\nend\nreturn M\n"
        try binary.write("scripts/labour-dispute/odd.lua", clean)
        let before = try check()
        #expect(before.code == 0, "\(before.everything)")
        try binary.write(
            "scripts/labour-dispute/odd.lua", clean.replacing("return case.claim_amount > 0", with: line))
        let after = try check()
        #expect(after.code == 1)
        #expect(after.output.contains("odd.lua:3:") && after.output.contains(word), "\(after.everything)")
    }
}
