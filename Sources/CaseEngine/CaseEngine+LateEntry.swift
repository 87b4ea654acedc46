import CaseStores
import DataValues
import Diagnostics
import StatutoryTime
public import Workflows

/// A lapse that a late entry withdrew: the act that the deadline waited for, or that changed its course, had come before.
public struct WithdrawnLapse: Sendable {
    /// The journal entry of the firing, which stays in the journal.
    public var sequence: Int
    public var key: String
    public var event: String
    /// The end of the deadline's last day.
    public var time: LegalTime
}

extension CaseEngine {
    /// Raises an event that happened before deadlines fired, and was not on file when they did (补录).
    ///
    /// The firings later than the act are withdrawn and the act is taken from where the case stood then, in one transaction: a `corrected`
    /// entry with the reason, then the act. What the firings had ordered is answered by a `withdraw` effect each. Deadlines that expire after
    /// the act fire again, when their turn comes. Later acts of people stand in the way: they were decided on what was known.
    func advanceLate(_ request: AdvanceRequest, reason: String) throws(EngineError) -> StepAnswer {
        guard let file = try storing({ () throws(StoreError) in try store.caseFile(request.caseID) }) else {
            throw .noSuchCase(request.caseID)
        }
        var replay = try replay(file.journal)
        guard let stated = request.at, let latest = replay.latest else {
            throw refusal(
                of: request,
                BilingualText(zh: "补录须写明行为发生的时间", en: "a late entry must state when the act happened"),
                fix: BilingualText(zh: "请填写行为实际发生的时间", en: "state when the act really happened"))
        }
        let earliest = stated.resolved(notBefore: nil)
        guard stated.resolved(notBefore: latest.time) < latest.time else {
            throw refusal(
                of: request,
                BilingualText(
                    zh: "此行为不早于本案上一行为 \(latest.time.short)，无须补录",
                    en: "the act is not earlier than the case's last, \(latest.time.short): it is no late entry"),
                fix: BilingualText(zh: "照常办理即可", en: "record it as any other act"))
        }
        let withdrawn = replay.lapses(after: earliest)
        let withdrawals = replay.withdrawals(of: Set(withdrawn.map(\.sequence)))
        if let first = withdrawn.first { _ = replay.withdraw(from: first.sequence) }
        guard let point = replay.latest else { throw .noSuchCase(request.caseID) }
        let time = stated.resolved(notBefore: point.time)
        guard time >= point.time else {
            throw standInTheWay(replay.points.filter { $0.time > earliest }, of: request)
        }

        var loaded = try load(request.caseID)
        guard loaded.record.version == file.record.version else {
            throw .store(try conflict(on: loaded.record, expected: file.record.version))
        }
        if let expected = request.expectedVersion, expected != loaded.record.version {
            throw .store(try conflict(on: loaded.record, expected: expected))
        }
        loaded.snapshot = point.snapshot
        let actor = relying(request.actor, on: request.event, loaded.machine)
        let step = try step(
            loaded,
            Occurrence(
                event: request.event, facts: request.facts, actor: actor, time: time, despite: request.despite))
        let lapses = withdrawn.map {
            WithdrawnLapse(sequence: $0.sequence, key: $0.deadline ?? "", event: $0.event ?? "", time: $0.time)
        }
        guard !request.isDryRun else {
            return StepAnswer(record: loaded.record, step: step, fired: [], withdrawn: lapses, isRepetition: false)
        }
        let correction = Correction(
            draft: JournalDraft(
                kind: .corrected,
                data: [
                    "reason": .text(reason),
                    "withdrawn": .list(withdrawn.map { .integer(Int64($0.sequence)) }),
                ],
                actor: CaseActor(id: actor.id, roles: actor.roles.sorted()), legalTime: time.description,
                recordedTime: environment.now().description, bundleHash: loaded.record.bundleHash),
            rows: point.rows,
            effects: withdrawals)
        let committed = try commit(
            step, of: loaded, isNew: false,
            as: StepRecord(
                kind: .advanced, event: request.event, data: JournalEntry.data(of: request.facts), actor: actor,
                rolesUsed: actor.roles.sorted(), time: time,
                request: requestRecord(request.requestID, body: request.body, caseID: request.caseID),
                despite: request.despite),
            after: correction)
        return StepAnswer(
            record: committed.record, step: committed.step, fired: [], withdrawn: lapses, isRepetition: false)
    }

    private func standInTheWay(_ acts: [CaseReplay.Point], of request: AdvanceRequest) -> EngineError {
        let (zh, en) = acts.reduce(into: (zh: [String](), en: [String]())) { list, act in
            let act = (sequence: act.sequence, time: act.time.short, words: words(of: act))
            list.zh.append("第 \(act.sequence) 条 \(act.words.zh)（\(act.time)）")
            list.en.append("entry \(act.sequence), \(act.words.en) (\(act.time))")
        }
        return refusal(
            of: request,
            BilingualText(
                zh: "其后已有人办理：\(zh.joined(separator: "、"))；补录只能撤回期限届满",
                en: "people have acted since: \(en.joined(separator: "; ")); a late entry withdraws nothing but lapses"),
            fix: BilingualText(
                zh: "请以备注写明，并依法另行处理", en: "write it down as a note, and remedy it by the acts the law provides"))
    }

    private func words(of act: CaseReplay.Point) -> BilingualText {
        switch act.kind {
        case .migrated: BilingualText(zh: "换用新规则", en: "migration to other rules")
        default: act.event.map(BilingualText.init(verbatim:)) ?? BilingualText(zh: "立案", en: "opening")
        }
    }

    private func refusal(of request: AdvanceRequest, _ text: BilingualText, fix: BilingualText) -> EngineError {
        .refused(caseID: request.caseID, event: request.event, [Refusal(.time, text: text, fix: fix)])
    }
}
