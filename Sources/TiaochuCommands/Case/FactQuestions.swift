import DataValues
import Diagnostics
import Workflows

/// Asks a person at the terminal for facts that are required and missing; says nothing where nobody can answer.
enum FactQuestions {
    static func askMissing(_ names: [String], of workflow: Workflow, into facts: inout [String: DataValue]) throws {
        guard Console.isInteractive else { return }
        for name in names where facts[name, default: .null].isNull {
            guard let field = workflow.field(name), field.defaultValue == nil else { continue }
            if let value = try ask(field, label: field.title.spoken) { facts[name] = value }
        }
    }

    private static func ask(_ field: Field, label: String) throws -> DataValue? {
        if case .record(let inner) = field.type {
            var record: [String: DataValue] = [:]
            for part in inner where part.isRequired {
                if let value = try ask(part, label: "\(label) · \(part.title.spoken)") { record[part.name] = value }
            }
            return .record(record)
        }
        while true {
            guard
                let line = Console.ask(
                    say(zh: "\(label)（\(field.type.example.zh)）：", en: "\(label) (\(field.type.example.en)): "))
            else { return nil }
            switch FactReading.value(of: line, as: field.type, at: DataPath([.key(field.name)])) {
            case .success(.null): return nil
            case .success(let value): return value
            case .failure(let problem):
                Console.talk("  \(problem.what.spoken)" + (problem.fix.map { " — \($0.spoken)" } ?? ""))
            }
        }
    }
}
