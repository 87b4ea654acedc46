import CaseStores
import DataValues
import Diagnostics
import Testing

@Suite("Queries and errors")
struct QueryTests {
    @Test(
        "a locality's prefix covers what lies below it",
        arguments: [("610000", "61"), ("610100", "6101"), ("610113", "610113"), ("cn", ""), ("100000", "10"), ("", "")])
    func prefixes(code: String, prefix: String) {
        #expect(CaseQuery.prefix(covering: code) == prefix)
    }

    @Test("effects are ordered by case, entry and place, numbers as numbers")
    func outboxOrder() {
        let ids = [("a", 2, 0), ("a", 10, 0), ("a", 10, 2), ("a", 10, 11), ("案", 1, 0)].map {
            OutboxID(caseID: $0.0, sequence: $0.1, index: $0.2)
        }
        #expect(ids.reversed().sorted() == ids)
        #expect(ids[3].description == "a/10/11")
    }

    @Test("a conflict says who was faster, when, with what, and what to do")
    func conflict() {
        let entry = JournalDraft(
            kind: .advanced, event: "withdraw", actor: CaseActor(id: "张仲裁员"), legalTime: "2026-02-13T09:30:00+08:00",
            recordedTime: "2026-02-13T09:30:05+08:00", bundleHash: "b"
        ).sealed(in: "案1", after: .empty)
        let error = StoreError.conflict(StoreError.Conflict(expected: 1, current: 2, latest: entry))
        #expect(error.what.zh == "案件 案1 已由 张仲裁员 于 2026-02-13T09:30:05+08:00 更改（withdraw，版本 1 → 2）")
        #expect(
            error.description
                == "case 案1 was changed by 张仲裁员 at 2026-02-13T09:30:05+08:00 (withdraw, version 1 → 2); "
                + "reload the case, look at the change, and try again")
    }

    @Test("a long or strange error message of an effect is kept short and plain")
    func failures() throws {
        let failure = try OutboxFailure(error: "a\0b" + String(repeating: "错", count: 5_000), retryAt: nil)
        #expect(failure.status == .failed)
        #expect(failure.error.hasPrefix("ab错") && failure.error.count == 2_000)
        #expect(throws: StoreError.self) { try OutboxFailure(error: "", retryAt: "tomorrow") }
    }
}
