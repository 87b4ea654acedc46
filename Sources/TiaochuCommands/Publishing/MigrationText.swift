import CaseEngine
import DataValues
import Diagnostics
import StatutoryTime

/// What other rules would mean for running cases, as lines and as data.
enum MigrationText {
    /// The obstacles of many cases, those that read alike together: how many cases, which, why.
    static func obstacles(_ migrations: [CaseMigration]) -> [String] {
        grouped(
            migrations.flatMap { migration in migration.obstacles.map { (migration.caseID, words($0.what), $0.fix) } }
        )
        .flatMap { text, fix, cases -> [String] in
            ["  \(text)"] + [fix.map { "    → \($0.spoken)" }].compactMap { $0 } + ["    \(names(cases))"]
        }
    }

    /// Events that people may raise under one of the rules only.
    static func changedEvents(_ migrations: [CaseMigration]) -> [String] {
        grouped(
            migrations.flatMap { migration in
                migration.changedEvents.map { change in
                    let sign = change.isPermitted ? "+" : "-"
                    let reason = change.reason.map { say(zh: "（\($0.zh)）", en: " (\($0.en))") } ?? ""
                    return (
                        migration.caseID, "\(sign) \(change.title.spoken) \(change.event)\(reason)", BilingualText?.none
                    )
                }
            }
        ).flatMap { text, _, cases in ["  \(text)", "    \(names(cases))"] }
    }

    /// Time limits that would end on another day.
    static func movedDates(_ migrations: [CaseMigration]) -> TextTable {
        TextTable(
            [
                .init(say(zh: "案件", en: "case")), .init(say(zh: "期限", en: "time limit")),
                .init(say(zh: "今止于", en: "ends on")), .init(say(zh: "将止于", en: "would end on")),
            ],
            rows: migrations.flatMap { migration in
                migration.movedDates.map { moved in
                    [
                        migration.caseID, moved.title.spoken, moved.from?.description ?? "—",
                        (moved.to?.description ?? "—")
                            + (moved.hasFired ? say(zh: "（已届满，不变）", en: " (has expired: stays)") : ""),
                    ]
                }
            })
    }

    static func data(_ migration: CaseMigration) -> DataValue {
        [
            "case": .text(migration.caseID), "possible": .boolean(migration.isPossible),
            "from": .text(migration.fromBundle), "to": .text(migration.toBundle),
            "states": .list(migration.configuration.map(DataValue.text)),
            "obstacles": .list(
                migration.obstacles.map { obstacle in
                    [
                        "kind": .text(obstacle.kind.rawValue), "subject": .text(obstacle.subject),
                        "what": .text(obstacle.what.spoken), "fix": obstacle.fix.map { .text($0.spoken) } ?? .null,
                    ]
                }),
            "moved_dates": .list(
                migration.movedDates.map { moved in
                    [
                        "key": .text(moved.key), "title": .text(moved.title.spoken), "from": date(moved.from),
                        "to": date(moved.to), "expired": .boolean(moved.hasFired),
                    ]
                }),
            "changed_events": .list(
                migration.changedEvents.map { change in
                    [
                        "event": .text(change.event), "permitted": .boolean(change.isPermitted),
                        "reason": change.reason.map { .text($0.spoken) } ?? .null,
                    ]
                }),
        ]
    }

    private static func date(_ date: LegalDate?) -> DataValue { date.map { .text($0.description) } ?? .null }

    private static func words(_ text: BilingualText) -> String { text.spoken }

    /// In the order in which each text first turns up.
    private static func grouped(
        _ findings: [(caseID: String, text: String, fix: BilingualText?)]
    ) -> [(text: String, fix: BilingualText?, cases: [String])] {
        var order: [String] = []
        var groups: [String: (fix: BilingualText?, cases: [String])] = [:]
        for finding in findings {
            if groups[finding.text] == nil { order.append(finding.text) }
            groups[finding.text, default: (finding.fix, [])].cases.append(finding.caseID)
        }
        return order.compactMap { text in groups[text].map { (text, $0.fix, $0.cases) } }
    }

    private static func names(_ cases: [String]) -> String {
        let shown = cases.prefix(5).joined(separator: say(zh: "、", en: ", "))
        guard cases.count > 5 else { return shown }
        return say(zh: "\(shown) 等 \(cases.count) 件", en: "\(shown) and \(cases.count - 5) more")
    }
}
