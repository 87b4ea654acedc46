import DataValues
import LuaRuntime
import Statecharts

/// Answers yes and does nothing, to see the kernel alone.
struct EmptyModel: DataModel {
    mutating func evaluate(_ asked: Guard, in scope: GuardScope) throws -> GuardAnswer { .pass }
    mutating func execute(_ action: Action, in scope: ActionScope) throws {}
}

/// One guard and one action in Lua, in the sandbox with its budgets, over a case document.
struct LuaModel: DataModel {
    static let source = """
        local M = {}
        function M.guard(case, limits) return case.amount <= limits.small end
        function M.action(case) case.count = case.count + 1 end
        return M
        """

    /// The same with a call that is never made: the instructions of both functions must then be counted.
    static let countedSource = """
        local M = {}
        function M.guard(case, limits)
          if case.amount < 0 then error("negative") end
          return case.amount <= limits.small
        end
        function M.action(case)
          if case.amount < 0 then error("negative") end
          case.count = case.count + 1
        end
        return M
        """

    let document: LuaDocument
    /// The case in Swift, by slot: what would be stored.
    private(set) var fields: [DataValue]
    private let module: LuaModule
    private let check: LuaInvocation
    private let act: LuaInvocation

    init(fieldCount: Int = 2, isCounted: Bool = false) throws {
        let machine = try LuaMachine()
        var shape: [String: LuaShape] = ["amount": .integer, "count": .integer]
        var value: [String: DataValue] = ["amount": 5, "count": 0]
        for number in 2..<max(2, fieldCount) {
            shape["field_\(number)"] = .text
            value["field_\(number)"] = .text("value \(number)")
        }
        document = try LuaDocument(machine, name: "case", shape: shape, value: value)
        let limits = try LuaDocument(machine, name: "limits", shape: ["small": .integer], value: ["small": 10])
        fields = document.fieldNames.map { value[$0] ?? .null }
        module = try machine.load(isCounted ? Self.countedSource : Self.source, name: "bench.lua")
        guard let guardFunction = module["guard"], let actionFunction = module["action"] else {
            throw LuaError(.notAModule, "the functions are missing")
        }
        check = try machine.prepare(guardFunction, [document.frozen, limits.frozen], in: .guard)
        act = try machine.prepare(actionFunction, [document.writable], in: .action)
    }

    func evaluate(_ asked: Guard, in scope: GuardScope) throws -> GuardAnswer {
        if case .boolean(true) = try check.call() { .pass } else { .refuse(Refusal(0)) }
    }

    func execute(_ action: Action, in scope: ActionScope) throws { try act.run() }

    mutating func commit() {
        do {
            try document.takeChanges(into: &fields)
        } catch {
            preconditionFailure("what the action wrote must be taken: \(error)")
        }
    }

    func rollback() { try? document.rollback() }
}
