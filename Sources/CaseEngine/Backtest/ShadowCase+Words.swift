import CaseStores
import DataValues
import Diagnostics
import Workflows

// What differs, in words.
extension ShadowCase {
    mutating func differ(
        _ kind: DecisionDifference.Kind, _ entry: JournalEntry, _ point: CaseReplay.Point, _ recorded: BilingualText,
        _ shadow: BilingualText, event: String? = nil
    ) {
        let event = event ?? entry.event
        let title =
            event.map { machine.bundle.workflow.event($0)?.title ?? BilingualText(verbatim: $0) }
            ?? BilingualText(zh: "立案", en: "opening")
        differences.append(
            DecisionDifference(
                caseID: entry.caseID, sequence: entry.sequence, event: event, title: title, time: point.time,
                kind: kind, recorded: recorded, shadow: shadow))
    }

    func said(_ point: CaseReplay.Point, _ recorder: CaseMachine) -> BilingualText {
        Self.standing(point.record.configuration, point.record.closureCode, recorder.bundle.workflow)
    }

    func said(_ refusals: [Refusal]) -> BilingualText {
        BilingualText(
            zh: "拒绝：" + refusals.map(\.text.zh).joined(separator: "；"),
            en: "refused: " + refusals.map(\.text.en).joined(separator: "; "))
    }

    /// The innermost states, by their titles, and how the case was closed.
    static func standing(_ states: [String], _ closure: String?, _ workflow: Workflow) -> BilingualText {
        let leaves = states.filter { id in !states.contains { $0.hasPrefix(id + ".") } }
        let titles = leaves.map { id in workflow.states.first { $0.id == id }?.title ?? BilingualText(verbatim: id) }
        let end = closure.map { " [\($0)]" } ?? ""
        return BilingualText(
            zh: titles.map(\.zh).joined(separator: "、") + end, en: titles.map(\.en).joined(separator: ", ") + end)
    }

    /// The guards that the two rules answered differently, or that only one of them asked, in brackets: what decided it.
    static func answers(_ recorded: DataValue, _ shadow: DataValue) -> (BilingualText, BilingualText) {
        let (old, new) = (guards(recorded), guards(shadow))
        let differing = Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }.sorted()
        func words(_ answers: [String: Bool]) -> BilingualText {
            let said = differing.compactMap { name in answers[name].map { (name, $0) } }
            guard !said.isEmpty else { return BilingualText(zh: "", en: "") }
            return BilingualText(
                zh: "（" + said.map { "\($0.0)：\($0.1 ? "是" : "否")" }.joined(separator: "，") + "）",
                en: " (" + said.map { "\($0.0): \($0.1 ? "yes" : "no")" }.joined(separator: ", ") + ")")
        }
        return (words(old), words(new))
    }

    /// Guard → its answer, from a trace as the journal keeps it.
    private static func guards(_ trace: DataValue) -> [String: Bool] {
        var answers: [String: Bool] = [:]
        for answer in (trace.list ?? []).flatMap({ $0["guards"].list ?? [] }) {
            if let name = answer["guard"].text { answers[name] = answer["passed"].boolean }
        }
        return answers
    }

    static func dated(_ title: BilingualText, _ date: String?) -> BilingualText {
        BilingualText(zh: "\(title.zh)：\(date ?? "不计算")", en: "\(title.en): \(date ?? "does not run")")
    }
}

extension BilingualText {
    static func + (left: BilingualText, right: BilingualText) -> BilingualText {
        BilingualText(zh: left.zh + right.zh, en: left.en + right.en)
    }
}
