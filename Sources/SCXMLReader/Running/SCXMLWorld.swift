import DataValues
import LuaRuntime
import Statecharts

/// The sessions of one run, the events between them, and the virtual clock.
final class SCXMLWorld {
    private struct Delivery {
        let event: Event
        let receiver: SCXMLSession
        let sender: SCXMLSession?
        let sendID: String?
    }

    let resources: SCXMLResources
    var limits: SCXMLRun.Limits { meter.limits }
    var meter: RunMeter
    private(set) var now: Duration = .zero
    private(set) var lines: [SCXMLRun.LogLine] = []
    private(set) var droppedLines = 0
    private(set) var steps: [SCXMLRun.Step] = []
    private var sessions: [String: SCXMLSession] = [:]
    /// Sessions start before anything more is delivered: an invocation belongs to the step that made it (SCXML 6.4).
    private var starting: [SCXMLSession] = []
    /// In the order sent. One queue serves all: each session's own events keep their order.
    private var ready: [Delivery] = []
    private var head = 0
    private var delayed = VirtualQueue<Delivery>()
    private var sessionCount = 0
    private var invokeCount = 0

    init(resources: SCXMLResources, limits: SCXMLRun.Limits, isStopped: @escaping () -> Bool) {
        self.resources = resources
        meter = RunMeter(limits: limits, isStopped: isStopped)
    }

    func session(_ id: String) -> SCXMLSession? { sessions[id] }

    /// `stateid.number` (SCXML 6.4.1), a number that no other has and no document has written.
    func newInvokeID(_ stateID: String, apartFrom written: [String]) -> String {
        repeat { invokeCount += 1 } while written.contains("\(stateID).\(invokeCount)")
        return "\(stateID).\(invokeCount)"
    }

    func add(
        _ document: SCXMLDocument, parent: SCXMLSession? = nil, invokeID: String? = nil,
        given: [String: DataValue] = [:]
    ) throws -> SCXMLSession {
        guard sessions.count < limits.sessions else {
            throw LuaError(.memoryLimit, "more than \(limits.sessions) sessions at once")
        }
        sessionCount += 1
        let session = try SCXMLSession(
            document, id: "session\(sessionCount)", in: self, parent: parent, invokeID: invokeID, given: given)
        sessions[session.id] = session
        starting.append(session)
        return session
    }

    /// A session is over: what it sent with a delay is not delivered any more (SCXML 6.2.4).
    func forget(_ session: SCXMLSession) {
        sessions[session.id] = nil
        delayed.removeAll { $0.sender === session }
    }

    // MARK: - Events

    func deliver(
        _ event: Event, to receiver: SCXMLSession, after delay: Duration = .zero, from sender: SCXMLSession? = nil,
        sendID: String? = nil
    ) {
        if let sender, sender.isCancelled, receiver !== sender { return }
        meter.spendData(event.data)
        let delivery = Delivery(event: event, receiver: receiver, sender: sender, sendID: sendID)
        if delay > .zero { delayed.insert(delivery, at: now + delay) } else { ready.append(delivery) }
    }

    func cancel(_ sendID: String, of session: SCXMLSession) {
        delayed.removeAll { $0.sender === session && $0.sendID == sendID }
    }

    var isWaiting: Bool { !starting.isEmpty || head < ready.count || !delayed.isEmpty }

    /// Takes the next delivery, moving the clock when nothing is ready; false when nothing more is due, or nothing by `limit`.
    func advance(through limit: Duration?) throws(StepError) -> Bool {
        if !starting.isEmpty {
            meter.spendEvent()
            try starting.removeFirst().start()
            return true
        }
        if head == ready.count {
            ready.removeAll(keepingCapacity: true)
            head = 0
            if let limit, delayed.firstDue.map({ $0 > limit }) ?? true {
                now = max(now, limit)
                return false
            }
            guard let (due, delivery) = delayed.popFirst() else { return false }
            now = due
            ready.append(delivery)
        }
        let delivery = ready[head]
        head += 1
        meter.spendEvent()
        try delivery.receiver.process(delivery.event)
        return true
    }

    // MARK: - Records

    func log(
        _ kind: SCXMLRun.LogLine.Kind, _ label: String, _ value: DataValue, of session: SCXMLSession, microstep: Int?
    ) {
        guard lines.count < limits.logLines else {
            droppedLines += 1
            return
        }
        meter.spendData(value)
        lines.append(
            SCXMLRun.LogLine(
                kind: kind, session: session.id, label: label, value: value, at: now, step: steps.count,
                microstep: microstep))
    }

    func record(_ step: Macrostep, event: Event?, of session: SCXMLSession) {
        guard session.parent == nil, session.invokeID == nil else { return }
        meter.spendMicrosteps(step.trace?.microsteps.count ?? 0)
        steps.append(SCXMLRun.Step(at: now, event: event, step: step))
    }
}
