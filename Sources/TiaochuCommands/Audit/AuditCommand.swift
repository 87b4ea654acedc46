import ArgumentParser
import Diagnostics

struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: say(zh: "核验留痕", en: "Check the record"), subcommands: [AuditVerify.self])
}
