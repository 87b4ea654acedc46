public import CaseStores
import DataValues

/// Invented cases for checks: plausible, in Chinese, and the same every time.
public enum Sample {
    public static let bundle = BundleRecord(
        hash: ContentHash.of("labour-dispute"), workflow: "labour-dispute", locality: "610100",
        content: ["workflow": "labour-dispute", "title": "劳动人事争议处理"], storedAt: "2026-01-04T08:00:00+08:00")
    public static let calendar = CalendarRecord(
        hash: ContentHash.of("calendar"), content: ["2026-02-17": "春节"], storedAt: "2026-01-04T08:00:00+08:00")

    /// The sample bundle published for a locality.
    public static func publication(_ locality: String, replaces: String? = nil) -> PublicationDraft {
        PublicationDraft(
            kind: .published, workflow: bundle.workflow, locality: locality, bundleHash: bundle.hash,
            replaces: replaces, reason: "简易处理的金额上限改为五万元", actor: CaseActor(id: "ma.lin"),
            publishedAt: "2026-01-04T08:00:00+08:00",
            evidence: ["warnings": 0, "scenarios": ["passed": 23, "left": nil]])
    }

    /// A case before its first commit.
    public static func record(
        _ id: String, locality: String = "610113", states: [String] = ["intake"], assignee: String? = nil,
        title: String = "王某 诉 某建筑公司 拖欠劳动报酬", openedOn: String = "2026-02-13",
        recordedAt: String = "2026-02-13T09:30:05+08:00"
    ) -> CaseRecord {
        CaseRecord(
            id: id, workflow: bundle.workflow, locality: locality, bundleHash: bundle.hash, configuration: states,
            snapshot: ["fields": ["claim_amount": 2_832_000, "applicant": ["name": "王某"], "cleared": nil]],
            title: title, assignee: assignee, openedOn: openedOn, legalNow: "2026-02-13T09:30:00+08:00",
            recordedAt: recordedAt)
    }

    public static func draft(
        _ kind: JournalKind = .advanced, event: String? = nil, by actor: String = "李调解员", requestID: String? = nil,
        recordedTime: String = "2026-02-13T09:30:05+08:00"
    ) -> JournalDraft {
        JournalDraft(
            kind: kind, event: event, data: ["reason": "当事人申请", "left_out": nil],
            actor: CaseActor(id: actor, roles: ["mediator"], onBehalfOf: nil),
            legalTime: "2026-02-13T09:30:00+08:00", recordedTime: recordedTime, bundleHash: bundle.hash,
            calendarVersion: calendar.hash,
            changes: [["path": "claim_amount", "old": 2_800_000, "new": 2_832_000]],
            trace: ["microsteps": [["taken": ["intake→mediation"]]]], requestID: requestID)
    }

    public static func deadline(
        _ caseID: String, _ key: String = "mediation.period", dueOn: String? = "2026-02-28",
        status: DeadlineRecord.Status = .pending, warnOn: [String] = []
    ) -> DeadlineRecord {
        DeadlineRecord(
            caseID: caseID, key: key, state: "mediation", dueOn: dueOn, status: status, event: "mediation_lapsed",
            kind: "period", citation: "劳动争议调解仲裁法 第十四条",
            derivation: ["from": "2026-02-13", "days": 15], warnOn: warnOn)
    }

    public static func effect(
        _ caseID: String, sequence: Int, index: Int = 0, kind: String = "notify",
        at instant: String = "2026-02-13T09:30:05+08:00"
    ) -> OutboxRecord {
        OutboxRecord(
            id: OutboxID(caseID: caseID, sequence: sequence, index: index), kind: kind,
            payload: ["to": "王某", "template": "受理通知书"], nextAttemptAt: instant)
    }

    /// The commit that opens a case.
    public static func opening(
        _ record: CaseRecord, deadlines: [DeadlineRecord] = [], effects: [OutboxRecord] = [],
        request: RequestRecord? = nil
    ) -> StepCommit {
        StepCommit(
            from: nil, to: record, entries: [draft(.opened, requestID: request?.id)], deadlines: deadlines,
            effects: effects, request: request, bundle: bundle, calendars: [calendar])
    }

    /// The commit that moves a case into other states, as it was loaded.
    public static func advance(
        _ record: CaseRecord, into states: [String] = ["mediation", "mediation.referral"], event: String = "refer",
        by actor: String = "李调解员", deadlines: [DeadlineRecord] = [], effects: [OutboxRecord] = [],
        request: RequestRecord? = nil
    ) -> StepCommit {
        var next = record
        next.configuration = states
        return StepCommit(
            from: record, to: next, entries: [draft(event: event, by: actor, requestID: request?.id)],
            deadlines: deadlines, effects: effects, request: request)
    }

    public static func request(_ id: String, body: String = "body", answer: String = "已受理") -> RequestRecord {
        RequestRecord(
            id: id, bodyHash: ContentHash.of(.text(body)), answer: ["answer": .text(answer)],
            recordedAt: "2026-02-13T09:30:05+08:00")
    }
}
