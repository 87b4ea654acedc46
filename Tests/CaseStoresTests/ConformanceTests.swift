import CaseStoreConformance
import CaseStores
import Testing

@Suite("In-memory store")
struct InMemoryConformanceTests {
    @Test("keeps every promise of the port", arguments: StoreCheck.all)
    func conforms(check: StoreCheck) throws {
        let store = InMemoryStore()
        try check.run(on: StoreBench { store })
    }
}
