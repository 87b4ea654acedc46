import CaseStores
import DataValues
import Diagnostics
import StatutoryTime
import Workflows

/// A recorded case followed under other rules beside its own: each decision is asked again from where the case really stood.
///
/// After a decision that differs the shadow is set to what was recorded, so that one difference is not counted again at every later step.
struct ShadowCase {
    let machine: CaseMachine
    private(set) var differences: [DecisionDifference] = []
    private(set) var compared = 0
    /// The case as the other rules would have it; nil before it is opened, and once it cannot be followed.
    private var snapshot: CaseSnapshot?
    private var isLost = false
    /// Moved dates already told: a limit that ends on another day does so at every later step too.
    private var toldDates: Set<String> = []

    init(_ machine: CaseMachine) {
        self.machine = machine
    }

    /// Follows one entry that the replay has just done again.
    ///
    /// - Parameters:
    ///   - before: where the case stood before it; nil when it is the opening.
    ///   - after: where the recorded rules left it.
    mutating func follow(
        _ entry: JournalEntry, from before: CaseReplay.Point?, to after: CaseReplay.Point,
        recordedBy recorder: CaseMachine, _ calendar: WorkCalendar
    ) {
        switch entry.kind {
        case .opened, .advanced, .deadlineFired: break
        case .numbered:
            // The register's number is no decision of either rules: where the other rules have the field, they have it too.
            if let field = entry.data["field"].text, snapshot != nil, machine.bundle.workflow.field(field) != nil {
                snapshot?.fields[field] = after.snapshot.fields[field]
            }
            return
        case .corrected, .migrated:
            isLost = false
            settle(on: after, entry, recorder)
            return
        default: return
        }
        guard !isLost else { return }
        // The same rules decide the same, so nothing need be asked twice.
        guard entry.bundleHash != machine.bundle.hash else {
            compared += 1
            snapshot = after.snapshot
            return
        }
        compared += 1
        let isSystem = entry.kind == .deadlineFired
        // A limit that ends on another day was told where it began; what lapsed on the recorded day would not have lapsed then.
        if let key = after.deadline, before.flatMap({ $0.rows[key]?.dueOn }) != dueOn(key, on: after.time, calendar) {
            settle(on: after, entry, recorder)
            return
        }
        let occurrence = Occurrence(
            event: entry.event ?? "", facts: isSystem ? [:] : entry.data.record ?? [:],
            actor: Actor(id: entry.actor.id, roles: Set(entry.actor.roles)), time: after.time,
            isFromSystem: isSystem, despite: after.despite)
        do throws(StepFault) {
            switch try outcome(of: occurrence, isOpening: before == nil, isSystem: isSystem, calendar) {
            case .refused(let refusals):
                let secrets = SensitiveValues(of: recorder.bundle.workflow.fields, in: after.snapshot.fields)
                differ(.refused, entry, after, said(after, recorder), secrets.masked(in: said(refusals)))
                settle(on: after, entry, recorder)
            case .taken(let step):
                if compare(step, entry, after, recorder, calendar) {
                    snapshot = step.snapshot
                } else {
                    settle(on: after, entry, recorder)
                }
            }
        } catch {
            let secrets = SensitiveValues(of: recorder.bundle.workflow.fields, in: after.snapshot.fields)
            differ(.fault, entry, after, said(after, recorder), error.masking(secrets).diagnostic.what)
            settle(on: after, entry, recorder)
        }
    }

    /// When a deadline of the shadow ends; nil when it does not run there.
    private func dueOn(_ key: String, on time: LegalTime, _ calendar: WorkCalendar) -> String? {
        guard let snapshot else { return nil }
        return (try? machine.deadlines(of: snapshot, on: time, calendar: calendar))?
            .first { $0.key == key }?.dueOn?.description
    }

    private func outcome(
        of occurrence: Occurrence, isOpening: Bool, isSystem: Bool, _ calendar: WorkCalendar
    ) throws(StepFault) -> StepOutcome {
        guard let snapshot, !isOpening else { return try machine.open(occurrence, calendar: calendar) }
        let outcome = try machine.step(occurrence, from: snapshot, calendar: calendar)
        if isSystem, case .refused = outcome {
            return .taken(try machine.unansweredStep(on: snapshot, at: occurrence.time, calendar: calendar))
        }
        return outcome
    }

    /// Notes what differs; answers whether the case stands where it stood.
    private mutating func compare(
        _ step: CaseStep, _ entry: JournalEntry, _ after: CaseReplay.Point, _ recorder: CaseMachine,
        _ calendar: WorkCalendar
    ) -> Bool {
        guard step.configuration == after.record.configuration, step.closure == after.record.closureCode else {
            let (old, new) = Self.answers(entry.trace, step.trace.dataValue)
            differ(
                .outcome, entry, after, said(after, recorder) + old,
                Self.standing(step.configuration, step.closure, machine.bundle.workflow) + new)
            return false
        }
        let shadow = Dictionary(
            step.deadlines.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        let recorded = after.rows.filter { $0.value.status == .pending || $0.value.status == .fired }
        for key in Set(shadow.keys).union(recorded.keys).sorted() {
            let (old, new) = (recorded[key]?.dueOn, shadow[key]?.dueOn?.description)
            // A row that fired stays for the record; it stands for nothing that still runs.
            guard old != new, recorded[key]?.status != .fired,
                toldDates.insert("\(key) \(old ?? "") \(new ?? "")").inserted
            else { continue }
            let title =
                shadow[key]?.title ?? recorder.bundle.workflow.deadlines.first { $0.key == key }?.title
                ?? BilingualText(verbatim: key)
            differ(.date, entry, after, Self.dated(title, old), Self.dated(title, new))
        }
        return true
    }

    /// Goes on from what was recorded.
    private mutating func settle(on point: CaseReplay.Point, _ entry: JournalEntry, _ recorder: CaseMachine) {
        switch machine.adopt(recorder.encoded(point.snapshot)) {
        case .adopted(let adopted): snapshot = adopted
        case .refused(let obstacles):
            isLost = true
            snapshot = nil
            let why = BilingualText(
                zh: obstacles.map(\.what.zh).joined(separator: "；"),
                en: obstacles.map(\.what.en).joined(separator: "; "))
            differ(.misfit, entry, point, said(point, recorder), why)
        }
    }

    // MARK: - In words

    private mutating func differ(
        _ kind: DecisionDifference.Kind, _ entry: JournalEntry, _ point: CaseReplay.Point, _ recorded: BilingualText,
        _ shadow: BilingualText
    ) {
        let title =
            entry.event.map { machine.bundle.workflow.event($0)?.title ?? BilingualText(verbatim: $0) }
            ?? BilingualText(zh: "立案", en: "opening")
        differences.append(
            DecisionDifference(
                caseID: entry.caseID, sequence: entry.sequence, event: entry.event, title: title, time: point.time,
                kind: kind, recorded: recorded, shadow: shadow))
    }

    private func said(_ point: CaseReplay.Point, _ recorder: CaseMachine) -> BilingualText {
        Self.standing(point.record.configuration, point.record.closureCode, recorder.bundle.workflow)
    }

    private func said(_ refusals: [Refusal]) -> BilingualText {
        BilingualText(
            zh: "拒绝：" + refusals.map(\.text.zh).joined(separator: "；"),
            en: "refused: " + refusals.map(\.text.en).joined(separator: "; "))
    }

    /// The innermost states, by their titles, and how the case was closed.
    private static func standing(_ states: [String], _ closure: String?, _ workflow: Workflow) -> BilingualText {
        let leaves = states.filter { id in !states.contains { $0.hasPrefix(id + ".") } }
        let titles = leaves.map { id in workflow.states.first { $0.id == id }?.title ?? BilingualText(verbatim: id) }
        let end = closure.map { " [\($0)]" } ?? ""
        return BilingualText(
            zh: titles.map(\.zh).joined(separator: "、") + end, en: titles.map(\.en).joined(separator: ", ") + end)
    }

    /// The guards that the two rules answered differently, or that only one of them asked, in brackets: what decided it.
    private static func answers(_ recorded: DataValue, _ shadow: DataValue) -> (BilingualText, BilingualText) {
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

    private static func dated(_ title: BilingualText, _ date: String?) -> BilingualText {
        BilingualText(zh: "\(title.zh)：\(date ?? "不计算")", en: "\(title.en): \(date ?? "does not run")")
    }
}

extension BilingualText {
    fileprivate static func + (left: BilingualText, right: BilingualText) -> BilingualText {
        BilingualText(zh: left.zh + right.zh, en: left.en + right.en)
    }
}
