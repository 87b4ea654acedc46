import DataValues
import LuaRuntime
import Statecharts

/// Interprets a document's guards and content for the kernel, in Lua, on behalf of one session.
final class SCXMLDataModel: DataModel {
    static let processor = "http://www.w3.org/TR/scxml/#SCXMLEventProcessor"

    let document: SCXMLDocument
    let lua: SCXMLLua
    /// Where sends, logs and children go.
    unowned let session: SCXMLSession
    /// Values an invoking session gives to the document's own data.
    let given: [String: DataValue]
    private var boundEvent: Int?
    /// Data that has had its first value.
    var initialized: Set<String> = []
    /// Loops that are running, each over a copy of its own.
    var copies = 0

    init(
        _ document: SCXMLDocument, session: SCXMLSession, given: [String: DataValue], limits: LuaLimits
    ) throws(LuaError) {
        self.document = document
        self.session = session
        self.given = given
        let world = session.world
        lua = try SCXMLLua(file: document.file, limits: limits) { [unowned world] in
            world.meter.spendTime(limits.wallClock)
        }
        let location: DataValue = ["location": .text("#_scxml_\(session.id)")]
        // Not bound before the first event, and never the document's.
        try lua.setConstant("_event", .null)
        try lua.setConstant("_sessionid", .text(session.id))
        try lua.setConstant("_name", .text(document.name))
        try lua.setConstant("_ioprocessors", ["scxml": location, Self.processor: location])
    }

    func evaluate(_ asked: Guard, in scope: GuardScope) throws -> GuardAnswer {
        try reporting {
            try session.spendOperation()
            try bindEvent(of: scope)
            let holds = try lua.holds(document.conditions[asked.rawValue], in: scope)
            return holds ? .pass : .refuse(Refusal(asked.rawValue))
        }
    }

    func execute(_ action: Action, in scope: ActionScope) throws {
        try reporting {
            try bindEvent(of: scope.guardScope)
            try run(document.blocks[action.rawValue], in: scope)
        }
    }

    private func reporting<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch {
            session.report(error)
            throw error
        }
    }

    /// An error in the done data empties it, and is raised (SCXML 5.7.1).
    func value(of expression: Expression, in scope: ActionScope) throws -> DataValue {
        try bindEvent(of: scope.guardScope)
        let payload = document.doneData[expression.rawValue]
        guard case .nothing = payload.content else { return try value(payload.content, in: scope) }
        var record: [String: DataValue] = [:]
        for parameter in payload.parameters {
            do {
                record[parameter.name] = try lua.value(of: parameter.value, in: scope.guardScope)
            } catch {
                raise(error, in: scope)
            }
        }
        return record.isEmpty ? .null : .record(record)
    }

    /// SCXML 5.10.1: makes `_event` what is being processed, once.
    func bindEvent(of scope: GuardScope) throws {
        guard boundEvent != scope.eventNumber else { return }
        guard let event = scope.event else {
            boundEvent = scope.eventNumber
            return
        }
        var fields: [String: DataValue] = [
            "name": .text(event.name), "type": .text(event.type.rawValue), "data": event.data,
        ]
        if let routing = event.routing {
            fields["sendid"] = routing.sendID.map { .text($0) }
            fields["origin"] = routing.origin.map { .text($0) }
            fields["origintype"] = routing.originType.map { .text($0) }
            fields["invokeid"] = routing.invokeID.map { .text($0) }
        }
        try lua.setEvent(.record(fields))
        // Not before: what cannot be bound fails wherever it is asked for, and nothing sees the event before it.
        boundEvent = scope.eventNumber
    }

    /// SCXML 5.9: an error of content is an event; its text counts as data that is kept.
    func raise(_ error: any Error, in scope: ActionScope) {
        let text = DataValue.text("\(error)")
        session.report(error)
        session.world.meter.spendData(text)
        scope.raise(Event("error.execution", data: text, type: .platform))
    }

    // MARK: - Children

    func start(_ invocation: Invocation, of state: StateIndex, in scope: ActionScope) throws {
        try reporting {
            try bindEvent(of: scope.guardScope)
            try session.invoke(invocation, from: self, in: scope)
        }
    }

    func cancel(_ invocation: Invocation, of state: StateIndex, in scope: ActionScope) {
        session.cancelChild(invocation)
    }

    func receive(_ event: Event, for invocation: Invocation, of state: StateIndex, in scope: ActionScope) throws {
        let invoke = document.invocations[invocation.rawValue]
        guard let child = session.child(invocation) else { return }
        try reporting { try finalize(event, invoke, from: child, in: scope) }
        if invoke.isForwarding { session.forward(event, to: child) }
    }

    /// SCXML 6.5: what a child sent is taken up before transitions are selected.
    private func finalize(
        _ event: Event, _ invoke: SCXMLInvoke, from child: SCXMLSession, in scope: ActionScope
    ) throws {
        guard event.routing?.invokeID == child.invokeID, let finalize = invoke.finalize else { return }
        try bindEvent(of: scope.guardScope)
        guard finalize.isEmpty else {
            try run(finalize, in: scope)
            return
        }
        for parameter in invoke.payload.parameters where parameter.isLocation {
            guard let value = event.data.record?[parameter.name] else { continue }
            try lua.assign(parameter.value, value: value, in: scope.guardScope)
        }
    }
}
