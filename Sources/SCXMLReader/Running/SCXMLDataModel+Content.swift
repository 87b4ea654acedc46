import DataValues
import LuaRuntime
import Statecharts

/// Executable content (SCXML 4).
extension SCXMLDataModel {
    func run(_ content: [SCXMLContent], in scope: ActionScope) throws {
        for element in content {
            try session.spendOperation()
            try run(element, in: scope)
        }
    }

    private func run(_ element: SCXMLContent, in scope: ActionScope) throws {
        switch element {
        case .raise(let name): scope.raise(Event(name, type: .internal))
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
}
