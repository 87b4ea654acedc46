import CaseStoreConformance
import CaseStores
import SQLiteStore
import Testing

@Suite("SQLite store")
struct SQLiteConformanceTests {
    @Test("keeps every promise of the port", arguments: StoreCheck.all)
    func conforms(check: StoreCheck) throws {
        try withTemporaryFolder { folder in
            try check.run(on: StoreBench { try SQLiteStore(path: folder + "/案件.sqlite") })
        }
    }
}
