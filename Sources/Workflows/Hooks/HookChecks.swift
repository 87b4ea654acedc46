import Diagnostics
import LuaRuntime

/// Loads every script as a case would, without calling anything, and compares what they define with what the workflow names.
struct HookChecks: WorkflowCheck {
    private let log: DiagnosticLog
    private let laws: HookLaws

    static func check(_ material: WorkflowMaterial) {
        HookChecks(log: material.log, laws: material.laws).check(material.scripts, uses: material.content.hooks)
    }

    private func check(_ scripts: [HookScript], uses: [HookUse]) {
        checkPurposes(uses)
        let catalogue = HookCatalogue(scripts)
        let sources = Dictionary(scripts.map { ($0.path, $0.source) }, uniquingKeysWith: { first, _ in first })
        for (path, problem) in catalogue.problems { report(problem, of: path, sources) }
        for (name, later, earlier) in catalogue.duplicates { report(name, later, earlier) }
        // A file that does not load may define what is missed.
        if catalogue.problems.isEmpty { checkMissing(uses, catalogue.definitions) }
        UnusedHooks(uses, catalogue.definitions, scripts).report(laws, to: log)
    }

    /// Where the name that a problem quotes stands on its line: Lua tells only the line.
    private func column(of problem: LuaError, in source: String?) -> Int? {
        guard problem.code == .unknownName || problem.code == .globalAssignment, let source,
            let name = problem.message.split(separator: "'", omittingEmptySubsequences: false).dropFirst().first
        else { return nil }
        return LuaToken.all(in: source)?.first { $0.line == problem.line && $0.text == name }?.column
    }

    private func report(_ problem: LuaError, of path: String, _ sources: [String: String]) {
        let code: DiagnosticCode =
            switch problem.code {
            case .syntax: .luaSyntax
            case .unknownName, .globalAssignment, .keepsState: .luaNames
            default: .luaModule
            }
        let column = problem.column ?? column(of: problem, in: sources[path])
        let location = SourceLocation(file: problem.file ?? path, line: problem.line ?? 1, column: column ?? 1)
        let reason = HookFault.reason(problem.code)
        log.add(
            code, at: location, BilingualText(zh: "\(reason.zh)：\(problem.message)", en: problem.message),
            law: laws.words(at: location.line, in: path),
            fix: fix(problem.code))
    }

    private func fix(_ code: LuaError.Code) -> BilingualText {
        switch code {
        case .syntax:
            BilingualText(
                zh: "看这一行和上一行：是否缺 then、do、end、逗号、引号或括号",
                en: "look at this line and the one before: a then, do, end, comma, quote or bracket may be missing")
        case .unknownName:
            BilingualText(
                zh: "检查拼写；脚本可用的名称见 docs/reference/lua-host.md",
                en: "check its spelling; docs/reference/lua-host.md lists what scripts have")
        case .globalAssignment, .keepsState:
            BilingualText(zh: "用 local 声明，或写到案件的字段里", en: "declare it with local, or write to a field of the case")
        default:
            BilingualText(
                zh: "文件以 local M = {} 开头，以 return M 结束，其间只定义函数",
                en: "begin the file with local M = {}, end it with return M, and only define functions between")
        }
    }

    private func report(_ name: String, _ later: HookCatalogue.Definition, _ earlier: HookCatalogue.Definition) {
        let (file, line) = (earlier.location.file, earlier.location.line)
        log.add(
            .duplicateHook, at: later.location,
            BilingualText(
                zh: "函数 \(name) 在 \(file) 第 \(line) 行已有定义",
                en: "the function \(name) is already defined in \(file) on line \(line)"),
            law: laws.words(of: name),
            fix: BilingualText(zh: "删去一个，或改名", en: "remove or rename one of them"))
    }

    // MARK: - Names

    private func checkPurposes(_ uses: [HookUse]) {
        var first: [String: HookUse] = [:]
        for use in uses {
            guard let earlier = first[use.name] else {
                first[use.name] = use
                continue
            }
            guard earlier.purpose != use.purpose else { continue }
            let place = "\(earlier.location.file):\(earlier.location.line)"
            log.add(
                .hookInBothUses, at: use.location,
                BilingualText(
                    zh: "\(use.name) 在 \(place) \(earlier.purpose == .guard ? "作守卫" : "作动作")，这里相反",
                    en:
                        "\(use.name) is \(earlier.purpose == .guard ? "a guard" : "an action") at \(place), and the opposite here"
                ),
                law: laws.words(for: use),
                fix: BilingualText(zh: "分成两个函数", en: "make two functions of it"))
        }
    }

    private func checkMissing(_ uses: [HookUse], _ definitions: [String: [HookCatalogue.Definition]]) {
        let known = definitions.keys.sorted()
        for use in uses where definitions[use.name] == nil {
            let kind =
                use.purpose == .guard ? BilingualText(zh: "守卫", en: "guard") : BilingualText(zh: "动作", en: "action")
            let nearest = NearestName.find(use.name, in: known)
            log.add(
                .missingHook, at: use.location,
                BilingualText(zh: "没有脚本定义\(kind.zh) \(use.name)", en: "no script defines the \(kind.en) \(use.name)"),
                law: laws.words(for: use),
                fix: nearest.map { BilingualText(zh: "是否想写 \($0)？", en: "did you mean \($0)?") }
                    ?? BilingualText(
                        zh: "写 function M.\(use.name)(case, params, event) … end",
                        en: "write function M.\(use.name)(case, params, event) … end"))
        }
    }
}
