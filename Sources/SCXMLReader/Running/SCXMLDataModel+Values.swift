import DataValues
import LuaRuntime
import Statecharts

/// Values of expressions, texts and payloads (SCXML 5).
extension SCXMLDataModel {
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
}
