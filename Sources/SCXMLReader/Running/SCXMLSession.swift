import DataValues
import LuaRuntime
import Statecharts

/// One document being run: a snapshot of its chart, its variables, its children.
final class SCXMLSession {
    let id: String
    let document: SCXMLDocument
    /// Nothing for the session that a run began with.
    private(set) weak var parent: SCXMLSession?
    /// The name its parent invoked it by.
    let invokeID: String?
    unowned let world: SCXMLWorld
    private(set) var snapshot: Snapshot?
    /// Left by its parent: nobody listens to it any more.
    private(set) var isCancelled = false
    private let interpreter: Interpreter
    private var model: SCXMLDataModel?
    private var children: [Invocation: SCXMLSession] = [:]
    private var sends = 0

    init(
        _ document: SCXMLDocument, id: String, in world: SCXMLWorld, parent: SCXMLSession? = nil,
        invokeID: String? = nil, given: [String: DataValue] = [:]
    ) throws(LuaError) {
        self.document = document
        self.id = id
        self.world = world
        self.parent = parent
        self.invokeID = invokeID
        interpreter = Interpreter(
            document.chart, policy: .raise, microstepLimit: world.limits.microsteps,
            isStopped: { [unowned world] in world.meter.isOver() })
        model = try SCXMLDataModel(document, session: self, given: given, limits: world.limits.lua)
    }

    var isDone: Bool { snapshot?.status == .done }

    /// Only the run's own steps are shown.
    private var isTraced: Bool { parent == nil && invokeID == nil }

    // MARK: - Steps

    func start() throws(StepError) {
        guard !isCancelled, snapshot == nil, var model else { return }
        let (snapshot, step) = try interpreter.start(model: &model, tracing: isTraced)
        self.snapshot = snapshot
        finish(step, event: nil)
    }

    func process(_ event: Event) throws(StepError) {
        guard !isCancelled, !isDone, var snapshot, var model else { return }
        let step = try interpreter.step(event, on: &snapshot, model: &model, tracing: isTraced)
        self.snapshot = snapshot
        finish(step, event: event)
    }

    private func finish(_ step: Macrostep, event: Event?) {
        world.record(step, event: event, of: self)
        guard isDone else { return }
        // Its parent may still ask for its name; its Lua is of no more use.
        model = nil
        world.forget(self)
        guard !isCancelled, let parent, let invokeID else { return }
        world.deliver(
            Event(
                "done.invoke.\(invokeID)", data: step.output ?? .null, type: .external,
                routing: Event.Routing(invokeID: invokeID)), to: parent)
    }

    /// Ends the session from outside; what its exit actions send upwards is not heard (SCXML 6.4.3).
    private func cancel() {
        isCancelled = true
        if var snapshot, snapshot.status == .running, var model {
            _ = try? interpreter.stop(&snapshot, model: &model, tracing: false)
            self.snapshot = snapshot
        }
        world.forget(self)
    }

    /// Counts what is about to run.
    ///
    /// - Throws: once the run has used too much.
    func spendOperation() throws(LuaError) {
        world.meter.spendOperation()
        if let endless = world.meter.exceeded { throw LuaError(.instructionBudget, endless.description) }
    }

    func log(_ label: String, _ value: DataValue, in scope: ActionScope) {
        world.log(.log, label, value, of: self, microstep: scope.microstep)
    }

    /// Tells of an error in a child; those of the run's own session stand in its trace.
    func report(_ error: any Error) {
        if !isTraced { world.log(.error, "", .text("\(error)"), of: self, microstep: nil) }
    }

    // MARK: - Sending

    /// SCXML 6.2: evaluates everything now, and delivers now or later.
    func send(_ send: SCXMLSend, from model: SCXMLDataModel, in scope: ActionScope) throws {
        var sendID = send.id
        if sendID == nil, let location = send.idLocation {
            sends += 1
            let made = "\(id).send.\(sends)"
            sendID = made
            try model.lua.assign(location, value: .text(made), in: scope.guardScope)
        }
        do {
            try dispatch(send, sendID, from: model, in: scope)
        } catch let error as ExecutionError {
            throw error
        } catch {
            throw failure("error.execution", "\(error)", sendID)
        }
    }

    private func dispatch(
        _ send: SCXMLSend, _ sendID: String?, from model: SCXMLDataModel, in scope: ActionScope
    ) throws {
        let type = try send.type.map { try model.text($0, in: scope) } ?? "scxml"
        guard ["scxml", "http://www.w3.org/TR/scxml/", SCXMLDataModel.processor].contains(type) else {
            throw failure("error.execution", "no event processor of the type '\(type)'", sendID)
        }
        guard let name = try send.event.map({ try model.text($0, in: scope) }), Event.isName(name) else {
            throw failure("error.execution", "the event to send has no name that one can have", sendID)
        }
        let data = try model.value(send.payload, in: scope)
        let target = try send.target.map { try model.text($0, in: scope) } ?? ""
        guard let delay = try delay(of: send, from: model, in: scope) else {
            throw failure("error.execution", "the delay is not a time such as '1.5s' or '200ms'", sendID)
        }
        if target == "#_internal" {
            guard delay == .zero else {
                throw failure("error.execution", "an event for the internal queue cannot be delayed", sendID)
            }
            world.meter.spendData(data)
            scope.raise(Event(name, data: data, type: .internal, routing: Event.Routing(sendID: sendID)))
            return
        }
        let receiver = try receiver(target, sendID)
        let event = Event(
            name, data: data, type: .external,
            routing: Event.Routing(
                sendID: sendID, origin: "#_scxml_\(id)", originType: SCXMLDataModel.processor,
                invokeID: receiver === parent ? invokeID : nil))
        world.deliver(event, to: receiver, after: delay, from: self, sendID: sendID)
    }

    /// A number that an expression gives is milliseconds.
    private func delay(
        of send: SCXMLSend, from model: SCXMLDataModel, in scope: ActionScope
    ) throws -> Duration? {
        switch send.delay {
        case .none: return .zero
        case .literal(let text): return Duration(delay: text)
        case .expression(let expression):
            switch try model.lua.value(of: expression, in: scope.guardScope) {
            case .text(let text): return Duration(delay: text)
            case .integer(let number): return Duration(milliseconds: Double(number))
            case .real(let number): return Duration(milliseconds: number)
            default: return nil
            }
        }
    }

    /// Appendix C.1: the targets of the SCXML event processor.
    private func receiver(_ target: String, _ sendID: String?) throws -> SCXMLSession {
        if target.isEmpty { return self }
        guard target.hasPrefix("#_") else {
            throw failure("error.execution", "'\(target)' is not a target", sendID)
        }
        let name = String(target.dropFirst(2))
        let found: SCXMLSession? =
            if name == "parent" {
                parent
            } else if name.hasPrefix("scxml_") {
                world.session(String(name.dropFirst(6)))
            } else {
                children.values.first { $0.invokeID == name && !$0.isDone }
            }
        guard let found else { throw failure("error.communication", "there is no session '\(target)'", sendID) }
        return found
    }

    func cancel(_ sendID: String) { world.cancel(sendID, of: self) }

    private func failure(_ name: String, _ message: String, _ sendID: String?) -> ExecutionError {
        ExecutionError(
            Event(name, data: .text(message), type: .platform, routing: sendID.map { Event.Routing(sendID: $0) }))
    }

    // MARK: - Children

    func child(_ invocation: Invocation) -> SCXMLSession? { children[invocation] }

    /// SCXML 6.4: makes the child; it starts when this session's step is over.
    func invoke(_ invocation: Invocation, from model: SCXMLDataModel, in scope: ActionScope) throws {
        let invoke = document.invocations[invocation.rawValue]
        let type = try invoke.type.map { try model.text($0, in: scope) } ?? "scxml"
        guard ["scxml", "http://www.w3.org/TR/scxml/", "http://www.w3.org/TR/scxml"].contains(type) else {
            throw failure("error.execution", "nothing of the type '\(type)' can be invoked", nil)
        }
        let written = document.invocations.compactMap(\.id)
        let id = invoke.id ?? world.newInvokeID(invoke.stateID, apartFrom: written)
        if let location = invoke.idLocation {
            try model.lua.assign(location, value: .text(id), in: scope.guardScope)
        }
        let given = try model.values(invoke.payload.parameters, in: scope)
        let child: SCXMLDocument
        if let source = try invoke.source.map({ try model.text($0, in: scope) }) {
            child = try read(source)
        } else {
            guard let text = try model.value(invoke.payload.content, in: scope).text else {
                throw failure("error.execution", "there is no document to invoke", nil)
            }
            child = try SCXMLDocument(reading: text, file: "\(document.file)#\(id)", resources: world.resources)
        }
        children[invocation] = try world.add(child, parent: self, invokeID: id, given: given)
    }

    private func read(_ source: String) throws -> SCXMLDocument {
        let text: String
        do {
            text = try world.resources.text(of: source)
        } catch {
            throw failure("error.communication", "'\(source)' cannot be read: \(error)", nil)
        }
        return try SCXMLDocument(reading: text, file: source, resources: world.resources)
    }

    func cancelChild(_ invocation: Invocation) {
        children.removeValue(forKey: invocation)?.cancel()
    }

    func forward(_ event: Event, to child: SCXMLSession) { world.deliver(event, to: child) }
}
