import Diagnostics
import LuaRuntime

/// Failures of Lua as faults of a step, in two languages, with file, line and what to do.
enum HookFault {
    static func fault(_ error: LuaError) -> StepFault {
        let location = error.file.map { SourceLocation(file: $0, line: error.line ?? 1, column: error.column ?? 1) }
        let hook =
            error.function.map { BilingualText(zh: "脚本函数 \($0) ", en: "the hook \($0) ") }
            ?? BilingualText(zh: "脚本", en: "a script ")
        let traceback = error.traceback.map { line in
            "\(line.file):\(line.line)" + (line.function.map { ": \($0)" } ?? "")
        }
        if error.code == .unavailable, let absent = AbsentParameter(in: error.message) {
            return StepFault(
                DiagnosticCode.parameterWithoutValue.diagnostic(at: location, absent.words, fix: AbsentParameter.fix),
                traceback: traceback)
        }
        return StepFault(
            code(of: error.code).diagnostic(
                at: location,
                BilingualText(
                    zh: "\(hook.zh)出错：\(reason(error.code).zh)（\(error.message)）",
                    en: "\(hook.en)failed: \(reason(error.code).en) (\(error.message))"),
                fix: BilingualText(zh: "修正脚本；案件没有变动", en: "mend the script; the case is unchanged")),
            traceback: traceback)
    }

    /// Something the kernel or the data model threw that no other case covers.
    static func unexpected(_ error: any Error) -> StepFault {
        StepFault(
            DiagnosticCode.hookFailed.diagnostic(
                at: nil, BilingualText(verbatim: "\(error)"),
                fix: BilingualText(zh: "案件没有变动；请报告此错误", en: "the case is unchanged; report this")))
    }

    static func missing(_ name: String) -> StepFault {
        StepFault(
            DiagnosticCode.hookFailed.diagnostic(
                at: nil, BilingualText(zh: "没有脚本函数 \(name)", en: "there is no hook \(name)"),
                fix: BilingualText(zh: "用 tiaochu workflow check 检查", en: "run tiaochu workflow check")))
    }

    private static func code(of code: LuaError.Code) -> DiagnosticCode {
        switch code {
        case .instructionBudget, .memoryLimit, .wallClock, .argumentTooLarge, .valueTooLarge: .hookOverBudget
        case .unavailable: .parameterWithoutValue
        default: .hookFailed
        }
    }

    static func reason(_ code: LuaError.Code) -> BilingualText {
        switch code {
        case .instructionBudget: BilingualText(zh: "运行步数超过上限", en: "it ran for too long")
        case .memoryLimit: BilingualText(zh: "内存超过上限", en: "it used too much memory")
        case .wallClock: BilingualText(zh: "运行时间超过上限", en: "it took too much time")
        case .argumentTooLarge, .valueTooLarge: BilingualText(zh: "数据过大", en: "a value is too large")
        case .unknownName: BilingualText(zh: "名称不存在", en: "a name does not exist")
        case .unavailable: BilingualText(zh: "参数没有有效的值", en: "a parameter has no value in force")
        case .readOnly, .globalAssignment: BilingualText(zh: "写了不可写的东西", en: "it wrote what can only be read")
        case .notPermittedHere: BilingualText(zh: "此处不能调用该函数", en: "a function that may not be called here")
        case .syntax: BilingualText(zh: "语法错误", en: "a syntax error")
        default: BilingualText(zh: "运行错误", en: "an error while it ran")
        }
    }
}
