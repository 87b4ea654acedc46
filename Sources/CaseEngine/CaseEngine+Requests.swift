import CaseStores
import DataValues
public import Diagnostics
import StatutoryTime
import Workflows

extension CaseEngine {
    /// The answer given earlier to a request of this id, if it asked for the same; a conflict if it asked for something else.
    func earlierAnswer(to id: String?, body: DataValue) throws(EngineError) -> StepAnswer? {
        guard let id, let kept = try storing({ () throws(StoreError) in try store.request(id) }) else { return nil }
        guard kept.bodyHash == ContentHash.of(body) else {
            throw .store(.request(kept, repeatedWith: ContentHash.of(body)))
        }
        guard let caseID = kept.answer["case"].text,
            let record = try storing({ () throws(StoreError) in try store.caseRecord(caseID) })
        else { return nil }
        return StepAnswer(record: record, step: nil, fired: [], isRepetition: true)
    }

    /// Runs a command that may commit; when the same request was answered in between, gives that answer.
    func answeringOnce(
        _ id: String?, body: DataValue, _ command: () throws(EngineError) -> StepAnswer
    ) throws(EngineError) -> StepAnswer {
        do {
            return try command()
        } catch .store(let error) {
            if case .requestAnswered = error.code, let answer = try earlierAnswer(to: id, body: body) { return answer }
            throw .store(error)
        }
    }

    func requestRecord(_ id: String?, body: DataValue, caseID: String) -> RequestRecord? {
        guard let id else { return nil }
        return RequestRecord(
            id: id, bodyHash: ContentHash.of(body), answer: ["case": .text(caseID)],
            recordedAt: environment.now().description)
    }

    /// The instant a stated time means, refused when it lies in the future, before 1995-01-01, when the Labour Law took force, or before
    /// the case's last legal act.
    func legalTime(
        _ stated: StatedTime?, notBefore previous: LegalTime?, caseID: String?, event: String?
    ) throws(EngineError) -> LegalTime {
        let now = environment.now()
        guard let stated else { return max(now, previous ?? now) }
        let time = stated.resolved(notBefore: previous)
        var refusals: [Refusal] = []
        if time.date > now.date || (stated.second != nil && time > now) {
            refusals.append(
                Refusal(
                    .time,
                    text: BilingualText(
                        zh: "行为时间 \(time.short) 在将来（现在是 \(now.short)）",
                        en: "the legal time \(time.short) lies in the future (it is \(now.short) now)"),
                    fix: BilingualText(zh: "请填写行为实际发生的时间", en: "state when the act really happened")))
        }
        if let start = LegalDate(year: 1995, month: 1, day: 1), time.date < start {
            refusals.append(
                Refusal(
                    .time,
                    text: BilingualText(
                        zh: "行为时间 \(time.short) 早于劳动法施行之日（\(start)）",
                        en: "the legal time \(time.short) lies before the Labour Law took force, \(start)"),
                    fix: BilingualText(zh: "检查年份", en: "look at the year")))
        }
        if let previous, time < previous {
            refusals.append(
                Refusal(
                    .time,
                    text: BilingualText(
                        zh: "行为时间 \(time.short) 早于本案上一行为 \(previous.short)",
                        en: "the legal time \(time.short) lies before the case's last legal act, \(previous.short)"),
                    fix: LateEntry.advice))
        }
        if !refusals.isEmpty { throw .refused(caseID: caseID, event: event, refusals) }
        return time
    }
}

/// Acts entered after deadlines have fired that they would have come before.
public enum LateEntry {
    /// What to do when an act lies before the case's last one; commands say in their own words how.
    public static let advice = BilingualText(
        zh: "查看案件经过；若其后只有期限届满，可补录并写明理由",
        en: "look at the case's history; if only deadlines have fired since, enter it late, saying why")
}
