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

    /// Whether any fact is given.
    var areGiven: Bool { !settings.isEmpty || facts != nil }

    /// The facts, typed by the workflow's fields; every misfit is reported at once.
    ///
    /// - Parameters:
    ///   - document: facts that were read before; else those of `--facts`.
    ///   - kept: the facts that the case has already. `--set worker.phone=…` changes one part of a kept record and leaves the others.
    func values(
        for fields: [Field], document: [String: DataValue]? = nil, keeping kept: [String: DataValue] = [:]
    ) throws -> [String: DataValue] {
        var problems: [FieldProblem] = []
        var record: DataValue = .record([:])
        if let document = try document ?? readFile() {
            record = .record(FactReading.typed(document, by: fields, problems: &problems))
        }
        for setting in settings {
            guard let separator = setting.firstIndex(where: { $0 == "=" || $0 == "＝" }) else {
                throw CommandFailure(
                    .usage, code: "bad-setting",
                    what: BilingualText(zh: "“\(setting)”里没有等号", en: "'\(setting)' has no equals sign"),
                    fix: BilingualText(zh: "写成 --set 字段=值", en: "write --set FIELD=VALUE"))
            }
            let name = String(setting[..<separator])
            let text = String(setting[setting.index(after: separator)...])
            guard let path = (try? DataPath(parsing: name)).map(fields.path(spoken:)),
                let type = fields.type(at: path)
            else {
                problems.append(UnknownField.problem(name, in: fields))
                continue
            }
            switch FactReading.value(of: text, as: type, at: path) {
            case .success(let value):
                if path.components.count > 1, case .key(let root)? = path.components.first, record[root].isNull {
                    try? record.set(kept[root] ?? .null, at: DataPath([.key(root)]))
                }
                do {
                    try record.set(value, at: path)
                } catch {
                    problems.append(
                        FieldProblem(
                            .wrongType, at: path, BilingualText(zh: "不能设置 \(name)", en: "cannot set \(name)"),
                            fix: BilingualText(
                                zh: "列表一次给全，写成 JSON", en: "give a list as a whole, as JSON")))
                }
            case .failure(let problem): problems.append(problem)
            }
        }
        let given = record.record ?? [:]
        if problems.isEmpty, let problem = FieldLimits.problem(with: kept.merging(given) { $1 }) {
            problems.append(problem)
        }
        guard problems.isEmpty else { throw CommandFailure(problems) }
        return given
    }

    private func readFile() throws -> [String: DataValue]? {
        try facts.map { try FactReading.facts(in: FactReading.json(at: $0), at: $0) }
    }
}
