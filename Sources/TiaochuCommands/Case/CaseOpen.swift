import ArgumentParser
import CaseEngine
import DataValues
import Diagnostics
import Workflows

struct CaseOpen: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open", abstract: say(zh: "建立新案件", en: "Open a case"),
        discussion: say(
            zh: "例：tiaochu case open --locality 610113 --facts examples/cases/overtime-pay-xian.json --as he.yun",
            en:
                "For example: tiaochu case open --locality 610113 --facts examples/cases/overtime-pay-xian.json --as he.yun"
        )
    )

    @OptionGroup var options: GlobalOptions
    @OptionGroup var facts: FactOptions

    @Argument(
        help: ArgumentHelp(
            say(zh: "流程名（默认见案件文件或 tiaochu.yaml）", en: "the workflow (default: the case file's or tiaochu.yaml's)")))
    var workflow: String?

    @Option(
        help: ArgumentHelp(say(zh: "行政区划代码，如 610113", en: "code of the locality, such as 610113"), valueName: "code"))
    var locality: String?

    @Option(
        help: ArgumentHelp(say(zh: "法律上的发生时间（默认现在）", en: "when it happened in law (default: now)"), valueName: "time"))
    var at: String?

    @Option(help: ArgumentHelp(say(zh: "承办人", en: "the handler it is assigned to"), valueName: "user"))
    var assign: String?

    @OptionGroup var request: RequestID

    func run() throws {
        let session = try Session(options, for: .opening)
        let actor = try session.actor()
        let file = try facts.facts.map { try FactReading.json(at: $0) }
        let document = try facts.facts.flatMap { path in try file.map { try FactReading.facts(in: $0, at: path) } }
        let isCaseFile = file.map { $0["facts"].record != nil } ?? false
        let name = session.workflowName(workflow ?? (isCaseFile ? file?["workflow"].text : nil))
        guard let place = locality ?? (isCaseFile ? file?["locality"].text : nil) ?? session.workspace.locality else {
            throw CommandFailure(
                .usage, code: "no-locality", what: BilingualText(zh: "没有说明行政区划", en: "the locality is missing"),
                fix: BilingualText(zh: "加上 --locality 610113", en: "add --locality 610113"))
        }
        try session.workspace.check(actor, mayHandle: place)
        let time = at ?? (isCaseFile ? file?["at"].text : nil)
        let definition = try session.run { engine throws(EngineError) in
            try engine.newestWorkflow(name, locality: place)
        }
        var given = try facts.values(for: definition.fields, document: document)
        try FactQuestions.askMissing(definition.fields.filter(\.isRequired).map(\.name), of: definition, into: &given)
        let request = OpenRequest(
            workflow: name, locality: place, facts: given, actor: actor, at: try session.time(time),
            requestID: request.requestId,
            assignee: try assign.map { try session.workspace.handler($0, of: definition, in: place) })
        let answer = try session.run { engine throws(EngineError) in try engine.open(request) }
        try StepReport(answer, event: nil, session: session).print()
    }
}
