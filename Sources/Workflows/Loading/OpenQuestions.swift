import Diagnostics

/// Questions that the files leave open on purpose, each with who decides it: found by every check, refused by `workflow publish`.
struct OpenQuestions {
    let context: LoadContext

    /// Those of the base and those of every layer.
    func report(_ base: MappingReader, workflow name: String) {
        report(base.elements("todo"))
        for layer in context.chain?.layers ?? [] {
            for entry in layer.workflows where entry.key == name {
                // What else is wrong with the layer's changes is found where they are merged.
                report(entry.value["todo"]?.elements ?? [])
            }
        }
    }

    private func report(_ questions: [YAMLNode]) {
        for node in questions {
            guard let question = MappingReader(node, as: .question, log: context.log) else { continue }
            let law = context.cite(question).map(context.words)
            let (text, owner) = (question.bilingual("question"), question.text("owner") ?? "?")
            context.log.add(
                .openQuestion, at: node.location,
                BilingualText(
                    zh: "未定的问题：\(text?.zh ?? "")（由 \(owner) 定）",
                    en: "an open question: \(text?.en ?? "") (for \(owner) to decide)"),
                law: law,
                fix: BilingualText(
                    zh: "定下来，写进规则，删去这一项；在此之前不能发布",
                    en:
                        "have it decided, write it into the rules and take this out; until then they cannot be published"
                ))
        }
    }
}
