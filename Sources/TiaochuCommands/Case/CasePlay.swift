import ArgumentParser
import CaseEngine
import CaseStores
import DataValues
import Diagnostics
import Workflows

struct CasePlay: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "play",
        abstract: say(
            zh: "按案件文件建案并逐步推进（演示、培训）", en: "Open a case from a file and take its steps (demonstration, training)"),
        discussion: say(
            zh: "案件文件见 examples/cases；标明 expect: refused 的步骤应当被拒绝，并显示理由。",
            en: "Case files: examples/cases. A step marked expect: refused must be refused, and its reason is shown."))

    @OptionGroup var options: GlobalOptions
    @Argument(help: ArgumentHelp(say(zh: "案件文件", en: "the case file")), completion: .file(extensions: ["json"]))
    var file: String

    func run() throws {
        let session = try Session(options, for: .opening)
        let document = try FactReading.json(at: file)
        guard let facts = document["facts"].record, let workflow = document["workflow"].text,
            let locality = document["locality"].text
        else {
            throw CommandFailure(
                .usage, code: "no-case-file",
                what: BilingualText(zh: "\(file) 不是案件文件", en: "\(file) is no case file"),
                fix: BilingualText(zh: "它要有 workflow、locality、facts", en: "it has workflow, locality and facts"))
        }
        let definition = try session.run { engine throws(EngineError) in
            try engine.newestWorkflow(workflow, locality: locality)
        }
        let opening = OpenRequest(
            workflow: workflow, locality: locality, facts: try typed(facts, definition),
            actor: try actor(document["opened_by"].text ?? "clerk", of: locality, session),
            at: try session.time(document["at"].text))
        let opened = try session.run { engine throws(EngineError) in try engine.open(opening) }
        var record = opened.record
        let text = CaseText(workflow: definition)
        if options.output == .text {
            Console.answer("\(record.id)  " + (document["title"][SpokenLanguage.current.rawValue].text ?? record.title))
            Console.answer(
                "  \(short(record))  " + say(zh: "建案 → ", en: "opened → ") + text.shortPlaces(record.configuration))
        }
        for step in document["steps"].list ?? [] {
            record = try take(step, on: record, definition, session, text)
        }
        if options.output != .text { Console.answer(.record(CaseData.record(record)), as: options.output) }
    }

    private func take(
        _ step: DataValue, on record: CaseRecord, _ definition: Workflow, _ session: Session, _ text: CaseText
    ) throws -> CaseRecord {
        let event = definition.eventName(step["event"].text ?? "")
        let request = AdvanceRequest(
            caseID: record.id, event: event, facts: try typed(step["with"].record ?? [:], definition),
            actor: try actor(step["as"].text ?? "clerk", of: record.locality, session),
            at: try session.time(step["at"].text))
        do {
            let answer = try session.engine().advance(request)
            guard step["expect"].text != "refused" else {
                throw CommandFailure(
                    .findings, code: "not-refused",
                    what: BilingualText(
                        zh: "“\(text.event(event))”本应被拒绝", en: "'\(text.event(event))' should have been refused"))
            }
            if options.output == .text {
                for fired in answer.fired {
                    Console.answer("  \(fired.dueOn)  " + say(zh: "期限届满：", en: "deadline: ") + text.event(fired.event))
                }
                Console.answer(
                    "  \(short(answer.record))  \(text.event(event)) → " + text.shortPlaces(answer.record.configuration)
                )
            }
            return answer.record
        } catch let error as EngineError {
            guard case .refused(_, _, let refusals) = error, step["expect"].text == "refused" else {
                throw CommandFailure(error)
            }
            if options.output == .text {
                Console.answer("  \(step["at"].text ?? "")  ✗ \(text.event(event))")
                refusals.flatMap { DiagnosticRenderer().lines(RefusalText($0).diagnostic) }
                    .forEach { Console.answer("      " + $0) }
            }
            return record
        }
    }

    private func short(_ record: CaseRecord) -> String { String(record.legalNow.prefix(10)) }

    private func typed(_ facts: [String: DataValue], _ definition: Workflow) throws -> [String: DataValue] {
        var problems: [FieldProblem] = []
        let typed = FactReading.typed(facts, by: definition.fields, problems: &problems)
        if let problem = FieldLimits.problem(with: typed) { problems.append(problem) }
        guard problems.isEmpty else { throw CommandFailure(problems) }
        return typed
    }

    /// A user by name, or the first user of the workspace who holds the role and handles the locality.
    private func actor(_ name: String, of locality: String, _ session: Session) throws -> Actor {
        let workspace = session.workspace
        let holder = workspace.users.first { $0.roles.contains(name) && $0.handles(locality) }
        let isUser = workspace.users.contains { $0.id == name }
        let actor = try workspace.actor(isUser ? name : holder.map { "\($0.id):\(name)" } ?? name)
        try workspace.check(actor, mayHandle: locality)
        return actor
    }
}
