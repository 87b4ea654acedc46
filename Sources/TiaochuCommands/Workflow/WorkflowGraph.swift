import ArgumentParser
import DataValues
import Workflows

struct WorkflowGraph: ParsableCommand {
    enum Form: String, CaseIterable, ExpressibleByArgument, Sendable {
        case mermaid, dot
    }

    static let configuration = CommandConfiguration(
        commandName: "graph",
        abstract: say(zh: "画出流程图（Mermaid 或 DOT 文本）", en: "Draw a workflow as Mermaid or DOT text"),
        discussion: say(
            zh: "例：tiaochu workflow graph --form dot | dot -Tsvg > flow.svg",
            en: "For example: tiaochu workflow graph --form dot | dot -Tsvg > flow.svg"))

    @OptionGroup var options: GlobalOptions
    @OptionGroup var choice: WorkflowChoice
    @Option(help: ArgumentHelp(say(zh: "mermaid 或 dot", en: "mermaid or dot")))
    var form: Form = .mermaid

    func run() throws {
        let workflow = try choice.bundle(try Session(options)).workflow
        let text =
            switch form {
            case .mermaid: MermaidDiagram.text(of: workflow, language: SpokenLanguage.current)
            case .dot: DotDiagram.text(of: workflow, language: SpokenLanguage.current)
            }
        if options.output == .text {
            Console.answer(String(text.dropLast()))
        } else {
            Console.answer(["form": .text(form.rawValue), "text": .text(text)], as: options.output)
        }
    }
}
