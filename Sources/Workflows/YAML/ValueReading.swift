public import Diagnostics

/// Reads single values; nil means that a finding has been made.
public enum ValueReading {
    /// Any scalar, as text; an empty value is a finding.
    public static func text(_ node: YAMLNode, _ log: DiagnosticLog) -> String? {
        guard let scalar = scalar(node, BilingualText(zh: "文字", en: "text"), log) else { return nil }
        guard !scalar.text.unicodeScalars.allSatisfy(\.properties.isWhitespace) else {
            log.add(emptyValue(at: node.location))
            return nil
        }
        return scalar.text
    }

    public static func integer(_ node: YAMLNode, _ log: DiagnosticLog) -> Int? {
        guard let scalar = scalar(node, BilingualText(zh: "整数", en: "a whole number"), log) else { return nil }
        let digits = scalar.text.replacing("_", with: "")
        guard isWholeNumber(digits) else {
            log.add(
                malformed(
                    scalar.text, at: node.location,
                    expected: BilingualText(zh: "整数，如 15", en: "a whole number such as 15")))
            return nil
        }
        guard let value = Int(digits) else {
            log.add(
                .outOfRange, at: node.location,
                BilingualText(zh: "数值 \(scalar.text) 太大", en: "the number \(scalar.text) is too large"),
                fix: BilingualText(zh: "至多写 18 位数字", en: "write 18 digits at most"))
            return nil
        }
        return value
    }

    /// `true` or `false` without quotes.
    public static func boolean(_ node: YAMLNode, _ log: DiagnosticLog) -> Bool? {
        guard let scalar = scalar(node, BilingualText(zh: "true 或 false", en: "true or false"), log) else { return nil }
        switch (scalar.text, scalar.isPlain) {
        case ("true", true): return true
        case ("false", true): return false
        default:
            log.add(
                malformed(
                    scalar.text, at: node.location, expected: BilingualText(zh: "true 或 false", en: "true or false")))
            return nil
        }
    }

    /// Fen, from `28320.00 CNY`.
    public static func money(_ node: YAMLNode, _ log: DiagnosticLog) -> Int64? {
        let expected = BilingualText(zh: "金额，如 28320.00 CNY", en: "an amount such as 28320.00 CNY")
        guard let scalar = scalar(node, expected, log) else { return nil }
        switch MoneyLiteral.fen(scalar.text) {
        case .success(let fen): return fen
        case .failure(.malformed):
            log.add(malformed(scalar.text, at: node.location, expected: expected))
        case .failure(.tooLarge):
            log.add(
                .outOfRange, at: node.location,
                BilingualText(zh: "金额 \(scalar.text) 太大", en: "the amount \(scalar.text) is too large"),
                fix: BilingualText(zh: "元以上至多写 16 位", en: "write 16 digits before the point at most"))
        }
        return nil
    }

    /// `{ zh: …, en: … }`
    public static func bilingual(_ node: YAMLNode, _ log: DiagnosticLog) -> BilingualText? {
        guard node.entries != nil else {
            log.add(
                wrongShape(
                    node,
                    expected: BilingualText(zh: "双语文字 { zh: …, en: … }", en: "text in two languages, { zh: …, en: … }"))
            )
            return nil
        }
        guard let reader = MappingReader(node, as: .bilingualText, log: log), let zh = reader.text("zh"),
            let en = reader.text("en")
        else { return nil }
        return BilingualText(zh: zh, en: en)
    }

    // MARK: - Findings

    /// What stands there, as against what should: `expected` reads "a list", 列表.
    public static func wrongShape(_ node: YAMLNode, expected: BilingualText) -> Diagnostic {
        if node.isNull { return emptyValue(at: node.location, expected: expected) }
        let found =
            switch node.content {
            case .scalar: BilingualText(zh: "单个值", en: "a single value")
            case .sequence: BilingualText(zh: "列表", en: "a list")
            case .mapping: BilingualText(zh: "映射", en: "a mapping")
            }
        return DiagnosticCode.wrongType.diagnostic(
            at: node.location,
            BilingualText(zh: "这里应为\(expected.zh)，却是\(found.zh)", en: "expected \(expected.en), found \(found.en)"),
            fix: BilingualText(zh: "写成\(expected.zh)", en: "write \(expected.en)"))
    }

    public static func malformed(_ text: String, at location: SourceLocation, expected: BilingualText) -> Diagnostic {
        let plain = DateLiteral.halfWidth(text)
        return DiagnosticCode.malformedValue.diagnostic(
            at: location, BilingualText(zh: "“\(text)”不是\(expected.zh)", en: "\"\(text)\" is not \(expected.en)"),
            fix: plain == text
                ? BilingualText(zh: "写成\(expected.zh)", en: "write \(expected.en)")
                : BilingualText(
                    zh: "有全角字符：数字和标点用半角写，如 \(plain)",
                    en: "it has full-width characters: write digits and marks in half width, as in \(plain)"))
    }

    /// A word that is none of the known ones, with the nearest.
    public static func unknownWord(_ text: String, at location: SourceLocation, known: [String]) -> Diagnostic {
        let list = known.joined(separator: ", ")
        let fix =
            NearestName.find(text, in: known).map { BilingualText(zh: "是否想写 \($0)？", en: "did you mean \($0)?") }
            ?? BilingualText(zh: "可用：\(list)", en: "one of: \(list)")
        return DiagnosticCode.malformedValue.diagnostic(
            at: location, BilingualText(zh: "不认识“\(text)”", en: "\"\(text)\" is not known here"), fix: fix)
    }

    static func emptyValue(at location: SourceLocation, expected: BilingualText? = nil) -> Diagnostic {
        DiagnosticCode.emptyValue.diagnostic(
            at: location, BilingualText(zh: "这里没有值", en: "there is no value here"),
            fix: expected.map { BilingualText(zh: "应为\($0.zh)；或删去这个键", en: "give \($0.en), or remove the key") }
                ?? BilingualText(zh: "给出值，或删去这个键", en: "give a value, or remove the key"))
    }

    static func scalar(_ node: YAMLNode, _ expected: BilingualText, _ log: DiagnosticLog) -> YAMLScalar? {
        if let scalar = node.scalar, !node.isNull { return scalar }
        log.add(wrongShape(node, expected: expected))
        return nil
    }

    static func isWholeNumber(_ text: String) -> Bool {
        let digits = text.hasPrefix("-") || text.hasPrefix("+") ? text.dropFirst() : text[...]
        return !digits.isEmpty && digits.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}

extension MappingSchema {
    static let bilingualText = MappingSchema(
        "bilingual", BilingualText(zh: "双语文字", en: "text in two languages"),
        keys: [
            KeySchema("zh", .text, required: true, zh: "中文", en: "the Chinese text"),
            KeySchema("en", .text, required: true, zh: "英文", en: "the English text"),
        ])
}
