import Diagnostics

extension DiagnosticCode {
    static let hookFailed = DiagnosticCode(
        "R101", title: BilingualText(zh: "脚本运行出错", en: "a hook failed while it ran"),
        explanation: BilingualText(
            zh: """
                一个条件或动作在运行时出错。出错不等于“不准许”：本步整体作废，案件不变，事件可以在脚本修正后重新登记。\
                消息里有文件和行号，其后是调用经过。
                """,
            en: """
                A guard or an action failed while it ran. A failure is not a "no": the whole step is undone, the case is unchanged, and \
                the event can be raised again once the script is mended. The message names file and line; the calls follow it.
                """))

    static let hookOverBudget = DiagnosticCode(
        "R102", title: BilingualText(zh: "脚本超过限额", en: "a hook exceeded its limits"),
        explanation: BilingualText(
            zh: """
                脚本用了过多的步数、内存、时间，或处理了过大的数据，被强行停止。常见原因是死循环，或对长文本用了复杂的匹配式。案件不变。
                """,
            en: """
                A script used too many instructions, too much memory or time, or a value that is too large, and was stopped. The usual cause \
                is an endless loop, or a complicated pattern over a long text. The case is unchanged.
                """))

    static let parameterWithoutValue = DiagnosticCode(
        "R103", title: BilingualText(zh: "参数没有有效的值", en: "a parameter without a value in force"),
        explanation: BilingualText(
            zh: "规则要用一个参数，但案件所在地的各层都没有给出在相关日期有效的值。在该地的文件里补上值、生效日期和来源。",
            en: """
                A rule needs a parameter, but no layer of the case's locality gives it a value in force on the day that counts. Add the \
                value with its date and source to the locality's file.
                """))

    static let snapshotMisfit = DiagnosticCode(
        "R104", title: BilingualText(zh: "案件快照与规则包不合", en: "a case's snapshot does not fit its bundle"),
        explanation: BilingualText(
            zh: "案件库里的案件快照在其规则包的状态图上不成立，说明案件库损坏或被改动。用 tiaochu audit verify 核验，并从备份恢复。",
            en: """
                The snapshot kept for a case is not possible on its bundle's statechart: the store is damaged or was changed. Run \
                tiaochu audit verify and restore a backup.
                """))

    static let endlessStep = DiagnosticCode(
        "R105", title: BilingualText(zh: "一步停不下来", en: "a step that does not end"),
        explanation: BilingualText(
            zh: "无事件转移或动作触发的事件互相引发，超过了每步的上限。本步作废，案件不变。消息里有成环的状态。",
            en: """
                Eventless transitions or raised events set each other off beyond the limit of one step. The step is undone, the case is \
                unchanged. The message names the states of the cycle.
                """))

    static let running: [DiagnosticCode] = [
        hookFailed, hookOverBudget, parameterWithoutValue, snapshotMisfit, endlessStep,
    ]
}
