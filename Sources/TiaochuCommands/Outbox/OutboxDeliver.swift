import ArgumentParser
import CaseEngine
import CaseStores
import DataValues
import Diagnostics
import Foundation
import StatutoryTime
import Workflows

struct OutboxDeliver: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deliver", abstract: say(zh: "把待发事项写成文件", en: "Write pending effects as files"),
        discussion: say(
            zh: "每项一个文件，以其编号命名；重复运行不会重复。", en: "One file each, named after its id; running it again repeats nothing."))

    @OptionGroup var options: GlobalOptions
    @Option(
        help: ArgumentHelp(
            say(zh: "写到此目录（默认见 tiaochu.yaml）", en: "the folder (default: see tiaochu.yaml)"), valueName: "dir"),
        completion: .directory)
    var to: String?

    func run() throws {
        let session = try Session(options, for: .changing)
        let folder =
            to.map { URL(fileURLWithPath: $0, isDirectory: true) } ?? session.workspace.path(session.workspace.outbox)
        let owner = "\(ProcessInfo.processInfo.hostName)/\(ProcessInfo.processInfo.processIdentifier)"
        let run = try session.run { engine throws(EngineError) in
            try engine.deliver(to: FileSink(folder: folder), owner: owner) { $0.adding(minutes: 5) }
        }
        if options.output == .text {
            run.delivered.forEach { Console.answer($0.description) }
            Console.talk(
                say(
                    zh: "已写 \(run.delivered.count) 项到 \(folder.path)",
                    en: "\(counted(run.delivered.count, "effect")) written to \(folder.path)"))
        } else {
            Console.answer(
                [
                    "delivered": .list(run.delivered.map { .text($0.description) }),
                    "failed": .list(
                        run.failed.map { ["id": .text($0.id.description), "reason": .text($0.reason.spoken)] }),
                    "waiting": .integer(Int64(run.waiting)), "given_up": .integer(Int64(run.givenUp)),
                    "next_at": run.nextAt.map { .text($0.description) } ?? .null,
                ], as: options.output)
        }
        for failure in run.failed { Console.talk("\(failure.id): \(failure.reason.spoken)") }
        guard !run.isComplete else { return }
        let next = run.nextAt?.short
        Console.talk(
            say(
                zh: "另有 \(run.waiting) 项待发\(next.map { "（不早于 \($0)）" } ?? "")，\(run.givenUp) 项已放弃："
                    + "见 tiaochu outbox list，修正后用 tiaochu outbox retry --all 重发。",
                en: "\(run.waiting) waiting\(next.map { " (not before \($0))" } ?? ""), \(run.givenUp) given up: "
                    + "see tiaochu outbox list; once mended, tiaochu outbox retry --all."))
        throw ExitCode.findings
    }
}
