import ArgumentParser
import DataValues
import Diagnostics
import Foundation
import Workflows

/// Facts given on the command line: `--set field=value` and `--facts file.json`.
struct FactOptions: ParsableArguments {
    @Option(
        name: [.customLong("set"), .customShort("s")],
        help: ArgumentHelp(
            say(
                zh: "事实，可重复：字段=值（金额 28320.00，日期 2026-03-05，嵌套用 applicant.name=…）",
                en: "a fact, repeatable: field=value (28320.00, 2026-03-05, applicant.name=…)"),
            valueName: "field=value"))
    var settings: [String] = []

    @Option(
        help: ArgumentHelp(
            say(
                zh: "事实的 JSON 文件（或含 facts 键的案件文件），- 为标准输入",
                en: "JSON file of facts (or a case file with `facts`), - for standard input"),
            valueName: "file"), completion: .file(extensions: ["json"]))
    var facts: String?

    init() {}

    /// The facts, typed by the workflow's fields; every misfit is reported at once.
    func values(for fields: [Field], file document: DataValue? = nil) throws -> [String: DataValue] {
        var problems: [FieldProblem] = []
        var record: DataValue = .record([:])
        if let document = try document ?? readFile() {
            record = .record(FactReading.typed(document.record ?? [:], by: fields, problems: &problems))
        }
        for setting in settings {
            guard let separator = setting.firstIndex(of: "=") else {
                throw CommandFailure(
                    .usage, code: "bad-setting",
                    what: BilingualText(zh: "“\(setting)”里没有等号", en: "'\(setting)' has no equals sign"),
                    fix: BilingualText(zh: "写成 --set 字段=值", en: "write --set FIELD=VALUE"))
            }
            let name = String(setting[..<separator])
            let text = String(setting[setting.index(after: separator)...])
            guard let path = try? DataPath(parsing: name), let type = fields.type(at: path) else {
                let nearest = NearestName.find(name, in: fields.map(\.name))
                problems.append(
                    FieldProblem(
                        .unknownField, at: DataPath(name.split(separator: ".").map { .key(String($0)) }),
                        BilingualText(zh: "没有字段 \(name)", en: "there is no field \(name)"),
                        fix: nearest.map { BilingualText(zh: "是否想写 \($0)？", en: "did you mean \($0)?") }))
                continue
            }
            switch type.parse(text, at: path) {
            case .success(let value):
                do {
                    try record.set(value, at: path)
                } catch {
                    problems.append(
                        FieldProblem(.wrongType, at: path, BilingualText(zh: "不能设置 \(name)", en: "cannot set \(name)")))
                }
            case .failure(let problem): problems.append(problem)
            }
        }
        guard problems.isEmpty else { throw CommandFailure(problems) }
        return record.record ?? [:]
    }

    func readFile() throws -> DataValue? {
        guard let facts else { return nil }
        let document = try FactReading.json(at: facts)
        return document["facts"].record == nil ? document : document["facts"]
    }
}

/// Reading facts from JSON.
enum FactReading {
    static func json(at path: String) throws -> DataValue {
        let data: Data
        do {
            data =
                path == "-"
                ? FileHandle.standardInput.readDataToEndOfFile() : try Data(contentsOf: URL(fileURLWithPath: path))
        } catch {
            throw CommandFailure(
                .usage, code: "unreadable-file",
                what: BilingualText(zh: "读不了文件 \(path)", en: "cannot read the file \(path)"),
                why: BilingualText(verbatim: error.localizedDescription),
                fix: BilingualText(zh: "检查路径和权限", en: "check the path and its permissions"))
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

    /// JSON facts in the form the fields want: money and dates may be written as text, as in the case files.
    static func typed(
        _ record: [String: DataValue], by fields: [Field], at path: DataPath = DataPath(),
        problems: inout [FieldProblem]
    ) -> [String: DataValue] {
        var result: [String: DataValue] = [:]
        for (name, value) in record.sorted(by: { $0.key < $1.key }) {
            guard let field = fields.named(name) else {
                // Unknown names stay, so that validation reports them with the nearest known one.
                result[name] = value
                problems += fields.problems(with: [name: value], at: path, complete: false)
                continue
            }
            result[name] = typed(value, as: field.type, at: path / name, problems: &problems)
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
                elements.enumerated().map { typed($1, as: element, at: path / $0, problems: &problems) })
        case (.text, .text), (.boolean, .boolean):
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

extension CommandFailure {
    /// Facts that do not fit the workflow's fields.
    init(_ problems: [FieldProblem]) {
        self.init(
            .usage, code: "facts",
            what: problems.count == 1
                ? BilingualText(
                    zh: "\(problems[0].path)：\(problems[0].what.zh)", en: "\(problems[0].path): \(problems[0].what.en)")
                : BilingualText(zh: "有 \(problems.count) 处事实不合格", en: "\(problems.count) facts do not fit"),
            fix: problems.count == 1 ? problems[0].fix : nil,
            diagnostics: problems.count == 1
                ? []
                : problems.map {
                    Diagnostic(
                        code: $0.kind.rawValue,
                        what: BilingualText(zh: "\($0.path)：\($0.what.zh)", en: "\($0.path): \($0.what.en)"),
                        fix: $0.fix)
                })
    }
}
