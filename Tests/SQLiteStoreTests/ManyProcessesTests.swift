import CaseStoreConformance
import CaseStores
import GRDB
import Testing

@testable import SQLiteStore

@Suite("SQLite store, many processes", .serialized)
struct ManyProcessesTests {
    @Test(
        "a process killed in the middle of its commits loses none that returned and leaves none half done",
        arguments: 1...6)
    func killed(round: Int) throws {
        try withTemporaryFolder { folder in
            let path = folder + "/cases.sqlite"
            let probes = try ["a", "b"].map { try Probe("commit", path: path, name: $0) }
            var acknowledged: [String] = []
            for _ in 0..<(round * 5) {
                for probe in probes {
                    let line = probe.nextLine()
                    try acknowledged.append(#require(line, "\(line == nil ? probe.lastWords : "")"))
                }
            }
            for probe in probes { acknowledged += probe.kill() }

            let store = try SQLiteStore(path: path)
            let found = try store.cases(CaseQuery(places: .everywhere, limit: .max))
            #expect(Set(acknowledged).isSubset(of: Set(found.map(\.id))))
            // Each probe may have died between a commit's return and the line that says so, never more than one case further.
            #expect(found.count <= acknowledged.count + 2)
            var effects = 0
            for summary in found {
                let file = try #require(try store.caseFile(summary.id))
                try JournalVerifier.verify(file)
                #expect(file.record.version == file.journal.count)
                #expect(file.deadlines.count == 1)
                #expect(file.outbox.map(\.id.sequence) == file.journal.map(\.sequence))
                #expect(try store.request("request \(summary.id)") != nil)
                #expect(file.record.version == 2 || !acknowledged.contains(summary.id))
                effects += file.outbox.count
            }
            let counts = try store.counts()
            #expect(
                counts == StoreCounts(openCases: found.count, pendingDeadlines: found.count, pendingEffects: effects))
            #expect(try store.problems() == [])
        }
    }

    @Test("many processes may begin a new store at the same moment", arguments: 1...3)
    func openedTogether(round: Int) throws {
        try withTemporaryFolder { folder in
            let probes = try (1...6).map { try Probe("open", path: folder + "/cases.sqlite", name: "p\($0)") }
            for (number, probe) in probes.enumerated() {
                let (lines, status) = probe.finish()
                #expect(status == 0)
                #expect(lines == ["p\(number + 1) \(Migration.latest)"])
            }
        }
    }

    @Test("workers in several processes perform every effect once")
    func claims() throws {
        try withTemporaryFolder { folder in
            let path = folder + "/cases.sqlite"
            let total = 60
            try SQLiteStore(path: path).commit(
                Sample.opening(
                    Sample.record("c"), effects: (0..<total).map { Sample.effect("c", sequence: 1, index: $0) }))
            let probes = try (1...3).map { try Probe("claim", path: path, name: "w\($0)") }
            let performed = probes.map { $0.finish() }
            #expect(performed.allSatisfy { $0.status == 0 })
            #expect(performed.flatMap(\.lines).sorted() == (0..<total).map { "c/1/\($0)" }.sorted())
        }
    }

    @Test("a store is opened for reading, and read, while another process writes")
    func readingBesideWriter() throws {
        try withTemporaryFolder { folder in
            let path = folder + "/cases.sqlite"
            try SQLiteStore(path: path).commit(Sample.opening(Sample.record("c")))
            var configuration = Configuration()
            configuration.allowsUnsafeTransactions = true
            let other = try DatabaseQueue(path: path, configuration: configuration)
            try other.inDatabase { try $0.beginTransaction(.immediate) }
            let reader = try SQLiteStore(path: path, options: .init(access: .readOnly, busySeconds: 0))
            #expect(try reader.caseRecord("c") != nil)
            try other.inDatabase { try $0.rollback() }
        }
    }

    @Test("a writer that has to wait too long is told that the store is busy, and may try again")
    func busy() throws {
        try withTemporaryFolder { folder in
            let path = folder + "/cases.sqlite"
            let store = try SQLiteStore(path: path, options: .init(busySeconds: 0))
            var configuration = Configuration()
            configuration.allowsUnsafeTransactions = true
            let other = try DatabaseQueue(path: path, configuration: configuration)
            try other.inDatabase { try $0.beginTransaction(.immediate) }
            let step = Sample.opening(Sample.record("c"))
            let error = #expect(throws: StoreError.self) { try store.commit(step) }
            #expect(error?.code == .busy)
            #expect(try store.caseRecord("c") == nil, "reading does not wait")
            try other.inDatabase { try $0.rollback() }
            try store.commit(step)
        }
    }
}
