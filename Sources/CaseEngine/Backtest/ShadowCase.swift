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
    /// States of the recorded rules whose id is another one under the others.
    private let renaming: StateRenaming
    var differences: [DecisionDifference] = []
    private(set) var compared = 0
    /// Decisions made after the case could no longer be followed.
    private(set) var skipped = 0
    /// The case as the other rules would have it; nil before it is opened, and once it cannot be followed.
    var snapshot: CaseSnapshot?
    private var isLost = false
    /// Moved dates already told: a limit that ends on another day does so at every later step too.
    private var toldDates: Set<String> = []
    /// The deadlines of the other rules as they stood after the last step, with the calendar of its day; nil until somebody asks.
    var running: [CaseDeadline]?
    /// When and with which calendar the case was last looked at.
    var standing: (time: LegalTime, calendar: WorkCalendar)?
    /// Deadlines of the other rules that have fired, each with its date.
    var firedMarks: Set<String> = []
    /// Limits that ran out under the other rules since the case last stood as recorded.
    var lapsed: [CaseDeadline] = []
    /// A recorded lapse that the other rules have not, or not yet, followed: the entry, and where it left the case.
    var awaited: (entry: JournalEntry, point: CaseReplay.Point, recorder: CaseMachine)?

    init(_ machine: CaseMachine, renaming: StateRenaming = StateRenaming([:])) {
        self.machine = machine
        self.renaming = renaming
    }

    /// What becomes of the names of the rules that recorded something: nothing where these are the other rules themselves.
    func names(from recorder: CaseMachine) -> StateRenaming {
        recorder.bundle.hash == machine.bundle.hash ? StateRenaming([:]) : renaming
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
            // A late entry withdraws lapses, which may then come again.
            firedMarks = []
            settle(on: after, entry, recorder, calendar)
            return
        case .deadlinesMoved:
            // Counted anew: the other rules' dates move with the calendar too.
            if !isLost { standing = (after.time, calendar) }
            running = nil
            return
        default: return
        }
        guard !isLost else {
            skipped += 1
            return
        }
        // The same rules decide the same, so nothing need be asked twice.
        guard entry.bundleHash != machine.bundle.hash else {
            compared += 1
            take(after.snapshot, nil, at: after.time, calendar)
            mark(after.rows, recorder)
            return
        }
        compared += 1
        let isSystem = entry.kind == .deadlineFired
        if let before {
            lapse(before: after.time.date, calendar)
            if let key = after.deadline,
                awaited != nil || !lapsed.isEmpty
                    || !fires(names(from: recorder).applied(to: key), entry.event, on: before.rows[key]?.dueOn)
            {
                // What lapsed on another day and led to the same place is no other decision.
                if stands(as: after, recorder) {
                    resolve(at: after.time, calendar)
                } else {
                    awaited = (awaited?.entry ?? entry, after, recorder)
                }
                return
            }
            if !lapsed.isEmpty || awaited != nil { face(entry, before, recorder) }
        }
        let occurrence = Occurrence(
            event: entry.event ?? "", facts: isSystem ? [:] : entry.facts,
            actor: Actor(id: entry.actor.id, roles: Set(entry.actor.roles)), time: after.time,
            isFromSystem: isSystem, dueOn: after.deadline.flatMap { before?.dueOn(of: $0) }, despite: after.despite)
        do throws(StepFault) {
            switch try outcome(of: occurrence, isOpening: before == nil, isSystem: isSystem, calendar) {
            case .refused(let refusals):
                let secrets = SensitiveValues(of: recorder.bundle.workflow.fields, in: after.snapshot.fields)
                differ(.refused, entry, after, said(after, recorder), secrets.masked(in: said(refusals)))
                settle(on: after, entry, recorder, calendar)
            case .taken(let step):
                if compare(step, occurrence, entry, from: before, to: after, recorder, calendar) {
                    take(step.snapshot, step.deadlines, at: after.time, calendar)
                    mark(after.rows, recorder)
                } else {
                    settle(on: after, entry, recorder, calendar)
                }
            }
        } catch {
            let secrets = SensitiveValues(of: recorder.bundle.workflow.fields, in: after.snapshot.fields)
            differ(.fault, entry, after, said(after, recorder), error.masking(secrets).diagnostic.what)
            settle(on: after, entry, recorder, calendar)
        }
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
        _ step: CaseStep, _ occurrence: Occurrence, _ entry: JournalEntry, from before: CaseReplay.Point?,
        to after: CaseReplay.Point, _ recorder: CaseMachine, _ calendar: WorkCalendar
    ) -> Bool {
        guard names(from: recorder).leads(after.record.configuration, to: step.configuration),
            step.closure == after.record.closureCode
        else {
            let secrets = SensitiveValues(of: recorder.bundle.workflow.fields, in: after.snapshot.fields)
            let (old, new) = Self.answers(
                entry.trace, Self.reasons(recorder, occurrence, from: before, calendar),
                step.trace.dataValue, Self.reasons(step.trace))
            let stood = places(after.record, recorder, step)
            differ(
                .outcome, entry, after, stood.recorded + secrets.masked(in: old),
                stood.shadow + secrets.masked(in: new))
            return false
        }
        let shadow = Dictionary(
            step.deadlines.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        let renaming = names(from: recorder)
        let recorded = Dictionary(
            after.rows.values.filter { $0.status == .pending || $0.hasLapsed }
                .map { (renaming.applied(to: $0.key), $0) }, uniquingKeysWith: { first, _ in first })
        for key in Set(shadow.keys).union(recorded.keys).sorted() {
            let (old, new) = (recorded[key]?.dueOn, shadow[key]?.dueOn?.description)
            // A row that fired stays for the record; it stands for nothing that still runs.
            guard old != new, recorded[key]?.hasLapsed != true,
                toldDates.insert("\(key) \(old ?? "") \(new ?? "")").inserted
            else { continue }
            let title =
                shadow[key]?.title ?? recorder.bundle.workflow.deadlines.first { $0.key == recorded[key]?.key }?.title
                ?? BilingualText(verbatim: key)
            differ(.date, entry, after, Self.dated(title, old), Self.dated(title, new))
        }
        return true
    }

    /// Goes on from what was recorded.
    mutating func settle(
        on point: CaseReplay.Point, _ entry: JournalEntry, _ recorder: CaseMachine, _ calendar: WorkCalendar
    ) {
        mark(point.rows, recorder)
        switch machine.adopt(
            recorder.encoded(point.snapshot), renaming: names(from: recorder), from: recorder.bundle.workflow)
        {
        case .adopted(let adopted): take(adopted, nil, at: point.time, calendar)
        case .refused(let obstacles):
            isLost = true
            snapshot = nil
            (running, awaited, lapsed) = (nil, nil, [])
            end(entry, point, said(point, recorder), obstacles)
        }
    }
}
