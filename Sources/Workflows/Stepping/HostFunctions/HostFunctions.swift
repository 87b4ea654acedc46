import LuaRuntime

/// Every function that hooks can call, in the order of the reference; a new one is a value in a file here and a line in this list.
enum HostFunctions {
    static func all(in scope: StepScope) -> [LuaHostFunction] {
        RefuseFunction.all + [PermitFunction.function(in: scope)] + DateFunctions.all(in: scope) + MoneyFunctions.all
            + StepFunctions.all(in: scope)
    }
}
