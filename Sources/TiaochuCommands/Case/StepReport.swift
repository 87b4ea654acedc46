import CaseEngine
import CaseStores
import DataValues
import Diagnostics
import StatutoryTime
import Workflows

/// What a step did and what may be done next: the answer of `case open` and `case advance`.
struct StepReport {
    let answer: StepAnswer
    let event: String?
    let session: Session
    let isDryRun: Bool
    let workflow: Workflow

    init(_ answer: StepAnswer, event: String?, session: Session, isDryRun: Bool = false) throws {
        self.answer = answer
        self.event = event
        self.session = session
        self.isDryRun = isDryRun
        let id = answer.record.id
        workflow = try session.run { engine throws(EngineError) in try engine.workflow(of: id) }
    }

    func print() throws {
        if session.options.output == .text {
            Console.answer(try lines())
        } else {
            Console.answer(try data(), as: session.options.output)
        }
    }

    private func lines() throws -> [String] {
        let text = CaseText(workflow: workflow)
        let record = answer.record
        var lines: [String] = []
        for fired in answer.fired {
            lines.append(
                say(
                    zh: "先行到期：\(text.deadline(fired.key))（\(fired.dueOn)）→ \(text.event(fired.event))",
                    en: "expired before: \(text.deadline(fired.key)) (\(fired.dueOn)) → \(text.event(fired.event))"))
        }
        for lapse in answer.withdrawn {
            lines.append(
                say(
                    zh: "撤回届满：\(text.deadline(lapse.key))（\(lapse.time.date)，第 \(lapse.sequence) 条）→ "
                        + text.event(lapse.event),
                    en: "withdrawn: \(text.deadline(lapse.key)) (\(lapse.time.date), entry \(lapse.sequence)) → "
                        + text.event(lapse.event)))
        }
        let configuration = answer.step?.configuration ?? record.configuration
        let place = text.standing(configuration)
        if answer.isRepetition {
            lines.append(
                say(
                    zh: "该请求先前已经办理，案件 \(record.id)，未再次办理。",
                    en: "this request was carried out before; nothing was done again: case \(record.id)"))
        } else if let event {
            let what = text.event(event)
            lines.append(
                isDryRun
                    ? say(
                        zh: "演算：“\(what)”将使案件到 \(place)（未保存）",
                        en: "dry run: '\(what)' would lead to \(place) (nothing saved)")
                    : say(
                        zh: "已登记“\(what)”：案件 \(record.id) 现处 \(place)",
                        en: "'\(what)' recorded: case \(record.id) is now at \(place)"))
        } else {
            lines.append(say(zh: "已建案 \(record.id)，现处 \(place)", en: "opened case \(record.id), now at \(place)"))
        }
        if let closure = answer.step?.closure {
            lines.append(say(zh: "结案方式：\(text.closure(closure))", en: "closed: \(text.closure(closure))"))
        }
        if let step = answer.step {
            lines += changeLines(step, text) + deadlineLines(step, text)
            let kinds = step.effects.map(\.kind)
            if !kinds.isEmpty {
                lines.append(
                    say(zh: "待发：\(kinds.joined(separator: "、"))", en: "to be done: \(kinds.joined(separator: ", "))"))
            }
        }
        if !isDryRun { lines += try nextLines(text) }
        return lines
    }

    private func changeLines(_ step: CaseStep, _ text: CaseText) -> [String] {
        guard event != nil, !step.changes.isEmpty else { return [] }
        return [say(zh: "变动：", en: "changed:")]
            + masked(step.changes, of: step).map { change in
                let old = change.old.isNull ? "—" : text.value(change.old, of: change.field)
                let new = change.new.isNull ? "—" : text.value(change.new, of: change.field)
                return
                    "  \(text.field(change.field))\(say(zh: "：", en: ": "))\(DisplayWidth.clip(old, to: 40)) → \(DisplayWidth.clip(new, to: 60))"
            }
    }

    /// Changes without what is sensitive, and without what was or is now, also where somebody wrote it into another field.
    private func masked(_ changes: [FieldChange], of step: CaseStep) -> [FieldChange] {
        let before = Dictionary(changes.map { ($0.field, $0.old) }, uniquingKeysWith: { first, _ in first })
        let secrets = SensitiveValues(of: workflow.fields, in: step.snapshot.fields, before)
        return changes.map { change in
            let field = workflow.field(change.field)
            func hidden(_ value: DataValue) -> DataValue { secrets.hiding(in: field?.masking(value) ?? value) }
            return FieldChange(field: change.field, old: hidden(change.old), new: hidden(change.new))
        }
    }

    private func deadlineLines(_ step: CaseStep, _ text: CaseText) -> [String] {
        let due = step.deadlines.compactMap { deadline in deadline.dueOn.map { (deadline, $0) } }.sorted { $0.1 < $1.1 }
        guard !due.isEmpty else { return [] }
        let today = session.clock.now().date
        return [say(zh: "期限：", en: "deadlines:")]
            + due.map { deadline, date in
                let mark = deadline.deadline?.isProvisional == true ? say(zh: "（暂定）", en: " (provisional)") : ""
                return "  \(date)\(mark)  \(deadline.title.spoken)  \(deadline.citation.spoken)  "
                    + text.remaining(until: date, of: deadline.key, today: today)
            }
    }

    /// What people may do on the case today, with facts or a reason if need be.
    private func possible() throws -> [EventAnswer] {
        let id = answer.record.id
        let answers = try session.run { engine throws(EngineError) in
            try engine.why(id, actor: nil)
        }
        return answers.filter { !$0.isSystem && $0.isPossible }
    }

    private func nextLines(_ text: CaseText) throws -> [String] {
        let possible = try possible()
        guard !possible.isEmpty else { return [] }
        return [heading(asOf: possible[0].asOf)]
            + possible.map { answer in
                let roles = answer.roles.map(text.role).joined(separator: say(zh: "、", en: ", "))
                let who = roles.isEmpty ? "" : "  [\(roles)]"
                let needs = answer.missing.map(text.field).joined(separator: say(zh: "、", en: ", "))
                let wants = needs.isEmpty ? "" : say(zh: "  需要：\(needs)", en: "  needs: \(needs)")
                return "  \(answer.event)  \(answer.title.spoken)\(who)\(wants)"
            }
    }

    /// After an act of another day the list is not what could have been done then, which only the day tells.
    private func heading(asOf day: LegalDate) -> String {
        guard day.description != answer.record.legalNow.prefix(10) else { return say(zh: "下一步：", en: "next:") }
        return say(zh: "下一步（截至 \(day)）：", en: "next, as of \(day):")
    }

    private func nextData() throws -> DataValue {
        let possible = try possible()
        return [
            "as_of": .text((possible.first?.asOf ?? session.clock.now().date).description),
            "events": .list(
                possible.map {
                    [
                        "event": .text($0.event), "title": .text($0.title.spoken),
                        "roles": .list($0.roles.map(DataValue.text)), "needs": .list($0.missing.map(DataValue.text)),
                    ]
                }),
        ]
    }

    private func data() throws -> DataValue {
        var data = CaseData.record(answer.record)
        data["outcome"] = .text(
            answer.isRepetition ? "repeated" : isDryRun ? "dry-run" : event == nil ? "opened" : "advanced")
        data["event"] = event.map(DataValue.text)
        data["fired"] = .list(answer.fired.map(CaseData.fired))
        if !isDryRun { data["next"] = try nextData() }
        if !answer.withdrawn.isEmpty {
            data["withdrawn"] = .list(
                answer.withdrawn.map {
                    [
                        "sequence": .integer(Int64($0.sequence)), "key": .text($0.key), "event": .text($0.event),
                        "due_on": .text($0.time.date.description),
                    ]
                })
        }
        if let step = answer.step {
            data["state"] = .list(step.configuration.map(DataValue.text))
            data["closure"] = step.closure.map(DataValue.text)
            data["changes"] = .list(
                masked(step.changes, of: step).map { change in
                    ["field": .text(change.field), "old": change.old, "new": change.new]
                })
            let secrets = SensitiveValues(of: workflow.fields, in: step.snapshot.fields)
            data["effects"] = .list(
                step.effects.map { ["kind": .text($0.kind), "payload": secrets.hiding(in: $0.payload)] })
            data["deadlines"] = .list(step.deadlines.map { .record(CaseData.deadline($0)) })
            data["trace"] = step.trace.dataValue
        }
        return .record(data)
    }
}
