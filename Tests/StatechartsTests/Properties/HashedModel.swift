import DataValues
import Statecharts

/// A data model whose answers follow from the handle and the moment: some guards refuse, some actions raise or fail.
struct HashedModel: DataModel {
    let fails: Bool
    var log: [String] = []
    private var saved: [String] = []
    /// So that charts that raise for ever are rare.
    private var raised = 0

    init(fails: Bool = false) { self.fails = fails }

    static func mix(_ handle: Int, _ event: Event?) -> Int {
        var hash = UInt64(truncatingIfNeeded: handle) &* 0x9e37_79b9_7f4a_7c15
        for byte in (event?.name ?? "").utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return Int((hash >> 33) % 100)
    }

    mutating func evaluate(_ asked: Guard, in scope: GuardScope) throws -> GuardAnswer {
        let number = Self.mix(asked.rawValue, scope.event)
        if fails, number < 3 { throw Broken("guard \(asked.rawValue)") }
        return number < 60 ? .pass : .refuse(Refusal(number))
    }

    mutating func execute(_ action: Action, in scope: ActionScope) throws {
        log.append("\(action.rawValue)")
        let number = Self.mix(action.rawValue, scope.event)
        if fails, number < 5 { throw Broken("action \(action.rawValue)") }
        if number > 85, raised < 3 {
            raised += 1
            scope.raise(Event(number > 93 ? "raised" : "a.x"))
        }
    }

    mutating func begin() {
        saved = log
        raised = 0
    }

    mutating func rollback() { log = saved }
}
