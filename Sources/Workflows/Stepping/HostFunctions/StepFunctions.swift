import DataValues
import LuaRuntime
import Statecharts
import StatutoryTime

/// What the functions that belong to one step read and write: which states are active, which days are worked, what actions
/// asked for.
final class StepScope {
    /// Where to look up whether a state is active.
    enum ActiveStates {
        case none
        /// In the midst of a step.
        case stepping(GuardScope)
        /// Between steps.
        case standing(Snapshot)
    }

    var states = ActiveStates.none
    /// What the step is counted with: working days in hooks are those of its deadlines.
    var calendar = WorkCalendar(notices: [])
    /// A state's place on the chart; nil for a name that no state has.
    var stateIndex: (String) -> Int? = { _ in nil }
    /// System events that actions raised, in order, to be taken over by the kernel.
    var raised: [String] = []
    var effects: [CaseEffect] = []
    var isSystemEvent: (String) -> Bool? = { _ in nil }
    /// Whether a guard said yes with `permit` since this was last put to false.
    var hasPermitted = false

    /// Nil for a name that no state has.
    func isActive(_ name: String) -> Bool? {
        guard let index = stateIndex(name).map({ StateIndex($0) }) else { return nil }
        switch states {
        case .none: return nil
        case .stepping(let scope): return scope.isActive(index)
        case .standing(let snapshot): return snapshot.isActive(index)
        }
    }

    func reset() {
        raised.removeAll(keepingCapacity: true)
        effects.removeAll(keepingCapacity: true)
    }
}

/// `active`, `raise` and the effects: functions that look into or add to the step that runs.
enum StepFunctions {
    static func all(in scope: StepScope) -> [LuaHostFunction] {
        [active(scope), raise(scope)] + effects.map { effect($0.kind, zh: $0.zh, en: $0.en, scope) }
    }

    private static func active(_ scope: StepScope) -> LuaHostFunction {
        LuaHostFunction(
            "active", parameters: [LuaParameter("state", .text)], result: .boolean,
            zh: "某状态是否处于活动中，如 arbitration.suspended。", en: "Whether a state such as arbitration.suspended is active."
        ) { arguments in
            let name = arguments[0].text ?? ""
            guard let answer = scope.isActive(name) else {
                throw LuaHostFailure("there is no state '\(name)'", code: .unknownName)
            }
            return .boolean(answer)
        }
    }

    private static func raise(_ scope: StepScope) -> LuaHostFunction {
        LuaHostFunction(
            "raise", parameters: [LuaParameter("event", .text)], contexts: .action,
            zh: "在本步之内触发一个系统事件。", en: "Raises a system event within this step."
        ) { arguments in
            let name = arguments[0].text ?? ""
            guard let isSystem = scope.isSystemEvent(name) else {
                throw LuaHostFailure("the workflow declares no event '\(name)'", code: .unknownName)
            }
            guard isSystem else {
                throw LuaHostFailure("'\(name)' is for people to raise; only system events can be raised here")
            }
            scope.raised.append(name)
            return .null
        }
    }

    private static let effects: [(kind: String, zh: String, en: String)] = [
        ("notify", "通知某人：写入待发事项。", "Notifies somebody: a row of the outbox."),
        ("document", "要求制作文书：写入待发事项。", "Asks for a document: a row of the outbox."),
        ("task", "交办任务：写入待发事项。", "Sets a task: a row of the outbox."),
        ("refer", "移送或转介：写入待发事项。", "Refers the matter to another body: a row of the outbox."),
        ("report", "上报：写入待发事项。", "Reports to a superior: a row of the outbox."),
    ]

    private static func effect(_ kind: String, zh: String, en: String, _ scope: StepScope) -> LuaHostFunction {
        LuaHostFunction(
            kind, parameters: [LuaParameter("payload", .table)], contexts: .action, zh: zh, en: en
        ) { arguments in
            scope.effects.append(CaseEffect(kind: kind, payload: arguments[0]))
            return .null
        }
    }
}
