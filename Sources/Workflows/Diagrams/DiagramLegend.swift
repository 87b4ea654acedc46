import Diagnostics

/// The colours of diagrams and what they mean, the same in every form.
enum DiagramLegend {
    static let local = "#fff2cc"
    static let localLine = "#b45f06"
    static let position = "#6fa8dc"
    static let visited = "#d9e8f6"
    static let walkedLine = "#1c5a96"

    /// What the marks of this diagram mean; nil when it has none.
    static func text(of marks: DiagramMarks, language: Language) -> String? {
        var parts: [BilingualText] = []
        if !marks.localStates.isEmpty || !marks.localTransitions.isEmpty {
            parts.append(BilingualText(zh: "黄色、★：当地与全国不同", en: "yellow, ★: differs from the nation here"))
        }
        if !marks.position.isEmpty {
            parts.append(BilingualText(zh: "深蓝、●：案件现在所在", en: "dark blue, ●: where the case stands"))
        }
        if !marks.visited.isEmpty { parts.append(BilingualText(zh: "浅蓝、▶：走过的路", en: "light blue, ▶: the way it came")) }
        if marks.counts != nil { parts.append(BilingualText(zh: "（数字）：在办案件", en: "(number): live cases")) }
        guard !parts.isEmpty else { return nil }
        return parts.map { $0[language] }.joined(separator: BilingualText(zh: "；", en: "; ")[language])
    }

    /// A state's title with the signs of its marks and its count of live cases.
    ///
    /// The signs say what the colours say to who does not see them; Mermaid also does not colour every state inside another.
    static func title(_ title: String, _ state: Int, _ marks: DiagramMarks) -> String {
        let way = marks.position.contains(state) ? "●" : marks.visited.contains(state) ? "▶" : ""
        let signs = way + (marks.localStates.contains(state) ? "★" : "")
        let count = marks.counts?[state].flatMap { $0 > 0 ? "(\($0))" : nil } ?? ""
        return [signs, title, count].filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// What stands on an arrow, with the signs of its marks.
    static func label(_ label: String, _ transition: Int, _ marks: DiagramMarks) -> String {
        let signs =
            (marks.walked.contains(transition) ? "▶" : "") + (marks.localTransitions.contains(transition) ? "★" : "")
        return [signs, label].filter { !$0.isEmpty }.joined(separator: " ")
    }
}
