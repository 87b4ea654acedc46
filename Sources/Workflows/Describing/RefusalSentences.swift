import DataValues
import Diagnostics
import StatutoryTime

/// Why a guard says no, read from the `refuse({ zh = …, en = … }, { statute = …, article = … })` of its text without running it.
///
/// Parts of a sentence that are computed become what they are computed from: `params.ceiling` its title and the value in force,
/// `case.amount` the field's title, anything else `…`.
struct RefusalSentences {
    let workflow: Workflow
    /// The day whose parameters are shown.
    let date: String
    /// By name, from the base to the most local layer.
    private let texts: [String: [(layer: String?, location: SourceLocation, text: String)]]

    init(_ workflow: Workflow, on date: String) {
        self.workflow = workflow
        self.date = date
        let bodies = FunctionBodies(workflow.scripts)
        texts = HookCatalogue(workflow.scripts).definitions.mapValues { definitions in
            definitions.map { ($0.layer, $0.location, bodies.text(from: $0.location)) }
        }
    }

    func condition(_ name: String) -> ProcedureDescription.Condition {
        var refusals: [ProcedureDescription.Refusal] = []
        var seen: Set<String> = []
        let own = texts[name]?.last
        collect(name, below: texts[name]?.count ?? 0, into: &refusals, &seen)
        return .init(function: name, refusals: refusals, layer: own?.layer, location: own?.location)
    }

    private func collect(
        _ name: String, below count: Int, into refusals: inout [ProcedureDescription.Refusal], _ seen: inout Set<String>
    ) {
        guard count > 0, let versions = texts[name], seen.insert("\(name) \(count)").inserted else { return }
        let version = versions[count - 1]
        for refusal in Self.calls(in: version.text).compactMap(refusal) where !refusals.contains(refusal) {
            refusals.append(refusal)
        }
        // What it asks besides: other hooks, and the layer below.
        if version.text.contains("base.\(name)(") { collect(name, below: count - 1, into: &refusals, &seen) }
        for other in texts.keys.sorted() where version.text.contains("M.\(other)(") && other != name {
            collect(other, below: texts[other]?.count ?? 0, into: &refusals, &seen)
        }
    }

    /// The arguments of each `refuse(…)` and `caution(…)`, in the order of the text.
    private static func calls(in text: String) -> [Substring] {
        let calls = text.ranges(of: "refuse(") + text.ranges(of: "caution(")
        return calls.sorted { $0.lowerBound < $1.lowerBound }.map { range in
            let rest = text[range.upperBound...]
            return rest[..<end(of: rest)]
        }
    }

    /// Where an expression ends: at the bracket, or at a comma, that belongs to what surrounds it.
    private static func end(of text: Substring, atComma: Bool = false) -> String.Index {
        var depth = 0
        var quote: Character?
        var escaped = false
        for index in text.indices {
            let character = text[index]
            if let open = quote {
                if escaped {
                    escaped = false
                } else if character == "\\" {
                    escaped = true
                } else if character == open {
                    quote = nil
                }
                continue
            }
            switch character {
            case "\"", "'": quote = character
            case "(", "{", "[": depth += 1
            case ")", "}", "]":
                if depth == 0 { return index }
                depth -= 1
            case "," where depth == 0 && atComma: return index
            default: break
            }
        }
        return text.endIndex
    }

    private func refusal(_ arguments: Substring) -> ProcedureDescription.Refusal? {
        guard let zh = value("zh", in: arguments), let en = value("en", in: arguments) else { return nil }
        let sentence = BilingualText(zh: words(zh, .chinese), en: words(en, .english))
        // A sentence that is put together elsewhere tells a reader nothing.
        guard sentence.zh.contains(where: { $0 != "…" }) else { return nil }
        var citation: Citation?
        if let statute = value("statute", in: arguments), let article = value("article", in: arguments),
            // A citation that is handed to a helper is not known here.
            statute.first == "\""
        {
            citation = Citation(
                statute: statute.filter { $0 != "\"" }, article: article.filter { $0 != "\"" && $0 != " " })
        }
        return .init(text: sentence, law: citation.map(workflow.words))
    }

    /// The expression after `key =`, at whatever depth; the first one.
    private func value(_ key: String, in text: Substring) -> Substring? {
        for range in text.ranges(of: key) {
            if range.lowerBound > text.startIndex, text[text.index(before: range.lowerBound)].isLetter { continue }
            let after = text[range.upperBound...].drop(while: \.isWhitespace)
            guard after.first == "=", !after.hasPrefix("==") else { continue }
            let rest = after.dropFirst().drop(while: \.isWhitespace)
            return rest[..<Self.end(of: rest, atComma: true)]
        }
        return nil
    }

    /// A concatenation as a sentence.
    private func words(_ expression: Substring, _ language: Language) -> String {
        var result = ""
        var rest = expression
        while let first = rest.first {
            if first == "\"" || first == "'" {
                let body = rest.dropFirst()
                let end = body.firstIndex(of: first) ?? body.endIndex
                result += body[..<end].replacing("\\n", with: " ")
                rest = end == body.endIndex ? body[end...] : body[body.index(after: end)...]
            } else if first == "." || first.isWhitespace {
                rest = rest.dropFirst()
            } else {
                let end = rest.ranges(of: "..").first?.lowerBound ?? rest.endIndex
                result += computed(rest[..<end], language)
                rest = rest[end...]
            }
        }
        return result
    }

    private func computed(_ expression: Substring, _ language: Language) -> String {
        if let match = expression.firstMatch(of: #/params\.([A-Za-z0-9_]+)/#),
            let parameter = workflow.parameters.parameter(String(match.1))
        {
            guard let value = workflow.parameters.value(of: parameter.name, on: date) else {
                return language == .chinese ? "〔\(parameter.title.zh)〕" : "[\(parameter.title.en)]"
            }
            return expression.contains("money.text") && value.value.integer != nil
                ? MoneyLiteral.grouped(fen: value.value.integer ?? 0) : parameter.shown(value.value, in: language)
        }
        if let match = expression.firstMatch(of: #/case\.([A-Za-z0-9_]+)/#), let field = workflow.field(String(match.1))
        {
            return language == .chinese ? "〔\(field.title.zh)〕" : "[\(field.title.en)]"
        }
        return "…"
    }
}

extension Parameter {
    /// The value in a sentence: `15 日`, `93,003.00 元`, a choice's title.
    func shown(_ value: DataValue, in language: Language) -> String {
        switch (type, value) {
        case (.money, .integer(let fen)):
            language == .chinese
                ? "\(MoneyLiteral.grouped(fen: fen)) 元" : "CNY \(MoneyLiteral.grouped(fen: fen))"
        case (.period, _): Period(value)?.text[language] ?? type.shown(value)
        case (.boolean, .boolean(let flag)): BilingualText(zh: flag ? "是" : "否", en: flag ? "yes" : "no")[language]
        case (.choice(let values), .text(let text)): values.first { $0.value == text }?.title[language] ?? text
        case (.list(let values), .list(let elements)):
            elements.compactMap(\.text).map { text in values.first { $0.value == text }?.title[language] ?? text }
                .joined(separator: language == .chinese ? "、" : ", ")
        default: type.shown(value)
        }
    }
}
