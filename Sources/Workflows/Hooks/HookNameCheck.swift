import Diagnostics
import LuaRuntime

/// Fields, parameters and parts of the event that scripts name and nobody declares, found without running anything, by the shapes that the
/// sandbox refuses the same names with when a hook runs.
struct HookNameCheck: WorkflowCheck {
    private let shapes: [String: LuaShape]
    private let symbols: Symbols
    private let log: DiagnosticLog
    private let laws: HookLaws
    private let closureFields: Set<String>

    static func check(_ material: WorkflowMaterial) {
        let check = HookNameCheck(material)
        let hooks = Set(material.content.hooks.map(\.name))
        for script in material.scripts {
            guard let tokens = LuaToken.all(in: script.source) else { continue }
            let tables = ScriptTable.all(in: tokens)
            var uses = ScriptNameUses(
                tokens, hooks: hooks, shapes: check.shapes, tables: Set(tables.map(\.name)))
            uses.read()
            for use in uses.unknown { check.report(use, in: script) }
            for literal in uses.literals { check.report(literal, in: script) }
            for fact in uses.facts { check.report(fact: fact, in: script) }
            for table in tables { check.report(table, indexes: uses.tableIndexes, in: script) }
        }
    }

    private init(_ material: WorkflowMaterial) {
        symbols = material.symbols
        log = material.log
        laws = material.laws
        closureFields = material.closureFields
        shapes = [
            "case": .record(HookShapes.fields(symbols.fields)),
            "params": .record(HookShapes.parameters(symbols.parameters)),
            "event": .record(HookShapes.event),
        ]
    }

    private func report(_ use: ScriptNameUses.Unknown, in script: HookScript) {
        let kind =
            switch use.root {
            case "case": BilingualText(zh: "案件没有字段", en: "the case has no field")
            case "params": BilingualText(zh: "没有参数", en: "there is no parameter")
            default: BilingualText(zh: "事件没有", en: "the event has no")
            }
        // Inside a record the record is what lacks the name.
        let what =
            use.path.isEmpty
            ? BilingualText(zh: "\(kind.zh) \(use.written)", en: "\(kind.en) '\(use.written)'")
            : BilingualText(zh: "\(use.path) 没有 \(use.written)", en: "\(use.path) has no '\(use.written)'")
        report(use.name, use.written, what, known: use.known, in: script)
    }

    /// A text that is none of the values of what it is compared with.
    private func report(_ literal: ScriptNameUses.Literal, in script: HookScript) {
        guard let known = values(of: literal.path), !known.isEmpty, !known.contains(literal.written) else { return }
        let name = literal.path.joined(separator: ".")
        report(
            literal.token, literal.written,
            BilingualText(zh: "\(name) 没有选项 \(literal.written)", en: "\(name) has no value '\(literal.written)'"),
            known: known, in: script, as: .scriptValue)
    }

    /// Keys of a table that is indexed by choices alone and that none of their values reaches.
    private func report(_ table: ScriptTable, indexes: [ScriptNameUses.TableIndex], in script: HookScript) {
        let own = indexes.filter { $0.table == table.name }
        let choices = own.compactMap { index in index.path.flatMap { values(of: $0) }.map { (index.path ?? [], $0) } }
        // What else reaches it may have the other keys.
        guard !own.isEmpty, choices.count == own.count else { return }
        let known = choices.flatMap(\.1)
        let names = Set(choices.map { $0.0.joined(separator: ".") }).sorted().joined(separator: ", ")
        for key in table.keys where !known.contains(ScriptTable.written(key)) {
            let written = ScriptTable.written(key)
            report(
                key, written,
                BilingualText(
                    zh: "表 \(table.name) 按 \(names) 取值，而它没有选项 \(written)",
                    en: "\(table.name) is indexed by \(names), which has no value '\(written)'"),
                known: known, in: script, as: .scriptValue)
        }
    }

    /// The values that what a path names may have; nil when it may have any.
    private func values(of path: [String]) -> [String]? {
        guard path.count > 1 else { return nil }
        if path[0] == "params" {
            guard case .choice(let values)? = symbols.parameters.first(where: { $0.name == path[1] })?.type else {
                return nil
            }
            return values.map(\.value)
        }
        guard path[0] == "case" else { return nil }
        if path.count == 2, closureFields.contains(path[1]), !symbols.closures.isEmpty {
            return symbols.closures.map(\.code)
        }
        var fields = symbols.fields
        for (place, name) in path.dropFirst().enumerated() {
            guard var type = fields.first(where: { $0.name == name })?.type else { return nil }
            if case .list(let element) = type { type = element }
            switch type {
            case .choice(let values): return place == path.count - 2 ? values.map(\.value) : nil
            case .record(let inner): fields = inner
            default: return nil
            }
        }
        return nil
    }

    private func report(fact: LuaToken, in script: HookScript) {
        let name = String(fact.text.dropFirst().dropLast())
        guard symbols.fieldType(name) == nil else { return }
        report(
            fact, name, BilingualText(zh: "案件没有字段 \(name)", en: "the case has no field '\(name)'"),
            known: symbols.fields.map(\.name), in: script)
    }

    private func report(
        _ token: LuaToken, _ written: String, _ what: BilingualText, known: [String], in script: HookScript,
        as code: DiagnosticCode = .scriptName
    ) {
        let list = known.joined(separator: ", ")
        log.add(
            code, at: SourceLocation(file: script.path, line: token.line, column: token.column), what,
            law: laws.words(at: token.line, in: script.path),
            fix: NearestName.find(written, in: known).map {
                BilingualText(zh: "是否想写 \($0)？", en: "did you mean \($0)?")
            }
                ?? (known.count > 12
                    ? BilingualText(
                        zh: "在 workflow.yaml 里声明它，或改用已有的", en: "declare it in workflow.yaml, or use another")
                    : BilingualText(zh: "已有：\(list)", en: "there are \(list)")))
    }
}
