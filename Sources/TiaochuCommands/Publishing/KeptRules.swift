import DataValues
import Diagnostics
import Workflows

/// Parameters and time limits that running cases keep as they were, by the bundle to which they are pinned.
struct KeptRules {
    private struct Pinned {
        var hash: String
        var cases = 0
        var rules: [KeptRule]
    }

    private var pinned: [Pinned] = []

    /// Counts a case that follows a bundle other than the new one.
    mutating func add(_ bundle: WorkflowBundle, to new: WorkflowBundle, on date: String) {
        if let place = pinned.firstIndex(where: { $0.hash == bundle.hash }) {
            pinned[place].cases += 1
        } else {
            pinned.append(
                Pinned(hash: bundle.hash, cases: 1, rules: KeptRule.all(from: bundle, to: new, on: date)))
        }
    }

    /// Nothing where neither a parameter nor a time limit is another.
    var lines: [String] {
        pinned.filter { !$0.rules.isEmpty }.flatMap { pinned -> [String] in
            let title = say(
                zh: "按规则包 \(pinned.hash.prefix(12)) 办理的 \(pinned.cases) 件保留的参数和期限（旧 → 新）：",
                en:
                    "what \(counted(pinned.cases, "case")) under bundle \(pinned.hash.prefix(12)) \(pinned.cases == 1 ? "keeps" : "keep") (old → new):"
            )
            return [title]
                + pinned.rules.flatMap { rule in
                    [
                        "  \(rule.title.spoken) \(rule.key): \(side(rule.kept)) → \(side(rule.new))",
                        "    \(uses(rule))",
                    ].filter { !$0.allSatisfy(\.isWhitespace) }
                }
        }
    }

    private func side(_ text: String?) -> String { text ?? say(zh: "无", en: "none") }

    /// Through what a pinned case feels the difference: only limits that are counted from a parameter have dates to move.
    private func uses(_ rule: KeptRule) -> String {
        guard rule.key.hasPrefix("parameters.") else { return "" }
        var parts: [String] = []
        if !rule.deadlines.isEmpty {
            parts.append(
                say(
                    zh: "期限长短：\(rule.deadlines.joined(separator: "、"))",
                    en: "length of: \(rule.deadlines.joined(separator: ", "))"))
        }
        if !rule.hooks.isEmpty {
            parts.append(
                say(
                    zh: "脚本询问：\(rule.hooks.joined(separator: "、"))",
                    en: "asked by: \(rule.hooks.joined(separator: ", "))"))
        }
        if rule.deadlines.isEmpty {
            parts.append(
                say(
                    zh: "没有期限按它计算，所以没有日期会变动", en: "no time limit is counted from it, so no date would move"))
        }
        return parts.joined(separator: say(zh: "；", en: "; "))
    }

    var data: DataValue {
        .list(
            pinned.filter { !$0.rules.isEmpty }.map { pinned in
                [
                    "bundle": .text(pinned.hash), "cases": .integer(Int64(pinned.cases)),
                    "rules": .list(
                        pinned.rules.map { rule in
                            [
                                "key": .text(rule.key), "title": .text(rule.title.spoken),
                                "kept": rule.kept.map { .text($0) } ?? .null,
                                "new": rule.new.map { .text($0) } ?? .null,
                                "deadlines": .list(rule.deadlines.map { .text($0) }),
                                "hooks": .list(rule.hooks.map { .text($0) }),
                            ]
                        }),
                ]
            })
    }
}
