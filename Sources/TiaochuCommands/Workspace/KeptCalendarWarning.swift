import Diagnostics

/// Says once a run that the calendar files are broken and what is counted with meanwhile.
///
/// An object of its own: were it the session, the engine that holds it would keep the session, and so the store, open to the end.
final class KeptCalendarWarning {
    private var isGiven = false

    func give(_ findings: [Diagnostic]) {
        guard !isGiven else { return }
        isGiven = true
        Console.talk(
            say(
                zh: "警告：日历文件有 \(findings.count) 处问题，暂用案件库里保存的日历计算。请管理员运行 tiaochu calendar check。",
                en:
                    "warning: the calendar files have \(counted(findings.count, "finding")); dates are counted with the calendar "
                    + "kept in the store. Have an administrator run tiaochu calendar check."))
    }
}
