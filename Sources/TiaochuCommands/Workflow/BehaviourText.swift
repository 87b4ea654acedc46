import DataValues
import Diagnostics
import Workflows

/// What was explored of a workflow's behaviour, and what was not, as lines and as data.
struct BehaviourText {
    let outcome: BehaviourCheck.Outcome
    /// Everything that was not explored, not only how much of it.
    let isFull: Bool

    private var exploration: Exploration { outcome.exploration }

    var lines: [String] {
        let places = outcome.localities.joined(separator: " ")
        let extent =
            exploration.isComplete
            ? BilingualText(zh: "按所给取值已走遍", en: "all that the values tried allow")
            : BilingualText(zh: "到 \(exploration.limit) 步为止，没有走遍", en: "up to \(exploration.limit) moves, not all")
        var lines = [
            say(
                zh: "行为（\(places)）：试了 \(exploration.steps) 步，遇到 \(exploration.situations) 种情形；\(extent.zh)",
                en:
                    "behaviour (\(places)): \(counted(exploration.steps, "move")) tried, \(counted(exploration.situations, "situation")) met; \(extent.en)"
            )
        ]
        let never = exploration.oneSided.filter { $0.passed == nil }
        let half = exploration.oneSided.filter { $0.passed != nil }
        lines += part(
            BilingualText(zh: "没有到过的状态", en: "states not reached"), unreached)
        lines += part(BilingualText(zh: "没有问到的守卫", en: "guards never asked"), never.map(name))
        lines += part(BilingualText(zh: "只答过一种的守卫", en: "guards that gave one answer only"), half.map(name))
        lines += part(
            BilingualText(zh: "只试了一个值的字段（没有写 check.domains）", en: "fields tried with one value (no check.domains)"),
            exploration.fieldsWithoutDomain)
        lines += part(
            BilingualText(zh: "没有查明能否结案的案件", en: "not explored: whether these can be closed"),
            exploration.kindsNotSettled.map(\.spoken))
        if exploration.stopsWithoutValue > 0 {
            lines.append(
                say(
                    zh: "  因本地没有参数值而停下：\(exploration.stopsWithoutValue) 处，之后没有查",
                    en:
                        "  stopped where a parameter has no value here: \(counted(exploration.stopsWithoutValue, "place"))"
                ))
            if isFull { lines += exploration.withoutValue.map { "    \($0)" } }
        }
        return lines
    }

    /// With their places, and why a place means to do without them.
    private var unreached: [String] {
        zip(exploration.statesNotReached, exploration.placesNotReached).map { state, place in
            "\(state) \(place)" + (exploration.leftOutHere[state].map { " (\($0.spoken))" } ?? "")
        }
    }

    private func name(_ guarded: Exploration.OneSided) -> String {
        let answer = guarded.passed.map { $0 ? say(zh: "总通过", en: "always yes") : say(zh: "总拒绝", en: "always no") }
        return "\(guarded.reference.name) \(guarded.reference.place)" + (answer.map { " (\($0))" } ?? "")
    }

    private func part(_ title: BilingualText, _ items: [String]) -> [String] {
        guard !items.isEmpty else { return [] }
        let separator = say(zh: "：", en: ": ")
        guard isFull else { return ["  \(title.spoken)\(separator)\(items.count)"] }
        return ["  \(title.spoken)\(separator)"] + items.map { "    \($0)" }
    }

    var data: DataValue {
        [
            "workflow": .text(outcome.workflow), "localities": .list(outcome.localities.map(DataValue.text)),
            "steps": .integer(Int64(exploration.steps)), "limit": .integer(Int64(exploration.limit)),
            "situations": .integer(Int64(exploration.situations)), "complete": .boolean(exploration.isComplete),
            "not_explored": [
                "states": .list(exploration.statesNotReached.map(DataValue.text)),
                "guards": .list(
                    exploration.oneSided.map { guarded in
                        [
                            "guard": .text(guarded.reference.name), "place": .text("\(guarded.reference.place)"),
                            "answered": guarded.passed.map { .text($0 ? "yes" : "no") } ?? .null,
                        ]
                    }),
                "fields": .list(exploration.fieldsWithoutDomain.map(DataValue.text)),
                "kinds": .list(exploration.kindsNotSettled.map { .text($0.spoken) }),
            ],
        ]
    }
}
