public import CaseEngine
import DataValues
import Diagnostics
import Dispatch
import StatutoryTime
import Synchronization
import Workflows

/// Makes the scenarios of the day before, the day and the day after the last day of every deadline, out of scenarios that exist.
///
/// A scenario that makes a deadline run is cut off there and moved to another time of the year, so that the last day falls where its
/// counting is put to the test. The same scenarios and files always give the same answer.
public struct BoundaryGenerator: Sendable {
    private let library: RuleLibrary
    private let workflow: Workflow
    private let locality: String
    private let days: BoundaryDays
    private let plays: [TalePlay]

    /// - Parameters:
    ///   - seeds: those of other workflows are passed over; those of other localities are tried under this one's rules, after its own.
    /// - Throws: when the workflow or the calendar does not load for the locality.
    public init(
        _ library: RuleLibrary, workflow: String, locality: String, seeds: [ScenarioEntry]
    ) throws(EngineError) {
        self.library = library
        self.locality = locality
        self.workflow = try library.bundle(workflow, locality).workflow
        days = BoundaryDays(try library.calendar(self.workflow.localities.codes).calendar)
        let own = seeds.filter { $0.scenario?.workflow.value == workflow }
        let ordered =
            own.filter { $0.scenario?.locality.value == locality }
            + own.filter { $0.scenario?.locality.value != locality }
        plays = Self.each(ordered.count) { index in
            TalePlay(ordered[index], in: locality, library: library, watchesAll: true)
        }.compactMap(\.self)
    }

    /// - Parameter keys: only these deadlines; all of them without it.
    public func coverage(of keys: Set<String>? = nil) -> BoundaryCoverage {
        let chosen = workflow.deadlines.filter { keys?.contains($0.key) ?? true }
        return BoundaryCoverage(rows: Self.each(chosen.count) { rows(of: chosen[$0]) }.flatMap(\.self))
    }

    private static func each<Value: Sendable>(_ count: Int, _ body: @Sendable (Int) -> Value) -> [Value] {
        let slots = Mutex<[Value?]>(Array(repeating: nil, count: count))
        DispatchQueue.concurrentPerform(iterations: count) { index in
            let value = body(index)
            slots.withLock { $0[index] = value }
        }
        return slots.withLock { $0 }.compactMap(\.self)
    }

    private func rows(of declaration: DeadlineDeclaration) -> [BoundaryCoverage.Row] {
        let found = candidates(for: declaration)
        var ordinary: BoundaryPlan?
        return BoundarySpan.allCases.map { span in
            let outcome: BoundaryCoverage.Outcome
            switch span {
            case .suspension where !found.isReached: outcome = .gap(.notReached)
            case .suspension where declaration.pauses.isEmpty: outcome = .gap(.neverPauses)
            case .suspension: outcome = suspension(of: declaration, ordinary)
            case .ordinary, .holiday, .makeUp, .provisional: outcome = plan(span, declaration, found)
            }
            if span == .ordinary, case .made(let plan) = outcome { ordinary = plan }
            return BoundaryCoverage.Row(
                key: declaration.key, title: declaration.title, span: span, outcome: outcome)
        }
    }

    // MARK: - Where a deadline runs

    /// The beginning of a scenario after which a deadline runs.
    private struct Candidate {
        var tale: CaseTale
        var clock: LegalDate
        var anchor: LegalDate
        var rule: DeadlineRule
        var lastDay: LegalDate
    }

    private struct Candidates {
        var plain: [Candidate] = []
        /// Whether the deadline ran at all.
        var isReached = false
    }

    private func candidates(for declaration: DeadlineDeclaration) -> Candidates {
        var result = Candidates()
        for play in plays {
            let running = play.moments.compactMap { moment -> Candidate? in
                guard let deadline = moment.deadline(declaration.key), let due = deadline.dueOn,
                    let anchor = deadline.anchor, let rule = deadline.deadline?.derivation.rule
                else { return nil }
                result.isReached = true
                let plain = Deadline.counted(from: anchor, by: rule, on: days.calendar)
                guard plain.date == due, moment.clock < due else { return nil }
                return Candidate(
                    tale: play.tale.prefix(moment.steps), clock: moment.clock, anchor: anchor, rule: rule, lastDay: due)
            }
            if let first = running.first { result.plain.append(first) }
            // Further on, the other limits that would end it sooner may have been kept.
            if let last = running.last, running.count > 1 { result.plain.append(last) }
        }
        result.plain = result.plain.enumerated()
            .sorted { ($0.element.tale.steps.count, $0.offset) < ($1.element.tale.steps.count, $1.offset) }
            .map(\.element)
        return result
    }

    // MARK: - Plans

    private static let candidatesTried = 6
    private static let movesTried = 4

    private func plan(
        _ span: BoundarySpan, _ declaration: DeadlineDeclaration, _ found: Candidates
    ) -> BoundaryCoverage.Outcome {
        guard found.isReached else { return .gap(.notReached) }
        guard let some = found.plain.first else { return .gap(.neverPlain) }
        if span == .provisional, some.rule.restDays == .stays, some.rule.period.unit != .workingDays {
            return .gap(.restsOnNoNotice)
        }
        let few =
            found.plain.prefix(Self.candidatesTried / 2)
            + found.plain.dropFirst(Self.candidatesTried / 2)
            .suffix(Self.candidatesTried / 2)
        for candidate in few {
            for move in moves(candidate, span).prefix(Self.movesTried) {
                let tale = candidate.tale.moved(by: move.days)
                guard let plan = proved(span, declaration, tale, move.deadline, pauses: []) else { continue }
                return .made(plan)
            }
        }
        return .gap(.cannotBeMoved)
    }

    private struct Move {
        var days: Int
        var deadline: Deadline
    }

    /// By how many days a scenario must be moved so that the last day falls on a span; the nearest first, whole weeks before others.
    private func moves(_ candidate: Candidate, _ span: BoundarySpan) -> [Move] {
        var moves: [Move] = []
        var seen: Set<Int> = []
        for target in days.targets(span, nearest: candidate.lastDay, rule: candidate.rule) {
            let shift = candidate.lastDay.days(until: target)
            // Rest days stretch and shrink a count, so the anchor is looked for around the place it would have without any.
            for offset in Self.offsets where seen.insert(shift + offset).inserted {
                let anchor = candidate.anchor.adding(days: shift + offset)
                let deadline = Deadline.counted(from: anchor, by: candidate.rule, on: days.calendar)
                guard deadline.date == target, days.shows(span, deadline, rule: candidate.rule),
                    let date = deadline.date, candidate.clock.adding(days: shift + offset) < date
                else { continue }
                moves.append(Move(days: shift + offset, deadline: deadline))
            }
            if moves.count >= Self.movesTried { break }
        }
        return moves.enumerated().sorted {
            ($0.element.days % 7 == 0 ? 0 : 1, $0.offset) < ($1.element.days % 7 == 0 ? 0 : 1, $1.offset)
        }.map(\.element)
    }

    private static let offsets = (0...24).map { $0 % 2 == 0 ? $0 / 2 : -($0 + 1) / 2 }

    /// The plan, when the case stands as it says on the day before the last.
    private func proved(
        _ span: BoundarySpan, _ declaration: DeadlineDeclaration, _ tale: CaseTale, _ counted: Deadline,
        pauses: [ClosedRange<LegalDate>]
    ) -> BoundaryPlan? {
        guard let last = counted.date, let natural = counted.naturalEnd else { return nil }
        var told = tale
        told.steps.append(.until(StatedTime(date: last)))
        guard let end = TalePlay(told, library: library)?.moments.last,
            let deadline = end.deadline(declaration.key), deadline.anchor == counted.anchor, deadline.dueOn == last
        else { return nil }
        return BoundaryPlan(
            key: declaration.key, span: span, anchor: counted.anchor, rule: counted.derivation.rule, pauses: pauses,
            naturalEnd: natural, lastDay: last, provisionalYears: counted.provisionalYears,
            declaration: declaration, tale: tale, calendar: days.calendar)
    }

    // MARK: - Suspension

    /// How a state in which clocks stand still is entered and left.
    private struct Interval {
        var entering: CaseTale.Act
        var leaving: CaseTale.Act

        /// How many facts its acts are given.
        var facts: Int { entering.facts.count + leaving.facts.count }
    }

    private func suspension(
        of declaration: DeadlineDeclaration, _ ordinary: BoundaryPlan?
    ) -> BoundaryCoverage.Outcome {
        guard let ordinary else { return .gap(.cannotBeMoved) }
        let intervals = declaration.pauses.flatMap { self.intervals(of: workflow.states[$0].id) }
        guard !intervals.isEmpty else { return .gap(.noSuspension) }
        guard let play = TalePlay(ordinary.tale, library: library), let clock = play.moments.last?.clock else {
            return .gap(.cannotBeMoved)
        }
        let middle = max(clock, ordinary.anchor.adding(days: ordinary.anchor.days(until: ordinary.lastDay) / 2))
        for interval in intervals.prefix(Self.candidatesTried) {
            guard let first = (0...3).lazy.map({ middle.adding(days: $0) }).first(where: days.calendar.isWorking),
                first < ordinary.lastDay
            else { continue }
            let resumed = first.adding(days: 14)
            var tale = ordinary.tale
            if first > clock { tale.steps.append(.until(StatedTime(date: first))) }
            tale.steps += [
                .act(interval.entering), .until(StatedTime(date: resumed)), .act(interval.leaving),
            ]
            let pause = first...resumed.adding(days: -1)
            let counted = Deadline.counted(
                from: ordinary.anchor, by: ordinary.rule, on: days.calendar,
                pauses: [Pause(first: pause.lowerBound, last: pause.upperBound)])
            guard let plan = proved(.suspension, declaration, tale, counted, pauses: [pause]) else { continue }
            return .made(plan)
        }
        return .gap(.noSuspension)
    }

    /// The acts that enter and leave a state in the scenarios, each pair of events with the same facts once, those with the fewest facts first:
    /// what hangs on this case alone, an heir who steps in, hinders others.
    private func intervals(of state: String) -> [Interval] {
        var seen: Set<[String]> = []
        let found = plays.flatMap { play -> [Interval] in
            var entering: CaseTale.Act?
            return zip(play.moments, play.moments.dropFirst()).compactMap { before, after -> Interval? in
                guard case .act(let act) = play.tale.steps[after.steps - 1] else { return nil }
                switch (before.states.contains(state), after.states.contains(state)) {
                case (false, true): entering = act
                case (true, false):
                    guard let first = entering,
                        seen.insert(
                            [first, act].flatMap { [$0.event, DataValue.record($0.facts).canonicalJSON] }
                        ).inserted
                    else { return nil }
                    return Interval(entering: first, leaving: act)
                default: break
                }
                return nil
            }
        }
        return found.enumerated().sorted {
            ($0.element.facts, $0.offset) < ($1.element.facts, $1.offset)
        }.map(\.element)
    }
}
