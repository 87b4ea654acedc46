public import DataValues
public import LuaRuntime
public import Statecharts

/// Runs a document, and those it invokes, on a virtual clock: a delayed event comes as soon as nothing else is due.
///
///     let run = try SCXMLRun(SCXMLDocument(reading: text, file: "door.scxml"))
///     try run.untilQuiet()
///     print(run.activeIDs, run.log)
///
/// The same document and events give the same run, to the letter. A run belongs to one thread at a time.
public final class SCXMLRun {
    /// What a run may use before it is stopped.
    public struct Limits: Hashable, Sendable {
        /// Events, starts of children included, that one run processes.
        public var events: Int
        /// Microsteps and internal events in one step.
        public var microsteps: Int
        /// Sessions at work at one time.
        public var sessions: Int
        /// Log lines kept; what is logged after them is dropped.
        public var logLines: Int
        /// Of each session's Lua.
        public var lua: LuaLimits

        public init(
            events: Int = 100_000, microsteps: Int = 1000, sessions: Int = 1000, logLines: Int = 10_000,
            lua: LuaLimits = LuaLimits()
        ) {
            self.events = events
            self.microsteps = microsteps
            self.sessions = sessions
            self.logLines = logLines
            self.lua = lua
        }
    }

    /// What a `log` element said.
    public struct LogLine: Hashable, Sendable {
        /// `session1` is the run's own; its children follow.
        public let session: String
        public let label: String
        public let value: DataValue
    }

    /// A macrostep of the run's own session.
    public struct Step: Hashable, Sendable {
        /// Virtual time since the start.
        public let at: Duration
        /// Nothing for the start.
        public let event: Event?
        public let step: Macrostep
    }

    /// A run was stopped because it would not come to rest.
    public struct Endless: Error, Hashable, Sendable, CustomStringConvertible {
        public let events: Int

        public var description: String { "the run did not come to rest after \(events) events" }
    }

    public let document: SCXMLDocument
    private let world: SCXMLWorld
    private let session: SCXMLSession

    /// - Parameter resources: where the document's children are read from.
    public init(
        _ document: SCXMLDocument, resources: SCXMLResources = .none, limits: Limits = Limits()
    ) throws {
        self.document = document
        world = SCXMLWorld(resources: resources, limits: limits)
        session = try world.add(document)
    }

    /// Goes on until nothing is due any more, or the run is done and so are its children.
    ///
    /// - Throws: `StepError` at the microstep limit, `Endless` at the limit of events.
    public func untilQuiet() throws {
        var events = 0
        while try world.advance() {
            events += 1
            if events > world.limits.events { throw Endless(events: events) }
        }
    }

    /// Puts an event into the external queue, to be processed by the next `untilQuiet`.
    public func send(_ event: Event) { world.deliver(event, to: session) }

    /// Virtual time since the start.
    public var now: Duration { world.now }

    /// What is active, or where the run ended; nothing before it started.
    public var snapshot: Snapshot? { session.snapshot }

    /// The ids of all active states in document order.
    public var configuration: [String] {
        session.snapshot?.configuration.map(document.chart.id(of:)) ?? []
    }

    public var isDone: Bool { session.isDone }

    public var log: [LogLine] { world.lines }

    /// The steps of the run's own session, with their traces.
    public var steps: [Step] { world.steps }
}
