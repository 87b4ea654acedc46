import ArgumentParser
import DataValues
import Diagnostics
import Documents
import Simulation
import StatutoryTime
import Workflows

struct WorkflowCheck: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: say(
            zh: "检查流程、地区层、脚本、日历和法律文件，列出全部问题；有错误时退出码为 1",
            en:
                "Check workflows, locality layers, scripts, calendars and statutes and list every finding; exit code 1 when one "
                + "is an error")
    )

    @OptionGroup var options: CheckOptions
    @Argument(help: ArgumentHelp(say(zh: "流程名（默认全部）", en: "the workflow (default: all)")))
    var workflow: String?
    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(say(zh: "行政区划代码或 all", en: "code of a locality, or all"), valueName: "code"))
    var locality: String = "all"
    @Flag(
        help: ArgumentHelp(
            say(zh: "列出尚未与出处核对的法律事实", en: "list facts of law that nobody has compared with their source")))
    var unverified = false

    @Option(
        help: ArgumentHelp(
            say(
                zh: "检查行为时至多试多少步（默认按工作区，未写则 \(Exploration.usualLimit)）；0 不检查行为",
                en:
                    "how many moves are tried of the behaviour at most (default: the workspace's, else \(Exploration.usualLimit)); 0: none"
            ), valueName: "count"))
    var steps: Int?
    @Option(
        help: ArgumentHelp(
            say(
                zh: "另查地方的不同有没有场景检验：场景文件或目录，可重复",
                en: "also find local differences that no scenario tests: scenario files or folders, repeatable"),
            valueName: "path"))
    var scenarios: [String] = []
    @Flag(help: ArgumentHelp(say(zh: "列出行为中没有查到的部分", en: "list what of the behaviour was not explored")))
    var unexplored = false

    private typealias Outcome = RulesCheck.Outcome

    func run() throws {
        let session = try Session(options.global)
        let localities = locality == "all" ? WorkflowLoader.localities(in: session.sources) : [locality]
        let check = try RulesCheck(
            workflow: workflow, localities: localities, steps: steps.map { max(0, $0) }, session)
        let (log, outcomes) = (check.log, check.outcomes)
        if !scenarios.isEmpty, !log.hasErrors {
            let entries = try ScenarioFiles(workspace: session.workspace.folder).entries(scenarios)
            for name in unique(outcomes.map(\.workflow)) {
                let own = check.bundles.filter { $0.workflow.name == name }
                let layers = Set(own.flatMap { $0.workflow.localities.codes.dropFirst() })
                let untested = UntestedDifferences(session: session, workflow: name, scenarios: entries)
                log.add(contentsOf: try untested.findings(of: layers))
            }
        }
        let facts = unverified && !log.hasErrors ? unverifiedFacts(outcomes, session) : nil
        report(check, facts)
        if log.hasErrors { throw ExitCode.findings }
    }

    /// Of parameters the values that apply in the places looked at; of statutes and calendars every one, cited yet or not.
    private func unverifiedFacts(_ outcomes: [RulesCheck.Outcome], _ session: Session) -> [UnverifiedFact] {
        // What is wrong with them has been reported.
        let log = DiagnosticLog()
        let statutes = StatuteLoader.all(in: session.sources, log: log)
        let calendar = CalendarLoader.load(
            chain: CalendarLoader.places(in: session.sources), from: session.sources, log: log)
        return UnverifiedFact.all(in: outcomes.compactMap(\.bundle), and: Array(statutes.values))
            + UnverifiedFact.all(in: calendar).sorted { $0.key < $1.key }
    }

    private func report(_ check: RulesCheck, _ facts: [UnverifiedFact]?) {
        let (log, outcomes, behaviour) = (check.log, check.outcomes, check.behaviour)
        let renderer = DiagnosticRenderer()
        if options.output == .sarif {
            let document = SARIFDocument(
                findings: log.sorted, unverified: facts ?? [], language: SpokenLanguage.current)
            Console.output(document.dataValue.json(.pretty(keyOrder: ["$schema", "version"])) + "\n")
            return
        }
        guard options.output == .text else {
            var document: [String: DataValue] = [
                "passed": .boolean(!log.hasErrors), "findings": .list(log.sorted.map(renderer.data)),
                "bundles": .list(outcomes.map(data)),
            ]
            document["behaviour"] = .list(behaviour.map { BehaviourText(outcome: $0, isFull: true).data })
            document["behaviour_left_out"] = .boolean(check.isBehaviourLeftOut)
            document["unverified"] = facts.map { .list($0.map(data)) }
            Console.answer(.record(document), as: options.global.output)
            return
        }
        for finding in log.diagnostics.byCause { Console.answer(renderer.lines(finding)) }
        if let facts { Console.answer(table(facts).lines() + [""]) }
        let errors = log.diagnostics.count { $0.severity == .error }
        let warnings = log.diagnostics.count { $0.severity == .warning }
        for workflow in unique(outcomes.map(\.workflow)) {
            let own = outcomes.filter { $0.workflow == workflow }
            let places = own.map(\.locality).joined(separator: " ")
            let size = own.lazy.compactMap(\.bundle).first.map { bundle in
                say(
                    zh:
                        "，\(bundle.workflow.states.count) 个状态、\(bundle.workflow.transitions.count) 个转移、\(bundle.workflow.deadlines.count) 个期限",
                    en:
                        ", \(bundle.workflow.states.count) states, \(bundle.workflow.transitions.count) transitions, \(bundle.workflow.deadlines.count) deadlines"
                )
            }
            Console.answer(
                say(
                    zh: "\(workflow)：\(own.count(where: \.isFit))/\(own.count) 个地区可用（\(places)）\(size ?? "")",
                    en:
                        "\(workflow): usable in \(own.count(where: \.isFit)) of \(own.count) localities (\(places))\(size ?? "")"
                ))
        }
        for outcome in behaviour { Console.answer(BehaviourText(outcome: outcome, isFull: unexplored).lines) }
        if check.isBehaviourLeftOut {
            Console.answer(
                say(
                    zh: "行为没有检查：先改正错误，再查一遍，可能还有问题",
                    en: "behaviour was not looked at because of errors: mend them and check again; there may be more"))
        } else if scenarios.isEmpty, !log.hasErrors, outcomes.contains(where: { $0.locality != "cn" }) {
            Console.answer(
                say(
                    zh: "地方的不同有没有场景检验，没有查：加 --scenarios examples/scenarios",
                    en:
                        "whether scenarios test what localities change was not looked at: add --scenarios examples/scenarios"
                ))
        }
        Console.answer(
            say(zh: "\(errors) 处错误，\(warnings) 处警告", en: "\(counted(errors, "error")), \(counted(warnings, "warning"))")
        )
    }

    private func data(_ outcome: Outcome) -> DataValue {
        var record: [String: DataValue] = [
            "workflow": .text(outcome.workflow), "locality": .text(outcome.locality),
            "usable": .boolean(outcome.isFit),
        ]
        if let bundle = outcome.bundle {
            record["bundle"] = .text(bundle.hash)
            record["states"] = .integer(Int64(bundle.workflow.states.count))
            record["transitions"] = .integer(Int64(bundle.workflow.transitions.count))
            record["deadlines"] = .integer(Int64(bundle.workflow.deadlines.count))
            record["files"] = .list(bundle.files.keys.sorted().map(DataValue.text))
        }
        return .record(record)
    }

    private func table(_ facts: [UnverifiedFact]) -> TextTable {
        TextTable(
            [
                .init(say(zh: "未核对", en: "not verified")), .init(say(zh: "内容", en: "claim"), maximumWidth: 56),
                .init(say(zh: "出处", en: "source"), maximumWidth: 40), .init(say(zh: "文件", en: "file")),
            ], rows: facts.map { [$0.key, $0.claim.spoken, $0.source.spoken, $0.place] })
    }

    private func data(_ fact: UnverifiedFact) -> DataValue {
        [
            "key": .text(fact.key), "claim": .text(fact.claim.spoken), "source": .text(fact.source.spoken),
            "place": .text(fact.place),
        ]
    }

    private func unique(_ names: [String]) -> [String] {
        names.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}
