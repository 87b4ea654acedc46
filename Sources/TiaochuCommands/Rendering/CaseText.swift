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
        configuration.filter { id in !configuration.contains { $0.hasPrefix(id + ".") } }.map(path)
    }

    /// Where a case stands, in one line. What regions of a parallel state have in common is said once:
    /// `仲裁审理 › 审理中（适用程序 › 简易处理；送达 › 已送达）`.
    func standing(_ configuration: [String]) -> String {
        let leaves = configuration.filter { id in !configuration.contains { $0.hasPrefix(id + ".") } }
        guard leaves.count > 1, let first = leaves.first else { return leaves.map(path).joined() }
        var common = first.split(separator: ".").dropLast().map(String.init)
        while !leaves.allSatisfy({ $0.hasPrefix(common.joined(separator: ".") + ".") }), !common.isEmpty {
            common.removeLast()
        }
        let separator = BilingualText(zh: "；", en: "; ")[language]
        let shared = common.joined(separator: ".")
        guard !shared.isEmpty, workflow.stateIndex(shared) != nil else {
            return leaves.map(path).joined(separator: separator)
        }
        let head = path(shared)
        let rest = leaves.map { String(path($0).dropFirst(head.count + 3)) }.joined(separator: separator)
        return head + BilingualText(zh: "（\(rest)）", en: " (\(rest))")[language]
    }

    /// Where a step leads, in one line: the innermost states that were not active before it; nil when it changes none.
    func change(from before: [String], to after: [String]) -> String? {
        let new = after.filter { id in !after.contains { $0.hasPrefix(id + ".") } && !before.contains(id) }
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
        let leaves = configuration.filter { id in !configuration.contains { $0.hasPrefix(id + ".") } }
        func title(_ id: String) -> String { workflow.stateIndex(id).map { workflow.states[$0].title[language] } ?? id }
        // Three copies "to be served" say nothing unless it is said to whom.
        let repeated = Dictionary(grouping: leaves, by: title).filter { $0.value.count > 1 }
        let titles = leaves.map { id in
            guard repeated[title(id)] != nil, let dot = id.lastIndex(of: ".") else { return title(id) }
            return "\(title(String(id[..<dot]))) › \(title(id))"
        }
        return titles.joined(separator: BilingualText(zh: "、", en: ", ")[language])
    }

    func path(_ id: String) -> String {
        var titles: [String] = []
        var index = workflow.stateIndex(id)
        while let current = index, !workflow.states[current].id.isEmpty {
            titles.append(workflow.states[current].title[language])
            index = workflow.states[current].parent
        }
        return titles.isEmpty ? id : titles.reversed().joined(separator: " › ")
    }

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
        let masked = field.masking(value)
        return masked == value ? field.type.shown(value, in: language) : masked.text ?? masked.canonicalJSON
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

    /// `还有 3 天`, `今天到期`, `逾期 2 天`.
    func remaining(until date: LegalDate, today: LegalDate) -> String {
        let days = today.days(until: date)
        let text =
            if days > 0 {
                BilingualText(zh: "还有 \(days) 天", en: "\(days) day\(days == 1 ? "" : "s") left")
            } else if days == 0 {
                BilingualText(zh: "今天到期", en: "due today")
            } else {
                BilingualText(zh: "逾期 \(-days) 天", en: "\(-days) day\(days == -1 ? "" : "s") overdue")
            }
        return text[language]
    }
}
