import CLuaLimit

/// The yardstick in C, with its Lua state: opened before anything is timed, closed when nobody measures by it any more.
final class CLimit {
    enum Failure: Error {
        case cannotOpen
        case notTaken(events: Int, taken: Int)
    }

    private let limit: OpaquePointer

    init() throws {
        guard let limit = lua_limit_open() else { throw Failure.cannotOpen }
        self.limit = limit
    }

    deinit { lua_limit_close(limit) }

    /// Takes so many events; one that is not taken fails the measurement, as it does on our side.
    func run(withHook: Bool) -> (_ events: Int) throws -> Void {
        { [self] events in
            let taken = lua_limit_run(limit, events, withHook ? 1 : 0)
            guard taken == events else { throw Failure.notTaken(events: events, taken: taken) }
        }
    }
}
