import DataValues
import Diagnostics
import Foundation
import Workflows

/// Reading facts from JSON.
enum FactReading {
    static func json(at path: String) throws -> DataValue {
        let data: Data
        do {
            data = try InputFile.bytes(at: path)
        } catch {
            throw CommandFailure(
                .usage, code: "unreadable-file",
                what: BilingualText(zh: "读不了文件 \(path)", en: "cannot read the file \(path)"),
                why: BilingualText(reasonOf: error),
                fix: BilingualText(zh: "检查路径和权限；- 为标准输入", en: "check the path and its permissions; - is standard input")
            )
        }
        do {
            return try DataValue(json: Array(data))
        } catch {
            throw CommandFailure(
                .usage, code: "bad-json",
                what: BilingualText(
                    zh: "\(path):\(error.line):\(error.column) 不是有效的 JSON：\(error.chinese)",
                    en: "\(path):\(error.line):\(error.column) is not valid JSON: \(error.english)"),
                fix: BilingualText(zh: "改正后再试", en: "mend it and try again"))
        }
    }

    /// The facts of a document: all of it, or what stands under `facts` in a case file.
    static func facts(in document: DataValue, at path: String) throws -> [String: DataValue] {
        if let facts = document["facts"].record ?? document.record { return facts }
        throw CommandFailure(
            .usage, code: "no-facts",
            what: BilingualText(
                zh: "\(path) 里的 JSON 不是记录，而是\(kind(of: document).zh)",
                en: "the JSON in \(path) is no record but \(kind(of: document).en)"),
            fix: BilingualText(
                zh: "写成 {\"字段\": 值}，字段见 tiaochu workflow show",
                en: "write {\"field\": value}; tiaochu workflow show lists the fields"))
    }

    private static func kind(of value: DataValue) -> BilingualText {
        switch value {
        case .list: BilingualText(zh: "列表", en: "a list")
        case .text: BilingualText(zh: "文字", en: "a text")
        case .null: BilingualText(zh: "空值", en: "null")
        case .boolean: BilingualText(zh: "真假值", en: "true or false")
        case .record: BilingualText(zh: "记录", en: "a record")
        default: BilingualText(zh: "数", en: "a number")
        }
    }

    /// What a person typed for one field; records and lists in JSON say money and dates as a file of facts does.
    static func value(of text: String, as type: FieldType, at path: DataPath) -> Result<DataValue, FieldProblem> {
        let isStructured =
            switch type {
            case .record, .list: text.drop(while: \.isWhitespace).first.map { "[{".contains($0) } ?? false
            default: false
            }
        guard isStructured, let document = try? DataValue(json: text) else { return type.parse(text, at: path) }
        var problems: [FieldProblem] = []
        let value = typed(document, as: type, at: path, problems: &problems)
        return problems.first.map { .failure($0) } ?? .success(value)
    }

    /// JSON facts in the form the fields want: money and dates may be written as text, as in the case files.
    static func typed(
        _ record: [String: DataValue], by fields: [Field], at path: DataPath = DataPath(),
        problems: inout [FieldProblem]
    ) -> [String: DataValue] {
        var result: [String: DataValue] = [:]
        for (name, value) in record.sorted(by: { $0.key < $1.key }) {
            guard let field = fields.spoken(as: name) else {
                // Unknown names stay, so that validation reports them with the nearest known one.
                result[name] = value
                problems += fields.problems(with: [name: value], at: path, complete: false)
                continue
            }
            guard result[field.name] == nil else {
                problems.append(
                    FieldProblem(
                        .malformed, at: path / field.name,
                        BilingualText(zh: "给了两次，一次写作 \(name)", en: "it is given twice, once as \(name)")))
                continue
            }
            result[field.name] = typed(value, as: field.type, at: path / field.name, problems: &problems)
        }
        return result
    }

    private static func typed(
        _ value: DataValue, as type: FieldType, at path: DataPath, problems: inout [FieldProblem]
    ) -> DataValue {
        switch (type, value) {
        case (.record(let fields), .record(let record)):
            return .record(typed(record, by: fields, at: path, problems: &problems))
        case (.list(let element), .list(let elements)):
            return .list(
                elements.prefix(FieldLimits.longestList + 1).enumerated().map {
                    typed($1, as: element, at: path / $0, problems: &problems)
                })
        case (.text, .text), (.boolean, .boolean):
            problems += type.problems(with: value, at: path)
            return value
        case (_, .text(let text)):
            switch type.parse(text, at: path) {
            case .success(let parsed): return parsed
            case .failure(let problem):
                problems.append(problem)
                return value
            }
        default:
            problems += type.problems(with: value, at: path)
            return value
        }
    }
}
