import DataValues
import Diagnostics

/// Diagnostics as a person reads them (`file:line:col: error[CODE]: what`, then why, law, fix) and as data.
struct DiagnosticRenderer {
    var language = SpokenLanguage.current

    func lines(_ diagnostic: Diagnostic) -> [String] {
        let severity =
            switch diagnostic.severity {
            case .error: BilingualText(zh: "错误", en: "error")
            case .warning: BilingualText(zh: "警告", en: "warning")
            case .note: BilingualText(zh: "提示", en: "note")
            }
        let place = diagnostic.location.map { "\($0): " } ?? ""
        var lines = ["\(place)\(severity[language])[\(diagnostic.code)]: \(diagnostic.what[language])"]
        if !diagnostic.elsewhere.isEmpty {
            lines.append("  " + elsewhere(diagnostic.elsewhere)[language])
        }
        func detail(_ label: BilingualText, _ text: BilingualText?) {
            if let text { lines.append("  " + label[language] + text[language]) }
        }
        detail(BilingualText(zh: "缘由：", en: "why: "), diagnostic.why)
        detail(BilingualText(zh: "法条：", en: "law: "), diagnostic.law)
        detail(BilingualText(zh: "怎么办：", en: "fix: "), diagnostic.fix)
        if !diagnostic.witness.isEmpty {
            lines.append("  " + BilingualText(zh: "走到这里的步骤：", en: "the steps that lead there:")[language])
            for (index, step) in diagnostic.witness.enumerated() {
                lines.append("    \(index + 1). \(step.date) \(step.text[language])")
            }
        }
        return lines
    }

    /// The first places, each as a link, and how many there are.
    private func elsewhere(_ places: [SourceLocation]) -> BilingualText {
        let shown = places.prefix(6).map(\.description).joined(separator: ", ")
        let more = places.count > 6 ? ", …" : ""
        return BilingualText(
            zh: "另有 \(places.count) 处同一原因：\(shown)\(more)",
            en: "and \(counted(places.count, "more place")) with the same cause: \(shown)\(more)")
    }

    func data(_ diagnostic: Diagnostic) -> DataValue {
        var record: [String: DataValue] = [
            "code": .text(diagnostic.code),
            "severity": .text(diagnostic.severity.rawValue),
            "what": .text(diagnostic.what[language]),
        ]
        if let location = diagnostic.location {
            record["file"] = .text(location.file)
            record["line"] = .integer(Int64(location.line))
            record["column"] = .integer(Int64(location.column))
        }
        record["why"] = diagnostic.why.map { .text($0[language]) }
        record["law"] = diagnostic.law.map { .text($0[language]) }
        record["fix"] = diagnostic.fix.map { .text($0[language]) }
        for language in Language.allCases { record[language.rawValue] = texts(diagnostic, language) }
        if !diagnostic.elsewhere.isEmpty {
            record["elsewhere"] = .list(diagnostic.elsewhere.map { .text($0.description) })
        }
        if !diagnostic.witness.isEmpty { record["witness"] = .list(diagnostic.witness.map(data)) }
        return .record(record)
    }

    /// What it says in one language, whatever language is spoken.
    private func texts(_ diagnostic: Diagnostic, _ language: Language) -> DataValue {
        var record: [String: DataValue] = ["what": .text(diagnostic.what[language])]
        record["why"] = diagnostic.why.map { .text($0[language]) }
        record["law"] = diagnostic.law.map { .text($0[language]) }
        record["fix"] = diagnostic.fix.map { .text($0[language]) }
        return .record(record)
    }

    private func data(_ step: WitnessStep) -> DataValue {
        var record: [String: DataValue] = ["text": .text(step.text[language]), "date": .text(step.date)]
        record["event"] = step.event.map(DataValue.text)
        record["deadline"] = step.deadline.map(DataValue.text)
        if !step.facts.isEmpty {
            record["facts"] = .record(step.facts.mapValues { (try? DataValue(json: $0)) ?? .text($0) })
        }
        return .record(record)
    }
}
