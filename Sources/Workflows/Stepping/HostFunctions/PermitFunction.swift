import DataValues
import LuaRuntime

/// `permit(…)`: a guard's yes on the ground of an article, by which a layer may pass what the rules above it refuse.
enum PermitFunction {
    static func function(in scope: StepScope) -> LuaHostFunction {
        LuaHostFunction(
            "permit",
            parameters: [
                LuaParameter(
                    "ground", .record([LuaField("statute", .text), LuaField("article", .union([.integer, .text]))]))
            ], result: .boolean, contexts: .guard,
            zh: "条件的肯定回答，并写明依据的条文：地方放行上级规则拒绝的，以此为据。",
            en:
                "A guard's yes, true, with the article behind it: what a layer passes and the rules above refuse rests on it."
        ) { _ in
            scope.hasPermitted = true
            return true
        }
    }
}
