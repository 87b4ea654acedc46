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
                例：tiaochu workflow export --format scxml --locality 610113 labour-dispute > flow.scxml
                守卫、动作和期限怎样写，见 docs/reference/scxml.md。
                """,
            en: """
                For example: tiaochu workflow export --format scxml --locality 610113 labour-dispute > flow.scxml
                How guards, actions and deadlines are written: docs/reference/scxml.md.
                """))

    @OptionGroup var options: GlobalOptions
    @Argument(
        help: ArgumentHelp(say(zh: "流程名（默认见 tiaochu.yaml）", en: "the workflow (default: tiaochu.yaml's)")))
    var workflow: String?
    @Option(help: ArgumentHelp(say(zh: "写成什么", en: "the form to write")))
    var format: Format = .scxml
    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            say(zh: "行政区划代码（默认见 tiaochu.yaml，再默认 cn）", en: "code of the locality (default: tiaochu.yaml's, else cn)"),
            valueName: "code"))
    var locality: String?

    func run() throws {
        let workflow = try Session(options).bundle(workflow, locality: locality).workflow
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
