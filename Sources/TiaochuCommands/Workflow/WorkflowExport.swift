import ArgumentParser
import DataValues
import Workflows

struct WorkflowExport: ParsableCommand {
    enum Format: String, CaseIterable, ExpressibleByArgument, Sendable {
        case scxml
    }

    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: say(
            zh: "把流程写成其他工具能读的形式（W3C SCXML 1.0）",
            en: "Write a workflow in a form that other tools read (W3C SCXML 1.0)"),
        discussion: say(
            zh: """
                例：tiaochu workflow export --format scxml --locality 610113 > flow.scxml
                守卫、动作和期限怎样写，见 docs/reference/scxml.md。
                """,
            en: """
                For example: tiaochu workflow export --format scxml --locality 610113 > flow.scxml
                How guards, actions and deadlines are written: docs/reference/scxml.md.
                """))

    @OptionGroup var options: GlobalOptions
    @OptionGroup var choice: WorkflowChoice
    @Option(help: ArgumentHelp(say(zh: "写成什么", en: "the form to write")))
    var format: Format = .scxml
    func run() throws {
        let workflow = try choice.bundle(try Session(options)).workflow
        let text =
            switch format {
            case .scxml: SCXMLExport.text(of: workflow)
            }
        if options.output == .text {
            Console.output(text)
        } else {
            Console.answer(["format": .text(format.rawValue), "text": .text(text)], as: options.output)
        }
    }
}
