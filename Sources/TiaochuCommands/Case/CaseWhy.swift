import ArgumentParser
import CaseEngine
import DataValues
import Diagnostics
import StatutoryTime
import Workflows

struct CaseWhy: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "why", abstract: say(zh: "现在可以办理什么，其余为何不可", en: "What may be done now, and why the rest may not"))

    @OptionGroup var options: GlobalOptions
    @OptionGroup var facts: FactOptions

    @Argument(help: ArgumentHelp(say(zh: "案件编号", en: "the case"))) var caseID: String
    @Argument(help: ArgumentHelp(say(zh: "只问这个事件", en: "ask about this event only"))) var event: String?

    @Option(help: ArgumentHelp(say(zh: "假定在这个时间办理", en: "as if it happened at this time"), valueName: "time"))
    var at: String?

    func run() throws {
        let session = try Session(options)
        let workflow = try session.run { engine throws(EngineError) in try engine.workflow(of: caseID) }
        let given = try facts.values(for: workflow.fields, keeping: try session.kept(by: caseID, if: facts.areGiven))
        let actor = try session.reader(of: caseID)
        let time = try session.time(at)
        let event = event.map(workflow.eventName)
        let answers = try session.run { engine throws(EngineError) in
            try engine.why(caseID, event: event, facts: given, actor: actor, at: time)
        }
        if options.output == .text {
            let here = try session.run { engine throws(EngineError) in try engine.standing(of: caseID) }
            Console.answer(lines(answers, from: here, CaseText(workflow: workflow)))
        } else if event != nil, let answer = answers.first {
            Console.answer(data(answer), as: options.output)
        } else {
            Console.answer(rows: answers.map(data), as: options.output)
        }
        if event != nil, let answer = answers.first, let code = exitCode(answer) { throw code }
    }

    /// The code that `case advance` would end with.
    private func exitCode(_ answer: EventAnswer) -> ExitCode? {
        if case .fault = answer.verdict { return .workflowFault }
        return answer.isPossible ? nil : answer.isForOthers ? .notPermitted : .refused
    }

    private func lines(_ answers: [EventAnswer], from here: [String], _ text: CaseText) -> [String] {
        guard !answers.isEmpty else { return [say(zh: "此处没有可以办理的事件。", en: "no event can be raised here.")] }
        let renderer = DiagnosticRenderer()
        var lines: [String] = []
        // What may be done comes first; what is only somebody else's to do comes last, with a line that says whose.
        let shown = answers.filter { event != nil || !$0.isSystem }
        let ordered =
            shown.filter(\.isPossible) + shown.filter { !$0.isPossible && !$0.isForOthers }
            + shown.filter(\.isForOthers)
        for answer in ordered {
            let roles = answer.roles.map(text.role).joined(separator: say(zh: "、", en: ", "))
            let who = roles.isEmpty ? "" : "  [\(roles)]"
            switch answer.verdict {
            case .allowed(let step):
                let place =
                    text.change(from: here, to: step.configuration) ?? say(zh: "阶段不变", en: "stays where it is")
                lines.append("✓ \(answer.event)  \(answer.title.spoken)\(who)  → \(place)")
            case .needsFacts(let refusals):
                let names = refusals.flatMap(\.facts).map {
                    say(zh: "\($0)（\(text.field($0))）", en: "\($0) (\(text.field($0)))")
                }
                // Guards are asked on facts that are there: before, a tick would promise what they may refuse.
                let mark = answer.guards.isEmpty ? "✓" : "?"
                lines.append("\(mark) \(answer.event)  \(answer.title.spoken)\(who)")
                lines.append(say(zh: "    需要：", en: "    needs: ") + names.joined(separator: say(zh: "、", en: ", ")))
                if !answer.guards.isEmpty { lines.append(guards(answer)) }
            case .cautioned(let cautions):
                lines.append("! \(answer.event)  \(answer.title.spoken)\(who)")
                lines += cautions.flatMap { renderer.lines(RefusalText($0).diagnostic) }.map { "    " + $0 }
            case .refused(let refusals):
                lines.append("✗ \(answer.event)  \(answer.title.spoken)\(who)")
                if answer.isForOthers, event == nil {
                    for refusal in refusals.prefix(1) {
                        lines.append("    " + refusal.text.spoken)
                        lines.append("    " + ground(of: refusal))
                    }
                    if !answer.guards.isEmpty { lines.append(guards(answer)) }
                    continue
                }
                lines += refusals.flatMap { renderer.lines(RefusalText($0).diagnostic) }.map { "    " + $0 }
            case .fault(let fault):
                lines.append("✗ \(answer.event)  \(answer.title.spoken)\(who)")
                lines += renderer.lines(fault.diagnostic).map { "    " + $0 }
            }
        }
        return lines + (event == nil ? [later] : []) + answers.prefix(1).map { asOf($0.asOf) }
    }

    private func guards(_ answer: EventAnswer) -> String {
        say(zh: "    其后还要问条件：", en: "    then asked: ")
            + answer.guards.joined(separator: say(zh: "、", en: ", "))
    }

    /// Where a refusal comes from: file and line, layer, article.
    private func ground(of refusal: Refusal) -> String {
        let layer = refusal.layer.map { say(zh: "层 \($0)", en: "layer \($0)") } ?? say(zh: "基础流程", en: "the base")
        return [refusal.location.map { "\($0)" }, layer, refusal.law?.spoken].compactMap { $0 }.joined(separator: " · ")
    }

    private var later: String {
        say(
            zh: "其他阶段才有的事件未列；要问某一事件：tiaochu case why \(caseID) 事件。",
            en: "events of other states are not listed; ask about one by name: tiaochu case why \(caseID) EVENT")
    }

    private func asOf(_ day: LegalDate) -> String {
        at == nil
            ? say(zh: "以上截至 \(day)；另问某日用 --at。", en: "as of \(day); for another day ask with --at")
            : say(zh: "以上截至 \(day)。", en: "as of \(day)")
    }

    private func data(_ answer: EventAnswer) -> DataValue {
        var record: [String: DataValue] = [
            "event": .text(answer.event), "title": .text(answer.title.spoken),
            "roles": .list(answer.roles.map(DataValue.text)), "requires": .list(answer.requires.map(DataValue.text)),
            "accepts": .list(answer.accepts.map(DataValue.text)),
            "guards": .list(answer.guards.map(DataValue.text)), "system": .boolean(answer.isSystem),
            "as_of": .text(answer.asOf.description),
        ]
        switch answer.verdict {
        case .allowed(let step):
            record["verdict"] = "allowed"
            record["leads_to"] = .list(step.configuration.map(DataValue.text))
        case .needsFacts(let refusals):
            record["verdict"] = "needs-facts"
            record["refusals"] = .list(refusals.map { RefusalText($0).data })
        case .cautioned(let cautions):
            record["verdict"] = "cautioned"
            record["refusals"] = .list(cautions.map { RefusalText($0).data })
        case .refused(let refusals):
            record["verdict"] = "refused"
            record["refusals"] = .list(refusals.map { RefusalText($0).data })
        case .fault(let fault):
            record["verdict"] = "fault"
            record["fault"] = DiagnosticRenderer().data(fault.diagnostic)
        }
        return .record(record)
    }
}
