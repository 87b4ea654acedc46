import CaseStores
import DataValues
import Diagnostics
import Workflows

/// Publications as tables and as data.
enum PublicationText {
    static func table(_ records: [PublicationRecord]) -> TextTable {
        TextTable(
            [
                .init(say(zh: "号", en: "no."), rightAligned: true), .init(say(zh: "时间", en: "when")),
                .init(say(zh: "地区", en: "locality")), .init(say(zh: "流程", en: "workflow")),
                .init(say(zh: "规则包", en: "bundle")), .init(say(zh: "方式", en: "as")),
                .init(say(zh: "发布人", en: "by")), .init(say(zh: "理由", en: "reason")),
            ],
            rows: records.map { record in
                [
                    "\(record.number)", String(record.publishedAt.prefix(16)).replacing("T", with: " "),
                    record.locality, record.workflow, String(record.bundleHash.prefix(12)), kind(record.kind).spoken,
                    record.actor.id, PersonalNumbers.masked(in: record.reason),
                ]
            })
    }

    static func kind(_ kind: PublicationDraft.Kind) -> BilingualText {
        switch kind {
        case .published: BilingualText(zh: "发布", en: "published")
        case .rolledBack: BilingualText(zh: "回退", en: "rolled back")
        }
    }

    static func data(_ record: PublicationRecord) -> DataValue {
        [
            "number": .integer(Int64(record.number)), "kind": .text(record.kind.rawValue),
            "workflow": .text(record.workflow), "locality": .text(record.locality),
            "bundle": .text(record.bundleHash), "replaces": record.replaces.map(DataValue.text) ?? .null,
            "published_at": .text(record.publishedAt), "by": .text(record.actor.id),
            "reason": .text(PersonalNumbers.masked(in: record.reason)),
            "evidence": record.evidence, "hash": .text(record.hash),
        ]
    }
}
