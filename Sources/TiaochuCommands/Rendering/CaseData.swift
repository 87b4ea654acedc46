import CaseEngine
import CaseStores
import DataValues
import StatutoryTime
import Workflows

/// The parts of a case as JSON.
enum CaseData {
    static func record(_ record: CaseRecord) -> [String: DataValue] {
        var data: [String: DataValue] = [
            "case": .text(record.id), "workflow": .text(record.workflow), "locality": .text(record.locality),
            "version": .integer(Int64(record.version)), "status": .text(record.status.rawValue),
            "state": .list(record.configuration.map(DataValue.text)), "title": .text(record.title),
            "opened_on": .text(record.openedOn), "legal_time": .text(record.legalNow),
            "recorded_at": .text(record.recordedAt), "bundle": .text(record.bundleHash),
        ]
        data["assignee"] = record.assignee.map(DataValue.text)
        data["closed_on"] = record.closedOn.map(DataValue.text)
        data["closure"] = record.closureCode.map(DataValue.text)
        return data
    }

    static func summary(_ summary: CaseSummary, _ urgency: CaseUrgency) -> DataValue {
        var data: [String: DataValue] = [
            "case": .text(summary.id), "workflow": .text(summary.workflow), "locality": .text(summary.locality),
            "version": .integer(Int64(summary.version)), "status": .text(summary.status.rawValue),
            "state": .list(summary.configuration.map(DataValue.text)), "title": .text(summary.title),
            "opened_on": .text(summary.openedOn), "warned": .boolean(urgency.isWarned),
            "overdue": .boolean(urgency.isOverdue),
        ]
        data["assignee"] = summary.assignee.map(DataValue.text)
        data["closed_on"] = summary.closedOn.map(DataValue.text)
        data["closure"] = summary.closureCode.map(DataValue.text)
        if let due = summary.nextDueOn {
            data["next_due_on"] = .text(due)
            data["next_due_provisional"] = .boolean(urgency.isProvisional)
            data["next_deadline"] = urgency.nextKey.map(DataValue.text)
        }
        return .record(data)
    }

    static func deadline(_ row: DeadlineRecord) -> DataValue {
        var data: [String: DataValue] = [
            "case": .text(row.caseID), "key": .text(row.key), "state": .text(row.state),
            "status": .text(row.status.rawValue), "citation": .text(row.citation),
            "provisional": .boolean(row.isProvisional),
        ]
        data["due_on"] = row.dueOn.map(DataValue.text)
        data["event"] = row.event.map(DataValue.text)
        return .record(data)
    }

    /// A deadline of an active state, as derived now.
    static func deadline(_ deadline: CaseDeadline) -> [String: DataValue] {
        var data: [String: DataValue] = [
            "key": .text(deadline.key), "title": .text(deadline.title.spoken),
            "citation": .text(deadline.citation.spoken),
            "provisional": .boolean(deadline.deadline?.isProvisional ?? false),
        ]
        data["due_on"] = deadline.dueOn.map { .text($0.description) }
        return data
    }

    static func fired(_ fired: FiredDeadline) -> DataValue {
        [
            "case": .text(fired.caseID), "key": .text(fired.key), "event": .text(fired.event),
            "due_on": .text(fired.dueOn.description),
        ]
    }

    /// - Parameter mask: what is masked; nil shows everything.
    static func entry(_ entry: JournalEntry, mask: HistoryMask?) -> DataValue {
        var data: [String: DataValue] = [
            "sequence": .integer(Int64(entry.sequence)), "kind": .text(entry.kind.rawValue),
            "actor": .text(entry.actor.id), "roles": .list(entry.actor.roles.map(DataValue.text)),
            "legal_time": .text(entry.legalTime), "recorded_time": .text(entry.recordedTime),
            "bundle": .text(entry.bundleHash), "hash": .text(entry.hash), "trace": entry.trace,
        ]
        data["event"] = entry.event.map(DataValue.text)
        data["calendar"] = entry.calendarVersion.map(DataValue.text)
        data["request"] = entry.requestID.map(DataValue.text)
        data["data"] = entry.data
        data["changes"] = entry.changes
        guard let mask else { return .record(data) }
        switch entry.kind {
        case .opened, .advanced: data["data"] = JournalEntry.data(of: mask.masked(entry.facts))
        default:
            data["data"] = .record(
                (entry.data.record ?? [:]).mapValues { value in
                    mask.notes?.hiding(in: value) ?? value
                })
        }
        data["changes"] = .list(
            (entry.changes.list ?? []).compactMap(DataChange.init).map { change in
                guard case .key(let name)? = change.path.components.first else {
                    return mask.secrets.hiding(in: change.dataValue)
                }
                return DataChange(
                    path: change.path, old: mask.masked(change.old, of: name), new: mask.masked(change.new, of: name)
                ).dataValue
            })
        return .record(data)
    }

    static let keyOrder = [
        "case", "outcome", "title", "workflow", "locality", "status", "state", "closure", "version", "sequence", "kind",
        "event", "key", "due_on",
    ]
}

extension Console {
    /// Writes one JSON document: indented for `json`, one line for `jsonl`.
    static func answer(_ data: DataValue, as format: OutputFormat) {
        output(
            data.json(
                format == .jsonl ? .line(keyOrder: CaseData.keyOrder) : .pretty(keyOrder: CaseData.keyOrder)) + "\n")
    }

    /// Writes rows: one JSON array for `json`, a document a line for `jsonl`.
    static func answer(rows: [DataValue], as format: OutputFormat) {
        if format == .jsonl {
            rows.forEach { answer($0, as: .jsonl) }
        } else {
            answer(.list(rows), as: format)
        }
    }
}
