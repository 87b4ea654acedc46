import DataValues
import Diagnostics
import Workflows

/// A refusal as a finding and as data.
struct RefusalText {
    let refusal: Refusal

    init(_ refusal: Refusal) {
        self.refusal = refusal
    }

    var diagnostic: Diagnostic {
        var why: BilingualText?
        if let name = refusal.guardName {
            let layer = refusal.layer ?? "base"
            why = BilingualText(zh: "条件 \(name)，层 \(refusal.layer ?? "基础")", en: "guard \(name), layer \(layer)")
        }
        if why == nil, refusal.reason == .role {
            why = BilingualText(
                zh: "转移所限的角色，层 \(refusal.layer ?? "基础")",
                en: "roles of the transition, layer \(refusal.layer ?? "base")")
        }
        return Diagnostic(
            code: refusal.reason.rawValue, severity: refusal.reason.severity,
            at: refusal.location, what: refusal.text, why: why,
            law: refusal.law, fix: fix)
    }

    /// What the rules advise, and the facts on which the answer hangs.
    private var fix: BilingualText? {
        guard refusal.reason == .caution else { return advice }
        let goOn = BilingualText(zh: "仍要办理时用 --despite 写明理由", en: "to go on, say why with --despite")
        return advice.map { BilingualText(zh: "\($0.zh)；\(goOn.zh)", en: "\($0.en); \(goOn.en)") } ?? goOn
    }

    private var advice: BilingualText? {
        // A value that does not fit changes nothing when it is given: what to give instead is the rules' advice.
        guard !refusal.facts.isEmpty, refusal.reason != .value else { return refusal.fix }
        let names = refusal.facts.joined(separator: ", ")
        let facts =
            refusal.reason == .facts
            ? BilingualText(zh: "用 --set 字段=值 补充：\(names)", en: "supply with --set FIELD=VALUE: \(names)")
            : BilingualText(zh: "会改变结论的事实：\(names)", en: "facts that would change the answer: \(names)")
        return refusal.fix.map { BilingualText(zh: "\($0.zh)；\(facts.zh)", en: "\($0.en); \(facts.en)") } ?? facts
    }

    var data: DataValue {
        var record: [String: DataValue] = [
            "reason": .text(refusal.reason.rawValue), "text": .text(refusal.text.spoken),
        ]
        record["guard"] = refusal.guardName.map(DataValue.text)
        record["layer"] = refusal.layer.map(DataValue.text)
        record["law"] = refusal.law.map { .text($0.spoken) }
        record["fix"] = refusal.fix.map { .text($0.spoken) }
        if let location = refusal.location {
            record["file"] = .text(location.file)
            record["line"] = .integer(Int64(location.line))
        }
        if !refusal.facts.isEmpty { record["facts"] = .list(refusal.facts.map(DataValue.text)) }
        if !refusal.roles.isEmpty { record["roles"] = .list(refusal.roles.map(DataValue.text)) }
        return .record(record)
    }
}
