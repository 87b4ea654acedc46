import ArgumentParser
import Diagnostics

/// Why a command could not do what was asked: what, where, why, what next, and the exit code that says so to scripts.
struct CommandFailure: Error {
    var exitCode: ExitCode
    /// A stable word for programs that read `--output json`.
    var code: String
    var what: BilingualText
    var why: BilingualText?
    var fix: BilingualText?
    /// Findings behind it, such as those of a workflow that does not load.
    var diagnostics: [Diagnostic]

    init(
        _ exitCode: ExitCode,
        code: String,
        what: BilingualText,
        why: BilingualText? = nil,
        fix: BilingualText? = nil,
        diagnostics: [Diagnostic] = []
    ) {
        self.exitCode = exitCode
        self.code = code
        self.what = what
        self.why = why
        self.fix = fix
        self.diagnostics = diagnostics
    }

    /// An error that nobody foresaw: a fault of this program.
    init(unexpected error: any Error) {
        self.init(
            .internalFault, code: "internal",
            what: BilingualText(zh: "程序内部错误：\(error)", en: "a fault of this program: \(error)"),
            fix: BilingualText(zh: "请把命令和这条消息报告给维护者", en: "please report the command and this message"))
    }

    /// A file of the workspace, or a folder of such, that could not be written.
    static func cannotWrite(
        _ path: String, _ error: any Error,
        fix: BilingualText = BilingualText(zh: "检查目录权限", en: "check the folder's permissions")
    ) -> CommandFailure {
        CommandFailure(
            .outputFailed, code: "cannot-write",
            what: BilingualText(zh: "写不了 \(path)", en: "cannot write \(path)"), why: BilingualText(reasonOf: error),
            fix: fix)
    }
}
