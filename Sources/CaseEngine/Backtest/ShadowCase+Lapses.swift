import CaseStores
import DataValues
import Diagnostics
import StatutoryTime
import Workflows

// What runs out under the other rules by itself, on days of its own.
extension ShadowCase {
    /// So many lapses in a row are a circle that no calendar ends.
    private static let lapsesInARow = 100

    /// Goes on from a step, or from where the case was set.
    mutating func take(
        _ snapshot: CaseSnapshot, _ deadlines: [CaseDeadline]?, at time: LegalTime, _ calendar: WorkCalendar
    ) {
        self.snapshot = snapshot
        running = deadlines
        standing = (time, calendar)
        lapsed = []
        awaited = nil
    }

    /// Fires what would have run out before a day under the other rules, each limit at the end of its last day.
    mutating func lapse(before date: LegalDate, _ calendar: WorkCalendar) {
        for _ in 0..<Self.lapsesInARow {
            let due = deadlines().compactMap { deadline in Expiry(deadline).map { (deadline, $0) } }
                .filter { !firedMarks.contains($0.1.mark) && $0.1.dueOn < date }
                .min { $0.1 < $1.1 }
            guard let (deadline, expiry) = due, let snapshot, let standing else { return }
            firedMarks.insert(expiry.mark)
            let time = max(.end(of: expiry.dueOn), standing.time)
            let occurrence = Occurrence(
                event: expiry.event, actor: .system, time: time, isFromSystem: true, dueOn: expiry.dueOn)
            // An event that nothing answers has still run out; what a script fails on is told where a recorded act meets it.
            guard case .taken(let step)? = try? machine.step(occurrence, from: snapshot, calendar: calendar) else {
                continue
            }
            self.snapshot = step.snapshot
            running = step.deadlines
            self.standing = (time, calendar)
            lapsed.append(deadline)
        }
    }

    /// The deadlines of the other rules, counted with the calendar of the day the case was last looked at.
    private mutating func deadlines() -> [CaseDeadline] {
        if let running { return running }
        guard let snapshot, let standing else { return [] }
        let counted = (try? machine.deadlines(of: snapshot, on: standing.time, calendar: standing.calendar)) ?? []
        running = counted
        return counted
    }

    /// Whether a deadline that fired as recorded raises that event on that day under the other rules too.
    mutating func fires(_ key: String, _ event: String?, on date: String?) -> Bool {
        deadlines().contains { $0.key == key && $0.event == event && $0.dueOn?.description == date }
    }

    /// What has run out as recorded does not run out again for the same date.
    mutating func mark(_ rows: [String: DeadlineRecord], _ recorder: CaseMachine) {
        let renaming = names(from: recorder)
        for row in rows.values where row.hasLapsed {
            firedMarks.insert(Expiry.mark(renaming.applied(to: row.key), row.dueOn ?? ""))
        }
    }

    /// Whether the case stands where the recorded rules left it.
    func stands(as point: CaseReplay.Point, _ recorder: CaseMachine) -> Bool {
        guard let snapshot else { return false }
        return names(from: recorder).leads(point.record.configuration, to: machine.configuration(of: snapshot))
    }

    /// The other rules have come to where the recorded ones are.
    mutating func resolve(at time: LegalTime, _ calendar: WorkCalendar) {
        lapsed = []
        awaited = nil
        standing = (max(time, standing?.time ?? time), calendar)
    }

    /// A recorded act meets a case that would stand elsewhere by now: that is told, and the act is asked from where it was done.
    mutating func face(_ entry: JournalEntry, _ before: CaseReplay.Point, _ recorder: CaseMachine) {
        guard let calendar = standing?.calendar else { return }
        if stands(as: before, recorder) {
            resolve(at: before.time, calendar)
        } else {
            tell(entry, before, recorder)
            settle(on: before, entry, recorder, calendar)
        }
    }

    /// The end of the journal: a lapse that only comes later is awaited no longer than it takes to come.
    mutating func finish() {
        guard let awaited, let calendar = standing?.calendar else { return }
        for _ in 0..<Self.lapsesInARow where !stands(as: awaited.point, awaited.recorder) {
            let next = deadlines().compactMap { Expiry($0) }.filter { !firedMarks.contains($0.mark) }.min()
            guard let next else { break }
            lapse(before: next.dueOn.adding(days: 1), calendar)
        }
        if !stands(as: awaited.point, awaited.recorder) { tell(awaited.entry, awaited.point, awaited.recorder) }
        self.awaited = nil
    }

    /// Notes that the case would have stood elsewhere, by what ran out or did not.
    private mutating func tell(_ entry: JournalEntry, _ recorded: CaseReplay.Point, _ recorder: CaseMachine) {
        guard let snapshot else { return }
        let place = Self.standing(machine.configuration(of: snapshot), nil, machine.bundle.workflow)
        let reasons: [BilingualText]
        if lapsed.isEmpty, let key = awaited?.point.deadline {
            let own = names(from: recorder).applied(to: key)
            let limit = deadlines().first { $0.key == own }
            let title = limit?.title ?? recorder.bundle.workflow.deadlines.first { $0.key == key }?.title
            reasons = [Self.running(title ?? BilingualText(verbatim: key), until: limit?.dueOn)]
        } else {
            reasons = lapsed.map(Self.ranOut)
        }
        let why = BilingualText(
            zh: reasons.map(\.zh).joined(separator: "；"), en: reasons.map(\.en).joined(separator: "; "))
        differ(
            .lapse, awaited?.entry ?? entry, awaited?.point ?? recorded, said(awaited?.point ?? recorded, recorder),
            BilingualText(zh: "\(place.zh)（\(why.zh)）", en: "\(place.en) (\(why.en))"),
            event: awaited == nil ? lapsed.last?.event : nil)
    }

    private static func running(_ title: BilingualText, until date: LegalDate?) -> BilingualText {
        guard let date else {
            return BilingualText(zh: "“\(title.zh)”不计算", en: "“\(title.en)” does not run")
        }
        return BilingualText(zh: "“\(title.zh)”到 \(date) 才届满", en: "“\(title.en)” runs until \(date)")
    }

    private static func ranOut(_ deadline: CaseDeadline) -> BilingualText {
        let day = deadline.dueOn?.description ?? ""
        return BilingualText(
            zh: "“\(deadline.title.zh)”已于 \(day) 届满", en: "“\(deadline.title.en)” would have run out on \(day)")
    }
}
