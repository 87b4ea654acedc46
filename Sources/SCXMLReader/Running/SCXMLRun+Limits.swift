public import LuaRuntime

extension SCXMLRun {
    /// What a run may use before it is stopped. All but the Lua wall clock depend on the document alone.
    public struct Limits: Hashable, Sendable {
        /// Events, starts of children included, that one run processes.
        public var events: Int
        /// Microsteps and internal events in one step.
        public var microsteps: Int
        /// Microsteps of the whole run, whose traces are kept.
        public var recordedMicrosteps: Int
        /// Elements of executable content and conditions, each run by each session.
        public var operations: Int
        /// Bytes of all the data logged or sent.
        public var dataBytes: Int
        /// Sessions at work at one time.
        public var sessions: Int
        /// Log lines kept; what is logged after them is dropped.
        public var logLines: Int
        /// Of each session's Lua.
        public var lua: LuaLimits

        public init(
            events: Int = 100_000, microsteps: Int = 1000, recordedMicrosteps: Int = 200_000,
            operations: Int = 2_000_000, dataBytes: Int = 128 << 20, sessions: Int = 250, logLines: Int = 10_000,
            lua: LuaLimits = LuaLimits()
        ) {
            self.events = events
            self.microsteps = microsteps
            self.recordedMicrosteps = recordedMicrosteps
            self.operations = operations
            self.dataBytes = dataBytes
            self.sessions = sessions
            self.logLines = logLines
            self.lua = lua
        }
    }

    /// A run was stopped because it would not come to rest.
    public struct Endless: Error, Hashable, Sendable, CustomStringConvertible {
        /// The limit that was reached.
        public enum Limit: String, Hashable, Sendable {
            case events, microsteps, operations, data
            /// One call of Lua took longer than `LuaLimits.wallClock`: what a document does must not depend on how busy a machine is, so
            /// it is not told.
            case time
            /// Not a limit of the run: its caller had it stopped.
            case stopped
        }

        public let limit: Limit
        /// How much the limit allows; when stopped, how many operations there had been.
        public let amount: Int

        public var description: String {
            switch limit {
            case .events: "the run did not come to rest after \(amount) events"
            case .microsteps: "the run did not come to rest after \(amount) microsteps"
            case .operations: "the run did not come to rest after \(amount) pieces of content"
            case .data: "the run logged and sent more than \(amount) bytes"
            case .time: "a piece of content took longer than \(amount) ms"
            case .stopped: "the run was stopped after \(amount) pieces of content"
            }
        }
    }
}
