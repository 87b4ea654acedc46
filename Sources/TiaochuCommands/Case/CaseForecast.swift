import ArgumentParser
import CaseEngine
import DataValues
import Diagnostics
import StatutoryTime

struct CaseForecast: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forecast", abstract: say(zh: "若无人办理，将会怎样", en: "What happens if nobody acts"))

    @OptionGroup var options: GlobalOptions

    @Argument(help: ArgumentHelp(say(zh: "案件编号", en: "the case"))) var caseID: String

    func run() throws {
        let session = try Session(options)
        _ = try session.reader(of: caseID)
        let steps = try session.run { engine throws(EngineError) in try engine.forecast(caseID) }
        let workflow = try session.run { engine throws(EngineError) in try engine.workflow(of: caseID) }
        let text = CaseText(workflow: workflow)
        guard options.output == .text else {
            Console.answer(
                rows: steps.map {
                    [
                        "due_on": .text($0.dueOn.description), "key": .text($0.key), "event": .text($0.event),
                        "state": .list($0.configuration.map(DataValue.text)), "closed": .boolean($0.isClosed),
                        "provisional": .boolean($0.isProvisional),
                    ]
                }, as: options.output)
            return
        }
        guard !steps.isEmpty else {
            Console.talk(say(zh: "没有会自行发生的事。", en: "nothing will happen by itself."))
            return
        }
        for step in steps {
            Console.answer(
                "\(DeadlineText.day(step.dueOn.description, isProvisional: step.isProvisional))  \(text.deadline(step.key)) → \(text.event(step.event))"
                    + say(zh: "：", en: ": ") + text.shortPlaces(step.configuration))
        }
        if steps.contains(where: \.isProvisional) { Console.talk(DeadlineText.provisional) }
    }
}
