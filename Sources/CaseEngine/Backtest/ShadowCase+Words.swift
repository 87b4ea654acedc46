import CaseStores
import DataValues
import Diagnostics
import StatutoryTime
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

    /// Tells that the case is followed no further, in one with what was just said of the same decision.
    mutating func end(
        _ entry: JournalEntry, _ point: CaseReplay.Point, _ recorded: BilingualText, _ obstacles: [AdoptionObstacle]
    ) {
        let why = BilingualText(
            zh: obstacles.map(\.what.zh).joined(separator: "；") + "；此后的决定没有再问",
            en: obstacles.map(\.what.en).joined(separator: "; ") + "; what was decided later is not asked again")
        let isTold = differences.last.map { last in
            last.sequence == entry.sequence && [.outcome, .refused, .fault].contains(last.kind)
        }
        if isTold == true, var last = differences.popLast() {
            // Where it would have come to stand otherwise, that is because of the same difference between the rules.
            if last.kind == .outcome { last.kind = .misfit }
            last.shadow = last.shadow + BilingualText(zh: "；", en: "; ") + why
            differences.append(last)
        } else {
            differ(.misfit, entry, point, recorded, why)
        }
        differences[differences.count - 1].end = DecisionDifference.End(fixes: obstacles.compactMap(\.fix))
    }

    /// Where the case stood and would stand, with the ids of the states where their titles read alike.
    func places(
        _ record: CaseRecord, _ recorder: CaseMachine, _ step: CaseStep
    ) -> (recorded: BilingualText, shadow: BilingualText) {
        let recorded = Self.standing(record.configuration, record.closureCode, recorder.bundle.workflow)
        let shadow = Self.standing(step.configuration, step.closure, machine.bundle.workflow)
        guard recorded == shadow else { return (recorded, shadow) }
        return (
            recorded + Self.ids(Self.leaves(record.configuration)), shadow + Self.ids(Self.leaves(step.configuration))
        )
    }

    private static func ids(_ states: [String]) -> BilingualText {
        let list = states.joined(separator: ", ")
        return BilingualText(zh: "（\(list)）", en: " (\(list))")
    }

    private static func leaves(_ states: [String]) -> [String] {
        states.filter { id in !states.contains { $0.hasPrefix(id + ".") } }
    }

    func said(_ point: CaseReplay.Point, _ recorder: CaseMachine) -> BilingualText {
        Self.standing(point.record.configuration, point.record.closureCode, recorder.bundle.workflow)
    }

    /// Each refusal with the article it rests on.
    func said(_ refusals: [Refusal]) -> BilingualText {
        let words = refusals.map(Self.reason)
        return BilingualText(
            zh: "拒绝：" + words.map(\.zh).joined(separator: "；"),
            en: "refused: " + words.map(\.en).joined(separator: "; "))
    }

    private static func reason(_ refusal: Refusal) -> BilingualText {
        BilingualText(
            zh: refusal.text.zh + (refusal.law.map { "（\($0.zh)）" } ?? ""),
            en: refusal.text.en + (refusal.law.map { " (\($0.en))" } ?? ""))
    }

    /// What guards said where they did not pass, by their names.
    static func reasons(_ trace: StepTrace) -> [String: BilingualText] {
        trace.microsteps.flatMap(\.guards).reduce(into: [:]) { reasons, answer in
            guard let refusal = answer.refusal, !refusal.isBareNo else { return }
            reasons[answer.guardName] = reason(refusal)
        }
    }

    /// The same of the recorded rules, which are asked again for it: journals keep no words.
    static func reasons(
        _ recorder: CaseMachine, _ occurrence: Occurrence, from before: CaseReplay.Point?, _ calendar: WorkCalendar
    ) -> [String: BilingualText] {
        let outcome =
            before.map { try? recorder.step(occurrence, from: $0.snapshot, calendar: calendar) }
            ?? (try? recorder.open(occurrence, calendar: calendar))
        guard case .taken(let step)? = outcome else { return [:] }
        return reasons(step.trace)
    }

    /// The innermost states, by their titles, and how the case was closed.
    static func standing(_ states: [String], _ closure: String?, _ workflow: Workflow) -> BilingualText {
        let titles = leaves(states).map { id in
            workflow.states.first { $0.id == id }?.title ?? BilingualText(verbatim: id)
        }
        let end = closure.map { " [\($0)]" } ?? ""
        return BilingualText(
            zh: titles.map(\.zh).joined(separator: "、") + end, en: titles.map(\.en).joined(separator: ", ") + end)
    }

    /// The guards that the two rules answered differently, or that only one of them asked, in brackets: what decided it, and why.
    static func answers(
        _ recorded: DataValue, _ oldReasons: [String: BilingualText], _ shadow: DataValue,
        _ newReasons: [String: BilingualText]
    ) -> (BilingualText, BilingualText) {
        let (old, new) = (guards(recorded), guards(shadow))
        let differing = Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }.sorted()
        func words(_ answers: [String: Bool], _ reasons: [String: BilingualText]) -> BilingualText {
            let said = differing.compactMap { name in answers[name].map { (name, $0) } }
            guard !said.isEmpty else { return BilingualText(zh: "", en: "") }
            return BilingualText(
                zh: "（"
                    + said.map { "\($0.0)：\($0.1 ? "是" : "否")" + (reasons[$0.0].map { "，\($0.zh)" } ?? "") }.joined(
                        separator: "；") + "）",
                en: " ("
                    + said.map { "\($0.0): \($0.1 ? "yes" : "no")" + (reasons[$0.0].map { ", \($0.en)" } ?? "") }
                    .joined(separator: "; ") + ")")
        }
        return (words(old, oldReasons), words(new, newReasons))
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
