import Diagnostics

/// Questions that the files leave open on purpose, each with who decides it: found by every check, refused by `workflow publish`.
///
/// A `todo` may stand in the workflow, in a field, a parameter, an event, a state, a transition or a deadline, and in what a layer says of
/// one.
struct OpenQuestions {
    let context: LoadContext

    /// Those of the base, with what layers added, and those in the changes of every layer.
    func report(_ root: YAMLNode, workflow name: String) {
        walk(root, beside: root)
        for layer in context.chain?.layers ?? [] {
            for entry in layer.workflows where entry.key == name { walk(entry.value, beside: root) }
            for entry in layer.parameters {
                guard let parameter = root["parameters"]?[entry.key] else { continue }
                for value in entry.value.elements ?? [] {
                    report(value, Kind.parameter, entry.key, law: law(value) ?? law(parameter))
                }
            }
        }
    }

    private enum Kind {
        static let field = BilingualText(zh: "字段", en: "field")
        static let parameter = BilingualText(zh: "参数", en: "parameter")
        static let event = BilingualText(zh: "事件", en: "event")
        static let state = BilingualText(zh: "状态", en: "state")
        static let transition = BilingualText(zh: "转移", en: "transition on")
        static let deadline = BilingualText(zh: "期限", en: "deadline")
    }

    /// - Parameter whole: the same part of the merged rules, which knows the articles that a layer's change does not repeat.
    private func walk(_ part: YAMLNode, beside whole: YAMLNode) {
        report(part, nil, "", law: nil)
        fields(part["fields"], law: nil)
        for (key, kind) in [("parameters", Kind.parameter), ("events", Kind.event)] {
            for entry in part[key]?.entries ?? [] {
                report(entry.value, kind, entry.key, law: law(entry.value) ?? law(whole[key]?[entry.key]))
            }
        }
        states(part["states"], beside: whole["states"], law: nil)
    }

    private func fields(_ table: YAMLNode?, law: YAMLNode?) {
        for entry in table?.entries ?? [] {
            report(entry.value, Kind.field, entry.key, law: law)
            fields(entry.value["fields"], law: law)
            fields(entry.value["of"]?["fields"], law: law)
        }
    }

    private func states(_ table: YAMLNode?, beside whole: YAMLNode?, law outer: YAMLNode?) {
        for entry in table?.entries ?? [] {
            let (state, same) = (entry.value, whole?[entry.key])
            let near = law(state) ?? law(same) ?? outer
            report(state, Kind.state, entry.key, law: near)
            for deadline in state["deadlines"]?.entries ?? [] {
                let own = law(deadline.value) ?? law(same?["deadlines"]?[deadline.key])
                report(deadline.value, Kind.deadline, deadline.key, law: own ?? near)
            }
            let events = (state["on"]?.entries ?? []).map { ($0.key, $0.value) }
            let others = ["always", "done"].compactMap { key in state[key].map { (key, $0) } }
            for (key, node) in events + others {
                for transition in node.elements ?? [node] {
                    report(transition, Kind.transition, key, law: law(transition) ?? near)
                }
            }
            states(state["states"], beside: same?["states"], law: near)
        }
    }

    private func law(_ node: YAMLNode?) -> YAMLNode? { node?["law"] }

    /// The questions of one part.
    ///
    /// - Parameters:
    ///   - kind: what the part is; nil for the workflow itself.
    ///   - law: the article of the part, for questions that name none.
    private func report(_ part: YAMLNode, _ kind: BilingualText?, _ name: String, law: YAMLNode?) {
        guard let todo = part["todo"] else { return }
        guard let questions = todo.elements else {
            context.log.add(ValueReading.wrongShape(todo, expected: BilingualText(zh: "列表", en: "a list")))
            return
        }
        for node in questions {
            guard let question = MappingReader(node, as: .question, log: context.log) else { continue }
            let words = context.cite(question).map(context.words) ?? law.flatMap { context.citation($0) }
            let (text, owner) = (question.bilingual("question"), question.text("owner") ?? "?")
            let place = kind.map { BilingualText(zh: "（\($0.zh) \(name)）", en: " (\($0.en) \(name))") }
            context.log.add(
                .openQuestion, at: node.location,
                BilingualText(
                    zh: "未定的问题\(place?.zh ?? "")：\(text?.zh ?? "")（由 \(owner) 定）",
                    en: "an open question\(place?.en ?? ""): \(text?.en ?? "") (for \(owner) to decide)"),
                law: words,
                fix: BilingualText(
                    zh: "定下来，写进规则，删去这一项；在此之前不能发布",
                    en:
                        "have it decided, write it into the rules and take this out; until then they cannot be published"
                ))
        }
    }
}
