import ArgumentParser
import DataValues
import Diagnostics
import Workflows

/// `tiaochu explain CODE`: what a finding's code or the word of a refusal means.
struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: say(zh: "解释一个诊断代码或不准办理的理由", en: "Explain the code of a finding or the word of a refusal"))

    @OptionGroup var options: GlobalOptions
    @Argument(
        help: ArgumentHelp(
            say(
                zh: "代码，如 W102，或不准办理的理由，如 role；不写则列出全部",
                en: "a code such as W102 or the word of a refusal such as role; all of them if left out")))
    var code: String?

    /// Whatever may stand in the brackets of `error[…]`.
    private static let known = DiagnosticCode.everywhere + Refusal.Reason.meanings

    func run() throws {
        guard let code else {
            if options.output == .text {
                Console.answer(
                    TextTable(
                        [.init(say(zh: "代码", en: "code")), .init(say(zh: "含义", en: "meaning"))],
                        rows: Self.known.map { [$0.code, $0.title.spoken] }
                    ).lines())
            } else {
                Console.answer(rows: Self.known.map(data), as: options.output)
            }
            return
        }
        guard let found = Self.known.first(where: { $0.code.lowercased() == code.lowercased() }) else {
            let nearest = NearestName.find(code, in: Self.known.map(\.code))
            throw CommandFailure(
                .notFound, code: "no-such-code",
                what: BilingualText(zh: "没有代码 \(code)", en: "there is no code \(code)"),
                fix: nearest.map { BilingualText(zh: "是否想写 \($0)？", en: "did you mean \($0)?") }
                    ?? BilingualText(zh: "tiaochu explain 列出全部", en: "tiaochu explain lists them all"))
        }
        if options.output == .text {
            Console.answer(["\(found.code)  \(found.title.spoken)", "", found.explanation.spoken])
        } else {
            Console.answer(data(found), as: options.output)
        }
    }

    private func data(_ code: DiagnosticCode) -> DataValue {
        [
            "code": .text(code.code), "severity": .text(code.severity.rawValue), "title": .text(code.title.spoken),
            "explanation": .text(code.explanation.spoken),
        ]
    }
}
