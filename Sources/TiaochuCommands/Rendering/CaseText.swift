import CaseEngine
import CaseStores
import DataValues
import Diagnostics
import StatutoryTime
import Workflows

/// Names of a workflow's parts as people read them, and the places of a case in words.
struct CaseText {
    let workflow: Workflow
    var language = SpokenLanguage.current

    /// The innermost active states, each as a path of titles: `调解 › 企业调解`.
    func places(_ configuration: [String]) -> [String] {
        innermost(configuration).map(path)
    }

    private func innermost(_ configuration: [String]) -> [String] { workflow.innermost(configuration) }

    /// Where a case stands, in one line.
    func standing(_ configuration: [String]) -> String { workflow.standing(configuration)[language] }

    /// Where a step leads, in one line: the innermost states that were not active before it; nil when it changes none.
    func change(from before: [String], to after: [String]) -> String? {
        let new = innermost(after).filter { !before.contains($0) }
        return new.isEmpty ? nil : new.map(path).joined(separator: BilingualText(zh: "；", en: "; ")[language])
    }

    /// What the workflow says of the active states, outermost first.
    func descriptions(_ configuration: [String]) -> [String] {
        configuration.compactMap { id in
            workflow.stateIndex(id).flatMap { workflow.states[$0].description?[language] }
        }
    }

    /// The titles of the innermost active states alone, for lists: `一般程序、待送达`.
    func shortPlaces(_ configuration: [String]) -> String {
        let leaves = innermost(configuration)
        func title(_ id: String) -> String { workflow.stateIndex(id).map { workflow.states[$0].title[language] } ?? id }
        // Three copies "to be served" say nothing unless it is said to whom.
        let repeated = Dictionary(grouping: leaves, by: title).filter { $0.value.count > 1 }
        let titles = leaves.map { id in
            guard repeated[title(id)] != nil, let dot = id.lastIndex(of: ".") else { return title(id) }
            return "\(title(String(id[..<dot]))) › \(title(id))"
        }
        return titles.joined(separator: BilingualText(zh: "、", en: ", ")[language])
    }

    func path(_ id: String) -> String { workflow.path(id)[language] }

    func event(_ name: String) -> String {
        workflow.event(name)?.title[language] ?? name
    }

    func role(_ name: String) -> String {
        workflow.role(name)?.title[language] ?? name
    }

    func field(_ name: String) -> String {
        workflow.field(name)?.title[language] ?? name
    }

    func value(_ value: DataValue, of name: String) -> String {
        guard let field = workflow.field(name) else { return value.canonicalJSON }
        return Self.shown(field.masking(value), as: field.type, in: language)
    }

    /// A value, masked or not, as people read it: records by the titles of their fields, in one line.
    static func shown(_ value: DataValue, as type: FieldType, in language: Language) -> String {
        switch (type, value) {
        case (.record(let fields), .record(let record)):
            fields.compactMap { field in
                guard let inner = record[field.name], !inner.isNull else { return nil }
                return "\(field.title[language]) \(shown(inner, as: field.type, in: language))"
            }.joined(separator: BilingualText(zh: "，", en: ", ")[language])
        case (.list(let element), .list(let elements)):
            elements.map { shown($0, as: element, in: language) }.joined(separator: separator(of: element)[language])
        default:
            // A masked value may no longer be of its type.
            type.problems(with: value).isEmpty ? type.shown(value, in: language) : value.text ?? value.canonicalJSON
        }
    }

    private static func separator(of element: FieldType) -> BilingualText {
        if case .record = element { return BilingualText(zh: "；", en: "; ") }
        return BilingualText(zh: "、", en: ", ")
    }

    func deadline(_ key: String) -> String {
        workflow.deadlines.first { $0.key == key }?.title[language] ?? key
    }

    /// The article a kept deadline rests on, in this language; as it was kept where the workflow has no such deadline any more.
    func citation(of row: DeadlineRecord) -> String {
        let law = workflow.deadlines.first { $0.key == row.key }?.law
        return law.map { workflow.words(for: $0)[language] } ?? row.citation
    }

    func closure(_ code: String) -> String {
        workflow.closure(code).map { "\(code) \($0.title[language])" } ?? code
    }

    /// `还有 3 天`, `今天到期`, `逾期 2 天`; of a party's time that is over `已届满 2 天`, since nobody is late with it.
    func remaining(until date: LegalDate, of key: String?, today: LegalDate) -> String {
        let isDuty = workflow.deadlines.first { $0.key == key }?.isDuty ?? true
        let days = today.days(until: date)
        let text =
            if days > 0 {
                BilingualText(zh: "还有 \(days) 天", en: "\(days) day\(days == 1 ? "" : "s") left")
            } else if days == 0 {
                BilingualText(zh: "今天到期", en: "due today")
            } else if !isDuty {
                BilingualText(zh: "已届满 \(-days) 天", en: "over for \(-days) day\(days == -1 ? "" : "s")")
            } else {
                BilingualText(zh: "逾期 \(-days) 天", en: "\(-days) day\(days == -1 ? "" : "s") overdue")
            }
        return text[language]
    }
}
