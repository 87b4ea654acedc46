import CaseStores
import DataValues
import Diagnostics
import Workflows

/// What the rows a store keeps beside a journal say other than the journal.
struct RowComparison {
    let file: CaseFile
    let replay: CaseReplay

    var faults: [AuditFault] {
        guard let derived = replay.latest?.record else { return [] }
        return columns(derived) + snapshot(derived) + deadlines + effects + numbers
    }

    /// The register of numbers and the journal must name the same ones, at the same entries; and a step that takes one must have it.
    private var numbers: [AuditFault] {
        let given = Set(CaseEngine.numbers(in: file.journal))
        let kept = Set(file.numbers)
        let stray = given.symmetricDifference(kept).map(\.text).reduce(into: Set<String>()) { $0.insert($1) }
        let missing = (replay.latest?.numbers ?? []).map {
            fault(.number($0.series), "应有编号而没有：\($0.field)", "a number is wanting: \($0.field)")
        }
        return stray.sorted().map {
            fault(.number($0), "编号 \($0) 在登记簿与日志中不一致", "the number \($0) is not the same in register and journal")
        } + missing
    }

    /// Whether an effect was performed is known to the outbox alone; what it is, and that it was ordered, to the journal.
    private var effects: [AuditFault] {
        let kept = Dictionary(file.outbox.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return Set(kept.keys).union(replay.effects.keys).sorted().compactMap { id in
            switch (kept[id], replay.effects[id]) {
            case (nil, _?):
                fault(.effect(id.description), "待发事项 \(id) 没有了", "the effect \(id) is gone")
            case (_?, nil):
                fault(.effect(id.description), "待发事项 \(id) 不是日志所定", "the effect \(id) was never ordered")
            case (let kept?, let ordered?)
            where kept.kind != ordered.kind || kept.payload != ordered.payload.normalized:
                fault(
                    .effect(id.description), "待发事项 \(id) 与日志所定不同", "the effect \(id) is not as it was ordered")
            default: nil
            }
        }
    }

    private func columns(_ derived: CaseRecord) -> [AuditFault] {
        let record = file.record
        let columns: [(part: String, zh: String, kept: String?, derived: String?)] = [
            ("workflow", "流程", record.workflow, derived.workflow),
            ("locality", "地区", record.locality, derived.locality),
            ("bundle", "规则包", record.bundleHash, derived.bundleHash),
            ("status", "状态", record.status.rawValue, derived.status.rawValue),
            ("state", "所处阶段", joined(record.configuration), joined(derived.configuration)),
            ("assignee", "承办人", record.assignee, derived.assignee),
            ("opened_on", "立案日", record.openedOn, derived.openedOn),
            ("legal_time", "法律时间", record.legalNow, derived.legalNow),
            ("recorded_at", "记录时间", record.recordedAt, derived.recordedAt),
            ("closed_on", "结案日", record.closedOn, derived.closedOn),
            ("closure", "结案方式", record.closureCode, derived.closureCode),
        ]
        var faults = columns.filter { $0.kept != $0.derived }.map { column in
            fault(
                .row(part: column.part),
                "案件行的\(column.zh)是 \(column.kept ?? "空")，日志得出 \(column.derived ?? "空")",
                "the case row's \(column.part) is \(column.kept ?? "empty"), the journal gives \(column.derived ?? "none")"
            )
        }
        // The title may hold names.
        if record.title != derived.title {
            faults.append(fault(.row(part: "title"), "案件行的标题与日志不符", "the case row's title is not the journal's"))
        }
        return faults
    }

    /// Names the parts that differ, never what they hold.
    private func snapshot(_ derived: CaseRecord) -> [AuditFault] {
        let (kept, derived) = (file.record.snapshot, derived.snapshot.normalized)
        guard kept != derived else { return [] }
        guard let parts = kept.record else {
            return [fault(.row(part: "snapshot"), "案件快照不是快照", "the case's snapshot is none")]
        }
        var paths: [String] = []
        for part in Set(parts.keys).union((derived.record ?? [:]).keys).sorted()
        where kept[part] != derived[part] {
            guard part == "fields", let old = kept[part].record, let new = derived[part].record else {
                paths.append(part)
                continue
            }
            paths += Set(old.keys).union(new.keys).sorted().filter { old[$0] != new[$0] }.map { "fields.\($0)" }
        }
        return paths.map {
            fault(
                .row(part: "snapshot.\($0)"), "案件快照的 \($0) 与日志不符",
                "the snapshot's \($0) is not what the journal gives")
        }
    }

    private var deadlines: [AuditFault] {
        let kept = Dictionary(file.deadlines.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        let derived = Dictionary(replay.rows.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        return Set(kept.keys).union(derived.keys).sorted().filter { kept[$0] != derived[$0] }.map { key in
            let (old, new) = (said(kept[key]), said(derived[key]))
            return fault(
                .deadline(key: key), "期限 \(key) 的记录是 \(old.zh)，日志得出 \(new.zh)",
                "the row of the deadline \(key) says \(old.en), the journal gives \(new.en)")
        }
    }

    private func said(_ row: DeadlineRecord?) -> BilingualText {
        guard let row else { return BilingualText(zh: "没有", en: "none") }
        let rest = ContentHash.of(
            .list(
                [row.state, row.event ?? "", row.kind, row.citation].map(DataValue.text)
                    + [row.derivation, .list(row.warnOn.map(DataValue.text)), .boolean(row.isProvisional)]))
        return BilingualText(verbatim: "\(row.status.rawValue) \(row.dueOn ?? "-") (\(rest.prefix(6)))")
    }

    private func joined(_ states: [String]) -> String { states.joined(separator: ", ") }

    private func fault(_ kind: AuditFault.Kind, _ zh: String, _ en: String) -> AuditFault {
        AuditFault(
            file.record.id, kind,
            BilingualText(zh: "案件 \(file.record.id)：\(zh)", en: "case \(file.record.id): \(en)"))
    }
}
