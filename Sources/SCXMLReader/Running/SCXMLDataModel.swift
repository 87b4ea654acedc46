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
    private var initialized: Set<String> = []
    private var copies = 0

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
            "name": .text(event.name), "type": .text(event.origin.rawValue), "data": event.data,
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
    private func raise(_ error: any Error, in scope: ActionScope) {
        let text = DataValue.text("\(error)")
        session.report(error)
        session.world.meter.spendData(text)
        scope.raise(Event("error.execution", data: text, origin: .platform))
    }

    // MARK: - Content

    func run(_ content: [SCXMLContent], in scope: ActionScope) throws {
        for element in content {
            try session.spendOperation()
            try run(element, in: scope)
        }
    }

    private func run(_ element: SCXMLContent, in scope: ActionScope) throws {
        switch element {
        case .raise(let name): scope.raise(Event(name, origin: .internal))
        case .log(let label, let expression):
            let value = try expression.map { try lua.value(of: $0, in: scope.guardScope) } ?? .null
            session.log(label, value, in: scope)
        case .assign(let location, .expression(let expression)):
            try lua.assign(location, expression: expression, in: scope.guardScope)
        case .assign(let location, let given):
            try lua.assign(location, value: value(given, in: scope), in: scope.guardScope)
        case .script(let script): try lua.run(script, in: scope.guardScope)
        case .choose(let branches): try choose(branches, in: scope)
        case .forEach(let item, let index, let array, let content):
            try forEach(item, index, array, content, in: scope)
        case .send(let send): try session.send(send, from: self, in: scope)
        case .cancel(let id): session.cancel(try text(id, in: scope))
        case .initialize(let data): initialize(data, in: scope)
        }
    }

    /// A condition that fails counts as false, and the error is raised (SCXML 4.3, 5.9.1).
    private func choose(
        _ branches: [(condition: SCXMLExpression?, content: [SCXMLContent])], in scope: ActionScope
    ) throws {
        for (condition, content) in branches {
            var isTaken = true
            if let condition {
                try session.spendOperation()
                do {
                    isTaken = try lua.holds(condition, in: scope.guardScope)
                } catch {
                    isTaken = false
                    raise(error, in: scope)
                }
            }
            if isTaken {
                try run(content, in: scope)
                return
            }
        }
    }

    /// Goes over a copy of the array, so that the content may change it (SCXML 4.6).
    private func forEach(
        _ item: SCXMLExpression, _ index: SCXMLExpression?, _ array: SCXMLExpression, _ content: [SCXMLContent],
        in scope: ActionScope
    ) throws {
        for location in [item, index].compactMap(\.self) { try lua.checkLocation(location) }
        // A name that no document would write, one for each loop that is running.
        copies += 1
        let copy = "_ENV['copy \(copies)']"
        defer {
            _ = try? lua.call("\(copy) = nil", line: item.line, in: scope.guardScope)
            copies -= 1
        }
        let source = """
            local array, copy = (\(array.text)
            ), {}; if type(array) ~= 'table' or #array == 0 and next(array) ~= nil then error('foreach needs an array') end
            for i = 1, #array do copy[i] = array[i] end; \(copy) = copy; return #copy
            """
        let lines = SCXMLLua.lines(of: array.text)
        let count = try lua.call(source, line: array.line, lines: lines, in: scope.guardScope).integer ?? 0
        // No name of our own stands between the document and its variables, whatever they are called.
        let step = "\(item.text) = \(copy)[(...)]" + (index.map { "; \($0.text) = (...)" } ?? "")
        if count == 0 {
            // An item that is no location is an error at once, and one that has a value keeps it.
            let names = [item.text] + [index?.text].compactMap(\.self)
            let same = names.map { "\($0) = \($0)" }.joined(separator: "; ")
            _ = try lua.call(same, line: item.line, in: scope.guardScope)
        }
        for number in 0..<count {
            try session.spendOperation()
            try lua.call(step, line: item.line, [.integer(number + 1)], in: scope.guardScope)
            try run(content, in: scope)
        }
    }

    /// A value that cannot be had leaves its variable without one, and the error is raised (SCXML 5.3.2).
    private func initialize(_ data: [SCXMLData], in scope: ActionScope) {
        for item in data where initialized.insert(item.id).inserted {
            let location = SCXMLExpression(text: item.id, line: item.line)
            do {
                if let value = given[item.id], document.parameters.contains(item.id) {
                    try lua.assign(location, value: value, in: scope.guardScope)
                } else if case .expression(let expression) = item.value {
                    try lua.assign(location, expression: expression, in: scope.guardScope)
                } else {
                    try lua.assign(location, value: value(item.value, in: scope), in: scope.guardScope)
                }
            } catch {
                raise(error, in: scope)
            }
        }
    }

    // MARK: - Values

    func value(_ value: SCXMLValue, in scope: ActionScope) throws -> DataValue {
        switch value {
        case .nothing: .null
        case .expression(let expression): try lua.value(of: expression, in: scope.guardScope)
        case .text(let text): try lua.value(ofText: text, in: scope.guardScope)
        case .markup(let markup): .text(markup)
        }
    }

    func text(_ text: SCXMLText, in scope: ActionScope) throws -> String {
        switch text {
        case .literal(let text): return text
        case .expression(let expression):
            let value = try lua.value(of: expression, in: scope.guardScope)
            guard let text = value.text else {
                throw LuaError(.typeMismatch, "a text is needed here", file: document.file, line: expression.line)
            }
            return text
        }
    }

    /// What a message carries; any error is the message's (SCXML 6.2.3).
    func value(_ payload: SCXMLPayload, in scope: ActionScope) throws -> DataValue {
        guard case .nothing = payload.content else { return try value(payload.content, in: scope) }
        if payload.parameters.isEmpty { return .null }
        return .record(try values(payload.parameters, in: scope))
    }

    func values(_ parameters: [SCXMLParameter], in scope: ActionScope) throws -> [String: DataValue] {
        var values: [String: DataValue] = [:]
        for parameter in parameters {
            values[parameter.name] = try lua.value(of: parameter.value, in: scope.guardScope)
        }
        return values
    }

    // MARK: - Children

    func start(_ invocation: Invocation, of state: StateIndex, in scope: ActionScope) throws {
        try bindEvent(of: scope.guardScope)
        try session.invoke(invocation, from: self, in: scope)
    }

    func cancel(_ invocation: Invocation, of state: StateIndex, in scope: ActionScope) {
        session.cancelChild(invocation)
    }

    func receive(_ event: Event, for invocation: Invocation, of state: StateIndex, in scope: ActionScope) throws {
        let invoke = document.invocations[invocation.rawValue]
        guard let child = session.child(invocation) else { return }
        if event.routing?.invokeID == child.invokeID, let finalize = invoke.finalize {
            try bindEvent(of: scope.guardScope)
            if finalize.isEmpty {
                for parameter in invoke.payload.parameters where parameter.isLocation {
                    guard let value = event.data.record?[parameter.name] else { continue }
                    try lua.assign(parameter.value, value: value, in: scope.guardScope)
                }
            } else {
                try run(finalize, in: scope)
            }
        }
        if invoke.isForwarding { session.forward(event, to: child) }
    }
}
