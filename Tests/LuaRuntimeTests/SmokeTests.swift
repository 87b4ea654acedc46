import DataValues
import Testing

@testable import LuaRuntime

@Test("a module is loaded and called")
func smoke() throws {
    let machine = try LuaMachine()
    let module = try machine.load("local M = {}\nfunction M.add(a, b) return a + b end\nreturn M", name: "a.lua")
    let add = try #require(module["add"])
    #expect(try machine.call(add, [.value(1), .value(2)]) == 3)
}
