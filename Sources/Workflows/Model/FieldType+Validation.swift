public import DataValues
public import Diagnostics

extension FieldType {
    /// Everything that keeps `value` from being a value of this type; empty when it fits.
    ///
    /// `null` fits every type: whether a value must be there is the field's question, not the type's.
    public func problems(with value: DataValue, at path: DataPath = DataPath()) -> [FieldProblem] {
        switch (self, value) {
        case (_, .null): []
        case (.text, .text(let text)): FieldLimits.problems(with: text, at: path)
        case (.boolean, .boolean): []
        case (.integer(let bounds), .integer(let number)):
            bounds.problems(with: number, at: path) { "\($0)" }
        case (.money(let bounds), .integer(let fen)):
            bounds.problems(with: fen, at: path) { "\(MoneyLiteral.text(fen: $0)) CNY" }
        case (.date, .text(let text)):
            DateLiteral.isDay(text) ? [] : [malformed(at: path)]
        case (.instant, .text(let text)):
            InstantLiteral.isMoment(text) ? [] : [malformed(at: path)]
        case (.choice(let values), .text(let text)):
            values.contains { $0.value == text } ? [] : [unknownChoice(at: path)]
        case (.record(let fields), .record(let record)):
            fields.problems(with: record, at: path, complete: true)
        case (.list, .list(let elements)) where elements.count > FieldLimits.longestList:
            [FieldLimits.tooLong(elements, at: path)]
        case (.list(let element), .list(let elements)):
            elements.enumerated().flatMap { index, value in
                value.isNull
                    ? [
                        FieldProblem(
                            .missing, at: path / index,
                            BilingualText(zh: "列表里有空项", en: "an element of the list is empty"))
                    ] : element.problems(with: value, at: path / index)
            }
        default:
            [
                FieldProblem(
                    .wrongType, at: path,
                    BilingualText(zh: "应为\(example.zh)", en: "expected \(example.en)"))
            ]
        }
    }

    func malformed(at path: DataPath) -> FieldProblem {
        FieldProblem(.malformed, at: path, BilingualText(zh: "应为\(example.zh)", en: "expected \(example.en)"))
    }

    func unknownChoice(at path: DataPath) -> FieldProblem {
        guard case .choice(let values) = self else { return malformed(at: path) }
        return FieldProblem(
            .unknownChoice, at: path, BilingualText(zh: "不是可选的值", en: "not one of the choices"),
            fix: BilingualText(
                zh: values.map { "\($0.value)（\($0.title.zh)）" }.joined(separator: "、"),
                en: values.map { "\($0.value) (\($0.title.en))" }.joined(separator: ", ")))
    }

    /// What a value of this type looks like, in a sentence's middle: 日期，如 2026-02-13.
    public var example: BilingualText {
        switch self {
        case .text: BilingualText(zh: "文字", en: "text")
        case .integer: BilingualText(zh: "整数，如 15", en: "a whole number such as 15")
        case .boolean: BilingualText(zh: "是或否", en: "yes or no")
        case .date: BilingualText(zh: "日期，如 2026-02-13", en: "a date such as 2026-02-13")
        case .instant:
            BilingualText(zh: "时刻，如 2026-02-13T09:00:00+08:00", en: "a moment such as 2026-02-13T09:00:00+08:00")
        case .money: BilingualText(zh: "金额，如 28320.00", en: "an amount such as 28320.00")
        case .choice(let values):
            BilingualText(
                zh: "其中之一：\(values.map(\.value).joined(separator: "、"))",
                en: "one of \(values.map(\.value).joined(separator: ", "))")
        case .record: BilingualText(zh: "一条记录", en: "a record")
        case .list: BilingualText(zh: "列表", en: "a list")
        }
    }
}

extension FieldType.Bounds {
    func problems(with number: Int64, at path: DataPath, shown: (Int64) -> String) -> [FieldProblem] {
        if let minimum, number < minimum {
            return [
                FieldProblem(
                    .outOfRange, at: path,
                    BilingualText(zh: "不得小于 \(shown(minimum))", en: "must be at least \(shown(minimum))"))
            ]
        }
        if let maximum, number > maximum {
            return [
                FieldProblem(
                    .outOfRange, at: path,
                    BilingualText(zh: "不得大于 \(shown(maximum))", en: "must be at most \(shown(maximum))"))
            ]
        }
        return []
    }
}

extension [Field] {
    /// The field of this name; a linear search: a workflow has tens of fields, not thousands.
    public func named(_ name: String) -> Field? {
        first { $0.name == name }
    }

    /// Everything that keeps a record of facts from being well-formed.
    ///
    /// - Parameter complete: whether required fields must be there: at opening, and always inside a record.
    public func problems(
        with record: [String: DataValue], at path: DataPath = DataPath(), complete: Bool
    ) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        for field in self {
            let value = record[field.name] ?? .null
            // A name of blanks is none.
            let isBlank = field.isRequired && value.text?.allSatisfy(\.isWhitespace) == true
            if value.isNull || isBlank {
                if complete || isBlank, field.isRequired, field.defaultValue == nil {
                    problems.append(
                        FieldProblem(
                            .missing, at: path / field.name,
                            BilingualText(zh: "缺少\(field.title.zh)", en: "\(field.title.en) is missing"),
                            fix: BilingualText(zh: "应为\(field.type.example.zh)", en: "give \(field.type.example.en)")))
                }
            } else {
                problems += field.type.problems(with: value, at: path / field.name)
            }
        }
        let known = Set(map(\.name))
        for name in record.keys.sorted() where !known.contains(name) {
            let nearest = NearestName.find(name, in: self.map(\.name))
            problems.append(
                FieldProblem(
                    .unknownField, at: path / name, BilingualText(zh: "没有字段 \(name)", en: "there is no field \(name)"),
                    fix: nearest.map { BilingualText(zh: "是否想写 \($0)？", en: "did you mean \($0)?") }))
        }
        return problems
    }

    /// The facts with the default of every field that has none, inside given records and lists too.
    public func applyingDefaults(to record: [String: DataValue]) -> [String: DataValue] {
        var result = record
        for field in self {
            let value = result[field.name] ?? .null
            if value.isNull {
                result[field.name] = field.defaultValue
            } else {
                result[field.name] = field.type.applyingDefaults(to: value)
            }
        }
        return result
    }
}

extension FieldType {
    func applyingDefaults(to value: DataValue) -> DataValue {
        switch (self, value) {
        case (.record(let fields), .record(let record)): .record(fields.applyingDefaults(to: record))
        case (.list(let element), .list(let elements)): .list(elements.map(element.applyingDefaults))
        default: value
        }
    }
}
