import Diagnostics
public import Workflows

/// Findings about scenario files, beside those about YAML and the form of values that all files share.
extension DiagnosticCode {
    public static let scenarios: [DiagnosticCode] = [
        stepWithoutVerb, stepWithTwoVerbs, expectsNothing, clockBackwards, scenarioUnknownName, noScenarios,
    ]

    static let stepWithoutVerb = DiagnosticCode(
        "S101", title: BilingualText(zh: "步骤没有说做什么", en: "A step does not say what is done"),
        explanation: BilingualText(
            zh: "每一步以 advance、refused、wait、until、expect 之一开头。",
            en: "Every step has one of advance, refused, wait, until and expect."))

    static let stepWithTwoVerbs = DiagnosticCode(
        "S102", title: BilingualText(zh: "一步里做了两件事", en: "A step does two things"),
        explanation: BilingualText(
            zh: "一步只做一件事，先后才清楚；请分成两步。",
            en: "A step does one thing, so that the order is plain; write two steps."))

    static let expectsNothing = DiagnosticCode(
        "S103", title: BilingualText(zh: "这个期望不可能落空", en: "An expectation that cannot fail"),
        explanation: BilingualText(
            zh: "空的期望总是成立，什么也没有证明。",
            en: "An empty expectation always holds and proves nothing."))

    static let clockBackwards = DiagnosticCode(
        "S104", title: BilingualText(zh: "时钟倒走", en: "The clock would go back"),
        explanation: BilingualText(
            zh: "场景的时钟只向前走；until 的日期不得早于已到的日期。补录过去的行为请在该步写 at。",
            en: """
                A scenario's clock only moves forward: the date of an until may not be before the date reached. An act that happened \
                earlier says so with `at`.
                """))

    static let scenarioUnknownName = DiagnosticCode(
        "S105", title: BilingualText(zh: "流程里没有这个名字", en: "The workflow has no such name"),
        explanation: BilingualText(
            zh: "场景里的事件、角色、状态、期限、守卫和结案方式都要是该地流程里有的；拼错的名字会使检查落空。",
            en: """
                Events, roles, states, deadlines, guards and closure codes in a scenario must exist in the workflow of its locality; a \
                misspelt name would check nothing.
                """))

    static let noScenarios = DiagnosticCode(
        "S106", title: BilingualText(zh: "文件里没有场景", en: "A file without scenarios"),
        explanation: BilingualText(
            zh: "场景文件写一个场景，或一个场景列表，或 scenarios: 下的列表；列表不能为空。",
            en:
                "A scenario file holds one scenario, or a list of them, bare or under scenarios:; the list may not be empty."
        ))
}
