public import DataValues
public import Diagnostics

extension FieldType {
    /// Reads what a person typed: `28320.00` for money (full-width digits too), 是 for a boolean, a choice by its value or either title.
    ///
    /// Records, and lists of anything but single values, are given as JSON; a list of single values also as `a, b, c`.
    public func parse(_ text: String, at path: DataPath = DataPath()) -> Result<DataValue, FieldProblem> {
        let trimmed = text.trimmingSpaces()
        guard !trimmed.isEmpty else { return .success(.null) }
        // Chinese keyboards give full-width digits and marks; in what is no free text they mean the same.
        let plain = DateLiteral.halfWidth(trimmed)
        let parsed: DataValue?
        switch self {
        case .text: parsed = .text(text)
        case .integer: parsed = Int64(plain.replacing(",", with: "")).map { .integer($0) }
        case .money:
            switch MoneyLiteral.fen(plain) {
            case .success(let fen): parsed = .integer(fen)
            case .failure: parsed = nil
            }
        case .boolean: parsed = Self.booleans[plain.lowercased()].map { .boolean($0) }
        case .date: parsed = DateLiteral.day(typed: plain).map { .text($0) }
        case .instant: parsed = .text(plain)
        case .choice(let values):
            guard
                let value = values.first(where: { $0.value == trimmed })
                    ?? values.first(where: {
                        $0.title.zh == trimmed || $0.title.en.lowercased() == trimmed.lowercased()
                    })
            else { return .failure(unknownChoice(at: path)) }
            parsed = .text(value.value)
        case .record: parsed = try? DataValue(json: trimmed)
        case .list(let element):
            if trimmed.hasPrefix("[") {
                parsed = try? DataValue(json: trimmed)
            } else if element.isSingleValue {
                return element.parse(elements: trimmed, at: path)
            } else {
                parsed = nil
            }
        }
        guard let parsed else { return .failure(malformed(at: path)) }
        if let problem = problems(with: parsed, at: path).first { return .failure(problem) }
        return .success(parsed)
    }

    private func parse(elements text: String, at path: DataPath) -> Result<DataValue, FieldProblem> {
        var elements: [DataValue] = []
        for (index, part) in text.split(whereSeparator: { ",，、;；".contains($0) }).enumerated() {
            switch parse(String(part).trimmingSpaces(), at: path / index) {
            case .success(.null): continue
            case .success(let value): elements.append(value)
            case .failure(let problem): return .failure(problem)
            }
        }
        guard elements.count <= FieldLimits.longestList else {
            return .failure(FieldLimits.tooLong(elements, at: path))
        }
        return .success(.list(elements))
    }

    private var isSingleValue: Bool {
        switch self {
        case .record, .list: false
        case .text, .integer, .boolean, .date, .instant, .money, .choice: true
        }
    }

    private static let booleans = [
        "true": true, "yes": true, "y": true, "1": true, "是": true, "对": true, "有": true,
        "false": false, "no": false, "n": false, "0": false, "否": false, "不是": false, "无": false,
    ]

    /// The value as people read it: `28,320.00`, 是, a choice's title; JSON for records.
    public func shown(_ value: DataValue, in language: Language) -> String {
        switch (self, value) {
        case (_, .null): ""
        case (.money, .integer(let fen)): MoneyLiteral.grouped(fen: fen)
        case (.boolean, .boolean(let flag)):
            BilingualText(zh: flag ? "是" : "否", en: flag ? "yes" : "no")[language]
        case (.choice(let values), .text(let text)): values.first { $0.value == text }?.title[language] ?? text
        case (.list(let element), .list(let elements)) where element.isSingleValue:
            elements.map { element.shown($0, in: language) }.joined(separator: language == .chinese ? "、" : ", ")
        case (_, .text(let text)): text
        default: value.canonicalJSON
        }
    }
}

extension String {
    /// Without spaces, ideographic ones included, and line breaks at either end.
    func trimmingSpaces() -> String {
        var rest = self[...]
        while let first = rest.first, first.isWhitespace { rest = rest.dropFirst() }
        while let last = rest.last, last.isWhitespace { rest = rest.dropLast() }
        return String(rest)
    }
}
