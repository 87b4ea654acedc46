import ArgumentParser
import CaseEngine
import CaseStores
import DataValues
import Diagnostics
import Workflows

struct WorkflowMigrate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: say(zh: "把在办案件迁移到现行规则", en: "Move running cases to the rules in force"),
        discussion: say(
            zh: "阶段或事实在新规则里没有位置的案件、法定期限会因此变动的案件，一律不迁，并说明理由。每案一条日志。中断后重新运行即可。",
            en: """
                A case whose state or facts have no place in the new rules, or one of whose legal dates would move, stays as it is and says \
                why. One journal entry per case. After an interruption, run it again.
                """),
        subcommands: [MigratePlan.self, MigrateApply.self, MigrateStatus.self])
}

/// Where cases are to go.
struct MigrationOptions: ParsableArguments {
    @OptionGroup var choice: RulesChoice
    @OptionGroup var states: StateOption

    init() {}

    func renaming() throws -> StateRenaming { try states.renaming() }

    /// The publication in force for each locality; a locality without one has nothing to migrate to.
    func targets(_ session: Session) throws -> [PublicationRecord] {
        let name = session.workflowName(choice.workflow)
        let localities = try choice.visibleLocalities(session, orPublished: true)
        let isAll = choice.locality.contains("all")
        return try localities.compactMap { locality in
            let record = try session.run { engine throws(EngineError) in
                try engine.publication(of: name, in: locality)
            }
            guard record == nil, !isAll else { return record }
            throw CommandFailure(
                .notFound, code: "not-published",
                what: BilingualText(
                    zh: "\(locality) 还没有发布过 \(name)", en: "\(name) was never published for \(locality)"),
                fix: BilingualText(
                    zh: "案件只迁往已发布的规则：先 tiaochu workflow publish",
                    en: "cases move to published rules: tiaochu workflow publish first"))
        }
    }

    /// Refuses a name in `--state` that no state of the rules has which the waiting cases follow.
    func check(_ renaming: StateRenaming, for targets: [PublicationRecord], _ session: Session) throws {
        try states.check(
            renaming, of: targets.map { ($0.workflow, $0.locality, $0.bundleHash) }, session)
    }
}

struct MigratePlan: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: say(zh: "逐案说明能否迁移及理由，不写任何东西", en: "Which cases could move and which not, and why"))

    @OptionGroup var options: GlobalOptions
    @OptionGroup var migration: MigrationOptions

    func run() throws {
        let session = try Session(options)
        let renaming = try migration.renaming()
        let targets = try migration.targets(session)
        try migration.check(renaming, for: targets, session)
        var migrations: [CaseMigration] = []
        var failures = CaseFailures()
        for target in targets {
            let bundle = try session.run { engine throws(EngineError) in try engine.bundle(of: target) }
            try RunningCases(workflow: target.workflow, locality: target.locality, session: session)
                .eachPage { engine, page throws(EngineError) in
                    for summary in page where summary.bundleHash != bundle.hash {
                        try engine.sparing({ failures.add(summary.id, $0) }) { () throws(EngineError) in
                            migrations.append(try engine.tryMigration(of: summary.id, to: bundle, renaming: renaming))
                        }
                    }
                }
        }
        defer { failures.report() }
        guard options.output == .text else {
            Console.answer(rows: migrations.map(MigrationText.data), as: options.output)
            try failures.end()
            return
        }
        let blocked = migrations.filter { !$0.isPossible }
        if !blocked.isEmpty {
            Console.answer(say(zh: "不能迁移：", en: "cannot be migrated:"))
            Console.answer(MigrationText.obstacles(blocked))
        }
        let events = MigrationText.changedEvents(migrations.filter(\.isPossible))
        if !events.isEmpty {
            Console.answer(say(zh: "办理事项（+ 新许可，- 新拒绝）：", en: "acts (+ newly permitted, - newly refused):"))
            Console.answer(events)
        }
        let dates = MigrationText.movedDates(migrations.filter(\.isPossible))
        if !dates.rows.isEmpty {
            Console.answer(say(zh: "两套规则下日期不同的期限：", en: "time limits that the new rules end on another day:"))
            Console.answer(dates.lines(indent: "  "))
        }
        Console.answer(
            say(
                zh: "\(migrations.count - blocked.count) 件可迁移，\(blocked.count) 件不可。",
                en: "\(counted(migrations.count - blocked.count, "case")) can be migrated, \(blocked.count) cannot."))
        try failures.end()
    }
}

struct MigrateApply: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "apply",
        abstract: say(zh: "迁移；不能迁的留在原规则，退出码为 1", en: "Migrate; exit code 1 when some case had to stay"))

    @OptionGroup var options: GlobalOptions
    @OptionGroup var migration: MigrationOptions
    @OptionGroup var why: ReasonOption
    @Option(help: ArgumentHelp(say(zh: "一次写入多少件", en: "how many cases are written at once"), valueName: "n"))
    var batch = 50

    func validate() throws {
        guard (1...1000).contains(batch) else {
            throw ValidationError(say(zh: "--batch 是 1 到 1000 的数", en: "--batch is a number from 1 to 1000"))
        }
    }

    func run() throws {
        let reason = try why.checked()
        let session = try Session(options, for: .changing)
        let renaming = try migration.renaming()
        let targets = try migration.targets(session)
        try migration.check(renaming, for: targets, session)
        let actor = try session.administrator(of: targets.map(\.locality))
        var (moved, overtaken): ([String], [String]) = ([], [])
        var refused: [CaseMigration] = []
        var failures = CaseFailures()
        var told = 0
        for target in targets {
            try RunningCases(workflow: target.workflow, locality: target.locality, session: session)
                .eachPage { engine, page throws(EngineError) in
                    let waiting = page.filter { $0.bundleHash != target.bundleHash }.map(\.id)
                    for start in stride(from: 0, to: waiting.count, by: batch) {
                        let group = Array(waiting[start..<min(start + batch, waiting.count)])
                        let outcomes = try engine.migrate(
                            group, to: target, renaming: renaming, reason: reason, actor: actor)
                        for (caseID, outcome) in outcomes {
                            switch outcome {
                            case .migrated: moved.append(caseID)
                            case .alreadyThere: break
                            case .refused(let migration): refused.append(migration)
                            case .overtaken: overtaken.append(caseID)
                            case .failed(let error): failures.add(caseID, error)
                            }
                        }
                        // A batch of which nothing could move says nothing new.
                        guard moved.count > told else { continue }
                        told = moved.count
                        Console.talk(say(zh: "已迁移 \(told) 件…", en: "\(told) migrated …"))
                    }
                }
        }
        if options.output == .text {
            if !refused.isEmpty {
                Console.answer(say(zh: "留在原规则：", en: "left under their rules:"))
                Console.answer(MigrationText.obstacles(refused))
            }
            if !overtaken.isEmpty {
                Console.answer(
                    say(
                        zh: "同时有人办理，请再运行一次：\(overtaken.joined(separator: "、"))",
                        en: "changed by somebody at the same moment, run it again: \(overtaken.joined(separator: ", "))"
                    ))
            }
            Console.answer(
                say(
                    zh: "迁移 \(moved.count) 件；\(refused.count) 件留在原规则。",
                    en: "\(counted(moved.count, "case")) migrated; \(refused.count) left as they were."))
        } else {
            Console.answer(
                [
                    "migrated": .list(moved.map(DataValue.text)), "refused": .list(refused.map(MigrationText.data)),
                    "overtaken": .list(overtaken.map(DataValue.text)),
                ], as: options.output)
        }
        failures.report()
        try failures.end()
        guard overtaken.isEmpty else { throw ExitCode.conflict }
        guard refused.isEmpty else { throw ExitCode.findings }
    }
}

struct MigrateStatus: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: say(zh: "各地在办案件按哪套规则办理", en: "Which rules the running cases of each locality follow"))

    @OptionGroup var options: GlobalOptions
    @OptionGroup var choice: RulesChoice

    private struct Count {
        var locality: String
        var hash: String
        var publication: PublicationRecord?
        var isInForce: Bool
        var cases: Int
    }

    func run() throws {
        let session = try Session(options)
        let name = session.workflowName(choice.workflow)
        var counts: [Count] = []
        for locality in try choice.visibleLocalities(session, orPublished: true) {
            let register = try session.run { engine throws(EngineError) in
                try engine.publications(PublicationQuery(workflow: name, locality: locality, limit: .max))
            }
            var cases: [String: Int] = [:]
            try RunningCases(workflow: name, locality: locality, session: session).eachPage { _, page in
                for summary in page { cases[summary.bundleHash, default: 0] += 1 }
            }
            if let standing = register.first, cases[standing.bundleHash] == nil { cases[standing.bundleHash] = 0 }
            counts += cases.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { hash, number in
                Count(
                    locality: locality, hash: hash, publication: register.first { $0.bundleHash == hash },
                    isInForce: register.first?.bundleHash == hash, cases: number)
            }
        }
        guard options.output == .text else {
            Console.answer(
                rows: counts.map { count in
                    [
                        "locality": .text(count.locality), "bundle": .text(count.hash),
                        "publication": count.publication.map { .integer(Int64($0.number)) } ?? .null,
                        "in_force": .boolean(count.isInForce), "cases": .integer(Int64(count.cases)),
                    ]
                }, as: options.output)
            return
        }
        Console.answer(
            TextTable(
                [
                    .init(say(zh: "地区", en: "locality")), .init(say(zh: "规则包", en: "bundle")),
                    .init(say(zh: "发布号", en: "publication"), rightAligned: true),
                    .init(say(zh: "现行", en: "in force")),
                    .init(say(zh: "在办", en: "running cases"), rightAligned: true),
                ],
                rows: counts.map { count in
                    [
                        count.locality, String(count.hash.prefix(12)), count.publication.map { "\($0.number)" } ?? "—",
                        count.isInForce ? say(zh: "是", en: "yes") : "", "\(count.cases)",
                    ]
                }
            ).lines())
    }
}
