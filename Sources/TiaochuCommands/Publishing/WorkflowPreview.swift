import ArgumentParser
import CaseEngine
import CaseStores
import DataValues
import Diagnostics
import StatutoryTime
import Workflows

struct WorkflowPreview: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview",
        abstract: say(
            zh: "若现在发布并迁移，会怎样：逐案比较，不写任何东西", en: "What publishing now would do, case by case; nothing is written"),
        discussion: say(
            zh: "每个在办案件在原规则和改后的文件下各试一次：列出哪些会卡住、哪些办理事项新许可或新拒绝、哪些期限会变动；改了哪些参数和期限，多少在办案件仍按旧值。仅发布不影响在办案件。",
            en: """
                Holds every running case under the rules it follows and under the files as they are now: which would be stuck, which acts \
                would be newly permitted or refused, which time limits would move; which parameters and time limits are others now, and how \
                many running cases keep the old ones. Publishing alone touches no running case.
                """))

    @OptionGroup var options: GlobalOptions
    @OptionGroup var choice: RulesChoice
    @OptionGroup var states: StateOption

    /// What one locality comes to.
    private struct Place {
        var locality: String
        var bundle: WorkflowBundle
        var standing: PublicationRecord?
        var changes: Int
        /// What keeps the files from being published, as far as reading them tells: errors and open questions.
        var inTheWay: [Diagnostic] = []
        var migrations: [CaseMigration] = []
        /// Of the states of the rules that cases follow now: the new ones may not have them.
        var titles: [String: BilingualText] = [:]
        var unaffected = 0
        var kept = KeptRules()
    }

    func run() throws {
        let session = try Session(options)
        let name = session.workflowName(choice.workflow)
        let renaming = try states.renaming()
        var places: [Place] = []
        var failures = CaseFailures()
        let today = session.clock.now().date.description
        for locality in try choice.visibleLocalities(session) {
            let bundle = try session.bundle(name, locality: locality)
            let standing = try session.run { engine throws(EngineError) in
                try engine.publication(of: name, in: locality)
            }
            let before = try standing.map { publication in
                try session.run { engine throws(EngineError) in try engine.bundle(of: publication) }
            }
            var place = Place(
                locality: locality, bundle: bundle, standing: standing,
                changes: before.map { WorkflowDiff(from: $0, to: bundle).changes.count } ?? 0)
            let check = try RulesCheck(workflow: name, localities: [locality], session)
            place.inTheWay = check.log.sorted.filter(RulesCheck.isInTheWay)
            try states.check(renaming, of: [(name, locality, bundle.hash)], session)
            try RunningCases(workflow: name, locality: locality, session: session).eachPage {
                engine, page throws(EngineError) in
                for summary in page {
                    guard summary.bundleHash != bundle.hash else {
                        place.unaffected += 1
                        continue
                    }
                    try engine.sparing({ failures.add(summary.id, $0) }) { () throws(EngineError) in
                        let pinned = try engine.bundle(of: summary)
                        place.kept.add(pinned, to: bundle, on: today)
                        let old = pinned.workflow
                        for id in summary.configuration where place.titles[id] == nil {
                            place.titles[id] = old.stateIndex(id).map { old.states[$0].title }
                        }
                        place.migrations.append(try engine.tryMigration(of: summary.id, to: bundle, renaming: renaming))
                    }
                }
            }
            places.append(place)
        }
        if options.output == .text {
            for place in places { Console.answer(lines(place)) }
        } else {
            Console.answer(rows: places.map(data), as: options.output)
        }
        failures.report()
        try failures.end()
    }

    private func lines(_ place: Place) -> [String] {
        let title = place.bundle.workflow.localities.locality.title.spoken
        let hash = place.bundle.hash.prefix(12)
        let state =
            switch place.standing {
            case nil: say(zh: "未发布过，新案件随文件", en: "never published: new cases follow the files")
            case let standing? where standing.bundleHash == place.bundle.hash:
                say(
                    zh: "第 \(standing.number) 号发布，与文件相同",
                    en: "publication no. \(standing.number), the same as the files")
            case let standing?:
                say(
                    zh: "现行第 \(standing.number) 号；文件有 \(place.changes) 处不同",
                    en: "no. \(standing.number) is in force; the files differ in \(counted(place.changes, "place"))")
            }
        let migrations = place.migrations
        let blocked = migrations.filter { !$0.isPossible }
        var lines = [
            say(
                zh: "\(place.locality) \(title)  文件 \(hash)  \(state)",
                en: "\(place.locality) \(title)  files \(hash)  \(state)"),
            say(
                zh:
                    "在办 \(migrations.count + place.unaffected) 件：\(place.unaffected) 件已按此规则；\(migrations.count - blocked.count) 件可迁移；\(blocked.count) 件不可",
                en:
                    "\(counted(migrations.count + place.unaffected, "running case")): \(place.unaffected) follow these rules already; \(migrations.count - blocked.count) could be migrated; \(blocked.count) could not"
            ),
        ]
        if !place.inTheWay.isEmpty {
            lines.append(
                say(
                    zh: "现在发布不了：检查有 \(place.inTheWay.count) 处不能发布的发现，发布会被拒绝：",
                    en:
                        "these files cannot be published: \(counted(place.inTheWay.count, "finding")) in the way, for which publish refuses:"
                ))
            lines += place.inTheWay.byCause.flatMap(DiagnosticRenderer().lines).map { "  " + $0 }
        }
        guard !migrations.isEmpty else { return lines + [""] }
        lines += states(place).lines(indent: "  ") + place.kept.lines
        if !blocked.isEmpty {
            lines += [say(zh: "不能迁移：", en: "cannot be migrated:")] + MigrationText.obstacles(blocked)
        }
        let events = MigrationText.changedEvents(migrations)
        if !events.isEmpty {
            lines += [say(zh: "办理事项（+ 新许可，- 新拒绝）：", en: "acts (+ newly permitted, - newly refused):")] + events
        }
        let dates = MigrationText.movedDates(migrations)
        if !dates.rows.isEmpty {
            lines += [say(zh: "期限会变动：", en: "time limits that would move:")] + dates.lines(indent: "  ")
        }
        return lines + [""]
    }

    /// Live cases per innermost state, and how many of them are stuck there.
    private func states(_ place: Place) -> TextTable {
        var counts: [String: (all: Int, blocked: Int)] = [:]
        for migration in place.migrations {
            let states = migration.configuration
            for leaf in states where !states.contains(where: { $0.hasPrefix(leaf + ".") }) {
                counts[leaf, default: (0, 0)].all += 1
                if !migration.isPossible { counts[leaf, default: (0, 0)].blocked += 1 }
            }
        }
        return TextTable(
            [
                .init(say(zh: "阶段", en: "state")), .init(say(zh: "案件", en: "cases"), rightAligned: true),
                .init(say(zh: "不可迁移", en: "cannot move"), rightAligned: true),
            ],
            rows: counts.sorted { $0.key < $1.key }.map { id, count in
                return ["\(place.titles[id]?.spoken ?? id) \(id)", "\(count.all)", "\(count.blocked)"]
            })
    }

    private func data(_ place: Place) -> DataValue {
        [
            "workflow": .text(place.bundle.workflow.name), "locality": .text(place.locality),
            "files": .text(place.bundle.hash), "in_force": place.standing.map { .text($0.bundleHash) } ?? .null,
            "publication": place.standing.map { .integer(Int64($0.number)) } ?? .null,
            "changes": .integer(Int64(place.changes)), "unaffected": .integer(Int64(place.unaffected)),
            "publishable": .boolean(place.inTheWay.isEmpty),
            "findings": .list(place.inTheWay.map(DiagnosticRenderer().data)),
            "kept": place.kept.data, "cases": .list(place.migrations.map(MigrationText.data)),
        ]
    }
}
