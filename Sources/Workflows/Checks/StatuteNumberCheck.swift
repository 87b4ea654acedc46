import DataValues
import Diagnostics
import StatutoryTime

/// A number that an article fixes, such as twelve months, and that a parameter resting on the article changes.
enum StatuteNumberCheck: WorkflowCheck {
    static func check(_ material: WorkflowMaterial) {
        for parameter in material.parameters.parameters where parameter.type == .integer {
            guard let law = parameter.law, let statute = material.context.statutes.statute(law.statute),
                let article = statute.article(law.article), let number = article.fixedNumber
            else { continue }
            for value in material.parameters.values(of: parameter.name) {
                // A value with an article of its own rests on that.
                guard value.law == nil, let amount = value.value.integer, amount != Int64(number) else { continue }
                material.log.add(
                    .againstStatute, at: value.declaration.location,
                    BilingualText(
                        zh: "\(parameter.name) 是 \(amount)，所引条文定的是 \(number)",
                        en: "\(parameter.name) is \(amount); the article it cites says \(number)"),
                    why: article.gist, law: statute.citation(law.article),
                    fix: BilingualText(
                        zh: "写 \(number)；另有依据的，给这个值写 law", en: "write \(number), or give the value a law of its own"))
            }
        }
    }
}
