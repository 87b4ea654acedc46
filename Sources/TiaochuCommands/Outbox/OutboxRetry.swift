import ArgumentParser
import CaseEngine
import CaseStores
import DataValues
import Diagnostics

struct OutboxRetry: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry",
        abstract: say(zh: "让失败的事项立即可以再发", en: "Make effects that failed due now, to be delivered again"))

    @OptionGroup var options: GlobalOptions
    @Argument(help: ArgumentHelp(say(zh: "事项编号，如 2026-610113-00001/3/0", en: "ids such as 2026-610113-00001/3/0")))
    var ids: [String] = []
    @Flag(help: ArgumentHelp(say(zh: "全部失败的事项", en: "all that failed"))) var all = false

    func validate() throws {
        guard all != !ids.isEmpty else {
            throw ValidationError(say(zh: "给出编号，或用 --all", en: "name ids, or say --all"))
        }
    }

    func run() throws {
        let session = try Session(options, for: .changing)
        let wanted = all ? try failures(session) : try ids.map(id)
        for id in wanted {
            do {
                if !all { try session.checkReader(ofCase: id.caseID) }
                try session.run { engine throws(EngineError) in try engine.retryEffect(id) }
            } catch var failure as CommandFailure where failure.exitCode == .notFound {
                failure.fix = failure.fix ?? Self.whereToLook
                throw failure
            }
        }
        if options.output == .text {
            wanted.forEach { Console.answer($0.description) }
            Console.talk(
                say(
                    zh: "\(wanted.count) 项可以再发：tiaochu outbox deliver",
                    en: "\(counted(wanted.count, "effect")) due again: tiaochu outbox deliver"))
        } else {
            Console.answer(["due": .list(wanted.map { .text($0.description) })], as: options.output)
        }
    }

    private static let whereToLook = BilingualText(
        zh: "编号见 tiaochu outbox list", en: "see the ids in tiaochu outbox list")

    /// Every effect whose last attempt failed and that no worker has, of the cases that the one who asks may see.
    private func failures(_ session: Session) throws -> [OutboxID] {
        var visible = try VisibleEffects(session)
        return try [OutboxRecord.Status.failed, .pending].flatMap { status in
            try visible.find(OutboxQuery(status: status, limit: 500)) { $0.lastError != nil && $0.lease == nil }
                .map(\.id)
        }
    }

    private func id(_ text: String) throws -> OutboxID {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, let sequence = Int(parts[1]), let index = Int(parts[2]), sequence > 0, index >= 0 else {
            throw CommandFailure(
                .usage, code: "bad-effect-id",
                what: BilingualText(zh: "“\(text)”不是事项编号", en: "'\(text)' is no id of an effect"),
                fix: Self.whereToLook)
        }
        return OutboxID(caseID: String(parts[0]), sequence: sequence, index: index)
    }
}
