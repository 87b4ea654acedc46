import CaseEngine
import DataValues
import Diagnostics
import StatutoryTime

/// What a holiday notice changes: days, and the deadlines of cases.
struct MovementReport {
    let draft: NoticeDraft
    let forecast: RecountForecast
    let today: LegalDate
    /// What was done; nil while nothing was.
    var outcome: String?
    /// The cases in whose journals the moves were written.
    var recorded: [String] = []
    var failures: [(caseID: String, error: EngineError)]

    init(draft: NoticeDraft, forecast: RecountForecast, today: LegalDate) {
        self.draft = draft
        self.forecast = forecast
        self.today = today
        failures = forecast.failures
    }

    /// Whether applying it would write anything.
    var hasEffect: Bool { draft.effect != .unchanged || !forecast.recounts.isEmpty }

    private var moves: [(caseID: String, move: DeadlineMove)] {
        forecast.recounts.flatMap { recount in recount.moves.map { (recount.caseID, $0) } }
    }

    // MARK: For people

    var lines: [String] { head + days + deadlines }

    private var head: [String] {
        let notice = draft.notice
        let effect =
            switch draft.effect {
            case .added: say(zh: "新文件", en: "a new file")
            case .replaced: say(zh: "取代现有文件", en: "in place of the file that is there")
            case .unchanged: say(zh: "已在", en: "there already")
            }
        var lines = [
            "\(notice.place) \(notice.year)  \(notice.source.spoken)",
            "\(draft.path)  (\(effect))",
        ]
        if !notice.isPublished {
            lines.append(
                say(zh: "只有法定节日，通知尚未公布：该年仍为暂定。", en: "Statutory days only, not published: the year stays provisional."))
        }
        if !notice.isVerified {
            lines.append(
                say(
                    zh: "日子未与通知原文核对（verified: false）。",
                    en: "The days were not checked against the notice (verified: false)."))
        }
        return lines
    }

    private var days: [String] {
        guard !draft.days.isEmpty else { return [say(zh: "没有变动的日子。", en: "No day changes.")] }
        return [say(zh: "变动的日子（\(draft.days.count)）：", en: "Days that change (\(draft.days.count)):")]
            + draft.days.map { day in
                let kind = day.now.isWorking ? say(zh: "改为上班", en: "now worked") : say(zh: "改为放假", en: "now off")
                return "  \(day.now.date) \(day.now.date.weekday.name.spoken)  \(kind)  \(day.now.reason.spoken)"
            }
    }

    private var deadlines: [String] {
        let moves = moves
        guard !moves.isEmpty else { return [say(zh: "没有在办案件的期限变动。", en: "No deadline of an open case moves.")] }
        let title = say(
            zh: "期限变动（\(forecast.recounts.count) 件案，\(moves.count) 个期限）：",
            en:
                "Deadlines that move (\(counted(forecast.recounts.count, "case")), \(counted(moves.count, "deadline"))):"
        )
        let rows = moves.map { caseID, move in
            [
                caseID, "\(move.title.spoken) (\(move.key))", day(move.from, move.wasProvisional),
                day(move.to, move.isProvisional), remark(move),
            ]
        }
        let table = TextTable(
            [
                .init(say(zh: "案件", en: "case")), .init(say(zh: "期限", en: "deadline")), .init(say(zh: "原", en: "from")),
                .init(say(zh: "改为", en: "to")), .init(""),
            ], rows: rows
        ).lines(indent: "  ")
        let stars = moves.contains { $0.move.wasProvisional || $0.move.isProvisional }
        return [title] + table
            + (stars
                ? [say(zh: "  * 暂定：该年放假安排尚未公布。", en: "  * provisional: that year's holidays are not published yet.")]
                : [])
    }

    private func day(_ date: LegalDate?, _ isProvisional: Bool) -> String {
        DeadlineText.day(date?.description, isProvisional: isProvisional)
    }

    private func remark(_ move: DeadlineMove) -> String {
        if move.hadFired { return say(zh: "原已届满，重新计算", en: "had expired; runs again") }
        if let to = move.to, to < today { return say(zh: "已过", en: "already past") }
        if move.isMoved { return "" }
        if move.wasProvisional, !move.isProvisional {
            return say(zh: "日期不变，不再暂定", en: "same day, no longer provisional")
        }
        return say(zh: "日期不变", en: "same day")
    }

    // MARK: For programs

    var dataValue: DataValue {
        let notice = draft.notice
        return [
            "outcome": .text(outcome ?? "dry-run"), "file": .text(draft.path),
            "notice": [
                "place": .text(notice.place), "year": .integer(Int64(notice.year)),
                "source": .text(notice.source.spoken),
                "published": .boolean(notice.isPublished), "verified": .boolean(notice.isVerified),
                "effect": .text(draft.effect.rawValue),
            ],
            "days": .list(
                draft.days.map { day in
                    var data = CalendarData.day(
                        day.now.date, isWorking: day.now.isWorking, reason: day.now.reason, source: day.now.source)
                    data["was_working"] = .boolean(day.wasWorking)
                    return .record(data)
                }),
            "moves": .list(
                moves.map { caseID, move in
                    var data = move.dataValue.record ?? [:]
                    data["case"] = .text(caseID)
                    data["title"] = .text(move.title.spoken)
                    return .record(data)
                }),
            "recorded": .list(recorded.map(DataValue.text)),
            "failures": .list(
                failures.map {
                    ["case": .text($0.caseID), "what": .text(CommandFailure($0.error).what.spoken)]
                }),
        ]
    }
}
