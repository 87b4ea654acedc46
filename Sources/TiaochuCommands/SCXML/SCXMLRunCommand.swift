import ArgumentParser
import DataValues
import Diagnostics
import SCXMLReader
import Statecharts
import Workflows

struct SCXMLRunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: say(
            zh: "在虚拟时钟上运行一个 SCXML 文档，并输出经过",
            en: "Run an SCXML document on a virtual clock and print what happened"),
        discussion: say(
            zh: """
                延迟事件不必真等：没有别的事可做时，时钟直接跳到下一个。没有任何事会再发生时结束，退出码为 0；文档有错，或一直停不下来，退出码为 7；\
                --expect 的状态没有激活，退出码为 1。文档引用的脚本、数据和子文档只在文档所在的目录里查找。格式见 docs/reference/scxml.md。
                例：tiaochu scxml run 自动售货机.scxml --event coin --event 'coin@2s={"value": 5}'
                """,
            en: """
                Nobody waits for delayed events: when nothing else is due, the clock goes to the next. The run ends when nothing more is \
                due, with exit code 0; 7 when the document is faulty or does not come to rest; 1 when a state named by --expect is not \
                active. Scripts, data and children that the document names are looked for beside it only. The format: docs/reference/scxml.md.
                For example: tiaochu scxml run vending.scxml --event coin --event 'coin@2s={"value": 5}'
                """))

    @Argument(
        help: ArgumentHelp(say(zh: "SCXML 文件；- 为标准输入", en: "SCXML file; - for standard input"), valueName: "file"),
        completion: .file(extensions: ["scxml", "xml"]))
    var file: String

    @Option(
        help: ArgumentHelp(
            say(
                zh: "送给文档的外部事件，可重复：名称、名称@时刻、名称=JSON 或 名称@时刻=JSON；不写时刻则紧接前一个",
                en:
                    "an event sent to the document, repeatable: NAME, NAME@TIME, NAME=JSON or NAME@TIME=JSON; without a time, "
                    + "right after the one before"), valueName: "event"))
    var event: [String] = []

    @Option(
        help: ArgumentHelp(
            say(zh: "虚拟时钟走到此时为止，如 90s 或 250ms", en: "stop the virtual clock here, such as 90s or 250ms"),
            valueName: "time"))
    var until: String?

    @Option(
        help: ArgumentHelp(
            say(zh: "结束时应激活的状态，可重复", en: "a state that has to be active at the end; repeatable"),
            valueName: "state"))
    var expect: [String] = []

    @Option(
        help: ArgumentHelp(
            say(zh: "最多处理这么多个事件", en: "the most events to process"), valueName: "count"))
    var maxEvents: Int = SCXMLRun.Limits().events

    @Option(
        help: ArgumentHelp(
            say(zh: "一步之内最多这么多个微步", en: "the most microsteps in one step"), valueName: "count"))
    var maxMicrosteps: Int = SCXMLRun.Limits().microsteps

    @Option(
        help: ArgumentHelp(
            say(zh: "最多运行这么多秒（真实时间）", en: "the most seconds of real time to run"), valueName: "seconds"))
    var maxSeconds: Double = 60

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(say(zh: "输出形式：text、json 或 jsonl", en: "form of the answer: text, json or jsonl")))
    var output: OutputFormat = .text

    @Option(help: ArgumentHelp(say(zh: "语言：zh 或 en（默认取自 LANG）", en: "language: zh or en (default from LANG)")))
    var lang: String?

    func validate() throws {
        try SpokenLanguage.validate(lang)
        if let until, SCXMLTime.parse(until) == nil {
            throw ValidationError(
                say(zh: "--until 是时间，如 90s 或 250ms", en: "--until is a time such as 90s or 250ms"))
        }
        let times = try event.compactMap { try SCXMLEventOption($0).at }
        guard zip(times, times.dropFirst()).allSatisfy({ $0 <= $1 }) else {
            throw ValidationError(
                say(zh: "--event 的时刻不能倒退：按时间先后写", en: "the times of --event do not go back: write them in their order"))
        }
        if let until = until.flatMap(SCXMLTime.parse), let late = times.first(where: { $0 > until }) {
            throw ValidationError(
                say(
                    zh: "--event 的时刻 \(SCXMLTime.text(late)) 在 --until 之后，不会送到",
                    en: "the --event at \(SCXMLTime.text(late)) lies behind --until and would never be sent"))
        }
        guard maxEvents > 0, maxMicrosteps > 0, maxSeconds > 0 else {
            throw ValidationError(
                say(
                    zh: "--max-events、--max-microsteps 和 --max-seconds 大于 0",
                    en: "--max-events, --max-microsteps and --max-seconds are greater than 0"))
        }
    }

    func run() throws {
        let file = try SCXMLFile(file)
        if let unknown = expect.first(where: { file.document.chart.index(of: $0) == nil }) {
            throw noSuchState(unknown, file.document)
        }
        let limits = SCXMLRun.Limits(
            events: maxEvents, microsteps: maxMicrosteps,
            // Whoever asks for more events wants them recorded.
            recordedMicrosteps: max(SCXMLRun.Limits().recordedMicrosteps, maxEvents))
        let clock = ContinuousClock()
        // A billion seconds is no limit, and more than a Duration of whole seconds need hold.
        let end = clock.now.advanced(by: .seconds(min(maxSeconds, 1e9)))
        let run = try SCXMLRun(file.document, resources: file.resources, limits: limits) { clock.now >= end }
        do {
            try play(run)
        } catch {
            throw CommandFailure(error, stopping: run, maxMicrosteps: maxMicrosteps)
        }
        if output == .text {
            Console.answer(SCXMLRunText(run).lines)
        } else {
            Console.answer(SCXMLRunReport(run).data, as: output)
        }
        let missing = expect.filter { !run.configuration.contains($0) }
        guard missing.isEmpty else {
            Console.talk(
                say(
                    zh: "结束时未激活：\(missing.joined(separator: "、"))",
                    en: "not active at the end: \(missing.joined(separator: ", "))"))
            throw ExitCode.findings
        }
    }

    private func play(_ run: SCXMLRun) throws {
        let end = until.flatMap(SCXMLTime.parse)
        for option in try event.map(SCXMLEventOption.init) {
            let time = option.at ?? run.now
            if let end, time > end { break }
            // Also with the time that is now: the events of the document itself come first.
            try run.until(time)
            run.send(option.event)
        }
        if let end { try run.until(end) } else { try run.untilQuiet() }
    }

    private func noSuchState(_ id: String, _ document: SCXMLDocument) -> CommandFailure {
        CommandFailure(
            .notFound, code: "no-such-state",
            what: BilingualText(zh: "\(document.file) 里没有状态 \(id)", en: "\(document.file) has no state \(id)"),
            fix: NearestName.find(id, in: document.chart.states.map(\.id)).map {
                BilingualText(zh: "是否想写 \($0)？", en: "did you mean \($0)?")
            })
    }
}
