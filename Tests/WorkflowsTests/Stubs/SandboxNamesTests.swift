import LuaRuntime
import Testing

@testable import Workflows

@Suite("Names that scripts have")
struct SandboxNamesTests {
    @Test("every name that stubs and luacheck allow is there, in the sandbox as cases run it")
    func present() throws {
        let machine = try LuaMachine(hostFunctions: HostFunctions.all(in: StepScope()))
        let names =
            SandboxNames.functions
            + SandboxNames.libraries.flatMap { library in library.members.map { "\(library.name).\($0)" } }
            + HostReference.signatures.map(\.name)
        for name in names { _ = try machine.load("return { f = function() return \(name) end }", name: "a") }
        for name in SandboxNames.withheldLibraries {
            #expect(throws: LuaLoadFailure.self) {
                _ = try machine.load("return { f = function() return \(name) end }", name: "a")
            }
        }
    }

    @Test("every host function says in both languages what it does, and where")
    func reference() {
        for signature in HostReference.signatures {
            #expect(!signature.zh.isEmpty && !signature.en.isEmpty && !signature.places.isEmpty)
            #expect(HostReference.markdown.contains("## \(signature.name)\n"))
        }
    }
}
