import ArgumentParser
import DataValues
import Diagnostics
import StatutoryTime
import Workflows

struct CalendarCheck: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: say(zh: "检查所有日历和法律文件", en: "Check every calendar and statute file"))

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        let log = DiagnosticLog()
        let calendar = CalendarLoader.check(session.sources, on: session.clock.now().date, log: log)
        let statutes = StatuteLoader.check(session.sources, log: log)
        let renderer = DiagnosticRenderer()
        if options.output == .text {
            log.sorted.flatMap(renderer.lines).forEach { Console.answer($0) }
            Console.talk(
                say(
                    zh: "\(calendar.notices.count) 份日历、\(statutes) 部法律，\(log.sorted.count) 处问题。",
                    en:
                        "\(counted(calendar.notices.count, "calendar")), \(counted(statutes, "statute")), \(counted(log.sorted.count, "finding"))."
                ))
        } else {
            Console.answer(
                [
                    "calendars": .integer(Int64(calendar.notices.count)), "statutes": .integer(Int64(statutes)),
                    "findings": .list(log.sorted.map(renderer.data)),
                ], as: options.output)
        }
        if log.hasErrors { throw ExitCode.findings }
    }
}
