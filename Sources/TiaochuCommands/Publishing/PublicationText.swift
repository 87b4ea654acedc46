import CaseEngine
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

    /// What speaks for rules that are to be published, as the register keeps it.
    static func evidence(_ request: PublicationRequest) -> [String] {
        let evidence = request.evidence
        let scenarios = evidence["scenarios_passed"].list ?? []
        let warnings = (evidence["warnings"].list ?? []).compactMap(\.text)
        let names = scenarios.compactMap(\.text).prefix(namedAtMost).joined(separator: say(zh: "、", en: ", "))
        let more = scenarios.count > namedAtMost ? say(zh: "等", en: " …") : ""
        return [
            "\(request.bundle.locality) \(request.bundle.workflow.name) \(request.bundle.hash.prefix(12))",
            "  "
                + say(zh: "通过的场景 \(scenarios.count) 个", en: "\(counted(scenarios.count, "scenario")) passed")
                + (scenarios.isEmpty ? "" : say(zh: "：", en: ": ") + names + more),
            "  "
                + (warnings.isEmpty
                    ? say(zh: "没有警告", en: "no warnings")
                    : say(zh: "警告：", en: "warnings: ") + warnings.joined(separator: say(zh: "、", en: ", "))),
            "  "
                + (evidence["changes"].integer.map { changes in
                    say(
                        zh: "与现行规则有 \(changes) 处不同",
                        en: "\(counted(Int(changes), "difference")) from the rules in force")
                } ?? say(zh: "此前没有发布过", en: "never published before")),
        ]
    }

    private static let namedAtMost = 3

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
