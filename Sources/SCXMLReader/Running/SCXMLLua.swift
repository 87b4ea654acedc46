import DataValues
import LuaRuntime
import Statecharts

/// The Lua side of one session: its variables, and the chunks made of the document's expressions.
final class SCXMLLua {
    /// What `In()` asks while a chunk runs.
    private final class Activity {
        var scope: GuardScope?
    }

    private let session: LuaSession
    private let activity: Activity
    private var chunks: [String: LuaChunk] = [:]
    /// Texts of which it is known that they say where a value can be put.
    private var locations: Set<String> = []
    /// Texts of which it is known that they are expressions by themselves.
    private var expressions: Set<String> = []
    private let file: String
    private let outOfTime: () -> Void

    /// - Parameter outOfTime: called when a call took longer than it may.
    init(file: String, limits: LuaLimits, outOfTime: @escaping () -> Void) throws(LuaError) {
        let activity = Activity()
        let isActive = LuaHostFunction(
            "In", parameters: [LuaParameter("state", .text)], result: .boolean, contexts: .everywhere,
            zh: "某个状态此刻是否处于激活。", en: "Whether a state is active at this moment."
        ) { arguments in .boolean(activity.scope?.isActive(arguments[0].text ?? "") ?? false) }
        session = try LuaSession(LuaMachine(limits: limits, hostFunctions: [isActive]))
        self.activity = activity
        self.file = file
        self.outOfTime = outOfTime
    }

    func setConstant(_ name: String, _ value: DataValue) throws(LuaError) { try session.setConstant(name, value) }

    /// What came with an event may be changed by the chunk that takes it.
    func setEvent(_ event: DataValue) throws(LuaError) { try session.setConstant("_event", event, isDeep: false) }

    func value(of expression: SCXMLExpression, in scope: GuardScope) throws(LuaError) -> DataValue {
        try checkExpression(expression)
        return try call("return (\(expression.text)\n)", line: expression.line, in: scope)
    }

    /// Lua's truth: everything but false and nil.
    func holds(_ condition: SCXMLExpression, in scope: GuardScope) throws(LuaError) -> Bool {
        try checkExpression(condition)
        return try call("return not not (\(condition.text)\n)", line: condition.line, in: scope) == .boolean(true)
    }

    func run(_ script: SCXMLExpression, in scope: GuardScope) throws(LuaError) {
        try call(script.text, line: script.line, in: scope)
    }

    /// Assigns within Lua, so that a table stays the same table.
    func assign(
        _ location: SCXMLExpression, expression: SCXMLExpression, in scope: GuardScope
    ) throws(LuaError) {
        try checkLocation(location)
        try checkExpression(expression)
        try call("\(location.text) = (\(expression.text)\n)", line: expression.line, in: scope)
    }

    func assign(_ location: SCXMLExpression, value: DataValue, in scope: GuardScope) throws(LuaError) {
        try checkLocation(location)
        try call("\(location.text) = ...", line: location.line, [value], in: scope)
    }

    /// Refuses what is an expression only between the brackets put around it: `a) or (b`.
    private func checkExpression(_ expression: SCXMLExpression) throws(LuaError) {
        if !expression.text.contains(")") || expressions.contains(expression.text) { return }
        do throws(LuaError) {
            _ = try session.compile("return \(expression.text)\n", name: file)
        } catch {
            var error = error
            error.file = file
            error.line = expression.line
            throw error
        }
        expressions.insert(expression.text)
    }

    /// Refuses what is no location but would be Lua before an equals sign: `local a`, `x = 1; y`, `a, b` (SCXML 5.4).
    func checkLocation(_ location: SCXMLExpression) throws(LuaError) {
        if locations.contains(location.text) { return }
        for source in ["return (\(location.text)\n)", "\(location.text)\n = nil"] {
            do throws(LuaError) {
                _ = try session.compile(source, name: file)
            } catch {
                throw LuaError(
                    .typeMismatch, "'\(location.text)' is no variable or field that a value can be given to",
                    file: file,
                    line: location.line)
            }
        }
        locations.insert(location.text)
    }

    /// Text inside an element: a value where it is Lua, and itself, its white space made single, where it is not.
    ///
    /// - Throws: what is Lua and uses more time or memory than there is; any other error says that the text was meant as text.
    func value(ofText text: SCXMLExpression, in scope: GuardScope) throws(LuaError) -> DataValue {
        do throws(LuaError) {
            let value = try value(of: text, in: scope)
            if !value.isNull { return value }
        } catch  where error.code == .instructionBudget || error.code == .memoryLimit || error.code == .wallClock {
            throw error
        } catch {}
        return .text(text.text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
    }

    static func lines(of text: String) -> Int { text.split(separator: "\n", omittingEmptySubsequences: false).count }

    /// - Parameter lines: how many the document has of it, where the rest was put around it here.
    @discardableResult
    func call(
        _ source: String, line: Int, lines: Int? = nil, _ arguments: [DataValue] = [], in scope: GuardScope
    ) throws(LuaError) -> DataValue {
        let outer = activity.scope
        activity.scope = scope
        defer { activity.scope = outer }
        do throws(LuaError) {
            let chunk: LuaChunk
            if let known = chunks[source] {
                chunk = known
            } else {
                chunk = try session.compile(source, name: file)
                chunks[source] = chunk
            }
            return try chunk.call(arguments)
        } catch {
            if error.code == .wallClock { outOfTime() }
            // A chunk counts its lines from where its element stands.
            var error = error
            error.file = file
            let lines = lines ?? Self.lines(of: source)
            // The closing parenthesis has a line of its own, where Lua sees an expression end.
            let last = source.hasSuffix("\n)") ? max(1, lines - 1) : lines
            error.line = min(error.line ?? 1, last) + line - 1
            throw error
        }
    }
}
