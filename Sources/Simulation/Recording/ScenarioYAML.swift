import DataValues
import StatutoryTime
import Workflows

/// How values stand in a scenario's text.
enum ScenarioYAML {
    static func written(_ value: DataValue, of type: FieldType) -> String {
        switch (type, value) {
        case (_, .null): "null"
        case (.money, .integer(let fen)): "\(MoneyLiteral.text(fen: fen)) CNY".replacing(",", with: "")
        case (.date, .text(let text)): text
        case (.record(let fields), .record(let record)):
            "{ "
                + fields.compactMap { field in
                    record[field.name].map { "\(field.name): \(written($0, of: field.type))" }
                }.joined(separator: ", ") + " }"
        case (.list(let element), .list(let elements)):
            "[" + elements.map { written($0, of: element) }.joined(separator: ", ") + "]"
        case (_, .boolean(let truth)): truth ? "true" : "false"
        case (_, .integer(let number)): "\(number)"
        default: value.text.map(quoted) ?? value.canonicalJSON
        }
    }

    /// JSON's double quotes are YAML's too.
    static func quoted(_ text: String) -> String { DataValue.text(text).canonicalJSON }

    /// A day, with the time of day where one was stated.
    static func written(_ time: LegalTime) -> String {
        let minute = time.second / 60
        guard minute > 0 else { return time.date.description }
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(time.date)T\(two(minute / 60)):\(two(minute % 60))"
    }
}
