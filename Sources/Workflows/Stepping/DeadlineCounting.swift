import DataValues
import Diagnostics
import StatutoryTime

/// Derives the deadlines of a case's active states from its fields, the dates its states were entered, its pauses and the calendar.
struct DeadlineCounting {
    let workflow: Workflow
    let snapshot: CaseSnapshot
    let activeStates: [Int]
    let calendar: WorkCalendar
    let today: LegalDate
    /// Granted days beyond `at_most` count too.
    var countsAllGranted = false
    /// Whether a deadline's condition holds.
    let condition: (GuardReference) throws(StepFault) -> Bool
    /// The period that a parameter gives on a day, `2026-03-05`.
    let parameter: (_ name: String, _ day: String) throws(StepFault) -> Period

    func deadlines() throws(StepFault) -> [CaseDeadline] {
        var result: [CaseDeadline] = []
        for state in activeStates {
            for declaration in workflow.states[state].deadlines {
                if let condition = declaration.conditionReference, try !self.condition(condition) { continue }
                result.append(try deadline(declaration))
            }
        }
        return result
    }

    private func deadline(_ declaration: DeadlineDeclaration) throws(StepFault) -> CaseDeadline {
        let state = workflow.states[declaration.state].id
        var result = CaseDeadline(
            key: declaration.key, state: state, title: declaration.title, standing: .waiting, deadline: nil,
            anchor: anchor(of: declaration, in: state), event: declaration.lapse,
            citation: declaration.law.map(workflow.words(for:)) ?? BilingualText(verbatim: ""),
            isDuty: declaration.isDuty, obligor: obligor(declaration), warnOn: [])
        if let until = declaration.until, !(snapshot.fields[until] ?? .null).isNull {
            result.standing = .met
        }
        guard let anchor = result.anchor else { return result }
        let rule = try rule(declaration, from: anchor)
        let deadline = Deadline.counted(
            from: anchor, by: rule, on: calendar, pauses: pauses(of: declaration),
            restarts: restarts(of: declaration),
            extensions: extensions(of: declaration, unit: rule.period.unit))
        result.deadline = deadline
        if result.standing != .met, let date = deadline.date {
            result.standing = .due(date)
            result.warnOn = declaration.warnings.compactMap { warning in
                Deadline.counted(
                    from: date, by: DeadlineRule(warning, direction: .before), on: calendar
                ).naturalEnd
            }.sorted()
        }
        return result
    }

    private func anchor(of declaration: DeadlineDeclaration, in state: String) -> LegalDate? {
        switch declaration.anchor {
        case .entry: snapshot.enteredOn[state]
        case .after(let field), .before(let field): (snapshot.fields[field]?.text).flatMap { LegalDate($0) }
        }
    }

    /// - Parameter anchor: the day that decides which value of a parameter is its length, unless the parameter's `basis` names another;
    ///   later values, restarts and the day of the step leave a limit that runs as it is.
    private func rule(_ declaration: DeadlineDeclaration, from anchor: LegalDate) throws(StepFault) -> DeadlineRule {
        let period: Period
        switch declaration.length {
        case .period(let written): period = written
        case .parameter(let name):
            let basis = workflow.parameters.parameter(name)?.basis.flatMap { snapshot.fields[$0]?.text }
            period = try parameter(name, basis ?? anchor.description)
        }
        var direction = DeadlineRule.Direction.after
        if case .before = declaration.anchor { direction = .before }
        let counting = declaration.law.flatMap { workflow.statutes[$0.statute]?.counting }
        return DeadlineRule(
            period, direction: direction, rolls: declaration.rolls ?? counting?.rolls ?? true,
            countsStartDay: counting?.countsStartDay ?? false,
            extensionsSurviveRestart: declaration.granted?.survivesRestart ?? false, basis: counting?.source)
    }

    /// Days granted in a field: working days for a period in working days.
    private func extensions(of declaration: DeadlineDeclaration, unit: Period.Unit) -> [Extension] {
        guard let rule = declaration.granted, let given = snapshot.fields[rule.field]?.integer, given > 0 else {
            return []
        }
        // Whatever way more came there: at the opening of a case, say.
        let most = countsAllGranted ? nil : rule.mostDays
        let days = most.map { min(given, Int64($0)) } ?? given
        let approver = rule.by.flatMap { snapshot.fields[$0]?.text }
        return [
            Extension(
                Period(Int(days), unit == .workingDays ? .workingDays : .days),
                grantedOn: rule.granted.flatMap { snapshot.fields[$0]?.text }.flatMap { LegalDate($0) },
                reason: approver.map { BilingualText(zh: "\($0) 批准", en: "approved by \($0)") })
        ]
    }

    /// The days in the field, each with its reason: the words of a choice, or the text as it stands.
    private func restarts(of declaration: DeadlineDeclaration) -> [Restart] {
        guard let rule = declaration.restarts, case .list(.record(let parts))? = workflow.field(rule.field)?.type
        else { return [] }
        let type = parts.first { $0.name == "reason" }?.type
        return (snapshot.fields[rule.field]?.list ?? []).compactMap { entry in
            guard let date = entry["on"].text.flatMap({ LegalDate($0) }) else { return nil }
            var reason = entry["reason"].text.map { BilingualText(verbatim: $0) }
            if case .choice(let values)? = type {
                reason = values.first { $0.value == entry["reason"].text }?.title ?? reason
            }
            return Restart(on: date, rule.kind, reason: reason)
        }
    }

    private func pauses(of declaration: DeadlineDeclaration) -> [Pause] {
        declaration.pauses.flatMap { index in
            let state = workflow.states[index]
            return (snapshot.pauses[state.id] ?? []).compactMap { span -> Pause? in
                // The day of suspension is the first that does not count; the day of resumption counts again.
                guard let until = span.until else { return Pause(first: span.from, reason: state.title) }
                let last = until.adding(days: -1)
                return last >= span.from ? Pause(first: span.from, last: last, reason: state.title) : nil
            }
        }
    }

    private func obligor(_ declaration: DeadlineDeclaration) -> String? {
        switch declaration.actor {
        case .role(let name)?: name
        case .words(let words)?: words.en
        case nil: nil
        }
    }
}
