import ArgumentParser
import Diagnostics

struct OutboxCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outbox",
        abstract: say(zh: "待发事项：通知、文书、任务、移送", en: "Effects to be performed: notices, documents, tasks, referrals"),
        subcommands: [OutboxList.self, OutboxDeliver.self, OutboxRetry.self])
}
