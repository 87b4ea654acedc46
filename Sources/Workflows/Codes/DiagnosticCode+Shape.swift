import Diagnostics

/// Findings about keys and the form of their values.
extension DiagnosticCode {
    static let shape: [DiagnosticCode] = [unknownKey, missingKey, wrongType, malformedValue, emptyValue, outOfRange]

    static let unknownKey = DiagnosticCode(
        "W101", title: BilingualText(zh: "未知的键", en: "Unknown key"),
        explanation: BilingualText(
            zh: "每个键要么有作用，要么被拒绝：拼错的键若被忽略，写的人会以为它生效了。诊断给出最接近的已知键。",
            en: """
                Every key works or is refused: if a misspelt key were ignored, its writer would think it worked. The finding \
                names the nearest known key.
                """))

    static let missingKey = DiagnosticCode(
        "W102", title: BilingualText(zh: "缺少必需的键", en: "A required key is missing"),
        explanation: BilingualText(
            zh: "缺了这个键，这一项就没有意义或无法显示。",
            en: "Without this key the item means nothing or cannot be shown."))

    static let wrongType = DiagnosticCode(
        "W103", title: BilingualText(zh: "值的形状不对", en: "A value has the wrong shape"),
        explanation: BilingualText(
            zh: "例如应为列表而写了一段文字，应为映射而写了列表。",
            en: "A text where a list belongs, a list where a mapping belongs, and so on."))

    static let malformedValue = DiagnosticCode(
        "W104", title: BilingualText(zh: "值的写法不对", en: "A value is not written as it must be"),
        explanation: BilingualText(
            zh: "金额写作 28320.00 CNY，日期写作 2026-02-13，期间写作 15 days 或 5 working-days，是与否写作 true、false。",
            en: """
                Money is written 28320.00 CNY, a date 2026-02-13, a period 15 days or 5 working-days, yes and no are true \
                and false.
                """))

    static let emptyValue = DiagnosticCode(
        "W105", title: BilingualText(zh: "键后没有值", en: "A key has no value"),
        explanation: BilingualText(
            zh: "键写了却没有值。请给出值，或删去这个键。",
            en: "The key is there but holds nothing. Give it a value, or remove the key."))

    static let outOfRange = DiagnosticCode(
        "W106", title: BilingualText(zh: "数值超出范围", en: "A number is out of range"),
        explanation: BilingualText(
            zh: "数值超出能保存或有意义的范围。",
            en: "The number is larger or smaller than can be kept or than makes sense."))
}
