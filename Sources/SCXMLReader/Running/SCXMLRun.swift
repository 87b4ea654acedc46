public import DataValues
public import Statecharts

/// Runs a document, and those it invokes, on a virtual clock: a delayed event comes as soon as nothing else is due.
///
///     let run = try SCXMLRun(SCXMLDocument(reading: text, file: "door.scxml"))
///     try run.untilQuiet()
///     print(run.configuration, run.log)
///
/// The same document and events give the same run, to the letter. A run belongs to one thread at a time.
public final class SCXMLRun {
    /// What a `log` element said, or what went wrong in a child, whose steps are not kept.
    public struct LogLine: Hashable, Sendable {
        public enum Kind: String, Hashable, Sendable {
            case log, error
        }

        public let kind: Kind
        /// `session1` is the run's own; its children follow.
        public let session: String
        public var isOwn: Bool { session == "session1" }
        public let label: String
        public let value: DataValue
        /// Virtual time since the start.
        public let at: Duration
        /// Steps of the run's own session that were complete when it was said: an index into `steps` of the one under way.
        public let step: Int
        /// The microstep of that step, an index into its trace; nothing for a child's, which speaks between steps.
        public let microstep: Int?
    }

    /// A macrostep of the run's own session.
    public struct Step: Hashable, Sendable {
        /// Virtual time since the start.
        public let at: Duration
        /// Nothing for the start.
        public let event: Event?
        public let step: Macrostep
    }

    public let document: SCXMLDocument
    private let world: SCXMLWorld
    private let session: SCXMLSession
    /// A run that was stopped stays stopped: what its last step had done to variables, sends and children is not taken back.
    private var failure: (any Error)?

    /// - Parameters:
    ///   - resources: where the document's children are read from.
    ///   - isStopped: asked at every event and every piece of content; true ends the run with `Endless`. Never by default.
    public init(
        _ document: SCXMLDocument, resources: SCXMLResources = .none, limits: Limits = Limits(),
        isStopped: @escaping () -> Bool = { false }
    ) throws {
        self.document = document
        world = SCXMLWorld(resources: resources, limits: limits, isStopped: isStopped)
        session = try world.add(document)
    }

    /// Goes on until nothing is due any more, or the run is done and so are its children.
    ///
    /// - Throws: `StepError` at the limit of microsteps in one step, `Endless` at the limits of the whole run; the same again at every
    ///   later call.
    public func untilQuiet() throws { while try advance(through: nil) {} }

    /// Does everything that is due up to a moment, that moment included, and moves the clock there.
    ///
    /// - Throws: as `untilQuiet`.
    public func until(_ time: Duration) throws { while try advance(through: time) {} }

    private func advance(through time: Duration?) throws -> Bool {
        if let failure { throw failure }
        do {
            let isMore = try world.advance(through: time)
            if let endless = world.meter.exceeded { throw endless }
            return isMore
        } catch {
            // A step that was cut short may have ended in other ways.
            let reason = world.meter.exceeded ?? error
            failure = reason
            throw reason
        }
    }

    /// Puts an event into the external queue: the next `untilQuiet` or `until` processes it.
    public func send(_ event: Event) { world.deliver(event, to: session) }

    /// Whether something is still to come: a delayed event, or one that is not processed yet.
    public var isWaiting: Bool { world.isWaiting }

    /// Virtual time since the start.
    public var now: Duration { world.now }

    /// What is active, or where the run ended; nothing before it started.
    public var snapshot: Snapshot? { session.snapshot }

    /// The ids of all active states in document order.
    public var configuration: [String] {
        session.snapshot?.configuration.map(document.chart.id(of:)) ?? []
    }

    public var isDone: Bool { session.isDone }

    /// In the order said, as many as `Limits.logLines`.
    public var log: [LogLine] { world.lines }

    /// How many lines were said after those and are not kept.
    public var droppedLogLines: Int { world.droppedLines }

    /// The steps of the run's own session, with their traces.
    public var steps: [Step] { world.steps }
}
