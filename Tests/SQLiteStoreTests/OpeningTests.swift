import CaseStoreConformance
import CaseStores
import Diagnostics
import Foundation
import GRDB
import Synchronization
import Testing

@testable import SQLiteStore

@Suite("SQLite store, opening")
struct OpeningTests {
    private func failure(_ path: String, _ options: SQLiteStore.Options = .init()) -> StoreError? {
        do throws(StoreError) {
            _ = try SQLiteStore(path: path, options: options)
            return nil
        } catch {
            return error
        }
    }

    @Test("a folder that does not exist is named, with the command that makes it")
    func missingFolder() throws {
        try withTemporaryFolder { folder in
            let error = try #require(failure(folder + "/没有/cases.sqlite"))
            #expect(error.code == .unavailable)
            #expect(error.what.zh == "案件库 \(folder)/没有/cases.sqlite 所在的文件夹 \(folder)/没有 不存在")
            #expect(error.fix?.en == "run mkdir -p \(folder)/没有 first")
            #expect(!FileManager.default.fileExists(atPath: folder + "/没有"))
        }
    }

    @Test("a folder in place of the file is refused")
    func folder() throws {
        try withTemporaryFolder { folder in
            let error = try #require(failure(folder))
            #expect(error.code == .unavailable)
            #expect(error.what.en == "\(folder) is a folder, not a store")
        }
    }

    @Test("a text file is refused and left as it is", arguments: ["案件清单\n甲诉乙", String(repeating: "x", count: 10_000)])
    func text(content: String) throws {
        try withTemporaryFolder { folder in
            let path = folder + "/cases.txt"
            try content.write(toFile: path, atomically: true, encoding: .utf8)
            #expect(failure(path)?.code == .corrupt)
            #expect(try String(contentsOfFile: path, encoding: .utf8) == content)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["cases.txt"])
        }
    }

    @Test("another program's database is refused and left as it is, byte for byte")
    func foreign() throws {
        try withTemporaryFolder { folder in
            let path = folder + "/other.sqlite"
            do {
                let other = try DatabaseQueue(path: path)
                try other.write { try $0.execute(sql: "CREATE TABLE notes (text TEXT)") }
                try other.close()
            }
            let before = FileManager.default.contents(atPath: path)
            #expect(failure(path)?.code == .corrupt)
            #expect(FileManager.default.contents(atPath: path) == before)
        }
    }

    @Test("an empty file becomes a store")
    func empty() throws {
        try withTemporaryFolder { folder in
            let path = folder + "/empty.sqlite"
            _ = FileManager.default.createFile(atPath: path, contents: nil)
            let store = try SQLiteStore(path: path)
            try store.commit(Sample.opening(Sample.record("c")))
        }
    }

    @Test("a store from a newer version is refused with both numbers and left as it is")
    func newer() throws {
        try withTemporaryFolder { folder in
            let path = folder + "/cases.sqlite"
            do {
                let store = try SQLiteStore(path: path)
                try store.commit(Sample.opening(Sample.record("c")))
                try store.pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA user_version = 99") }
            }
            for access in [SQLiteStore.Options.Access.create, .existing, .readOnly] {
                let error = try #require(failure(path, .init(access: access)))
                #expect(error.code == .newerFormat(found: 99, known: Migration.latest))
                #expect(error.what.en.contains("99") && error.what.en.contains("\(Migration.latest)"))
            }
            let raw = try DatabaseQueue(path: path)
            #expect(try raw.read { try Int.fetchOne($0, sql: "PRAGMA user_version") } == 99)
            #expect(try raw.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM cases") } == 1)
        }
    }

    @Test("a store that is to exist already is not begun")
    func existing() throws {
        try withTemporaryFolder { folder in
            let path = folder + "/cases.sqlite"
            for access in [SQLiteStore.Options.Access.existing, .readOnly] {
                #expect(failure(path, .init(access: access))?.code == .notFound(path))
            }
            #expect(!FileManager.default.fileExists(atPath: path))
        }
    }

    @Test("a store opened for reading reads, sees what others write, and writes nothing")
    func readOnly() throws {
        try withTemporaryFolder { folder in
            let path = folder + "/cases.sqlite"
            let writer = try SQLiteStore(path: path)
            try writer.commit(Sample.opening(Sample.record("c")))
            let reader = try SQLiteStore(path: path, options: .init(access: .readOnly))
            #expect(try reader.caseRecord("c") != nil)
            try writer.commit(Sample.opening(Sample.record("d")))
            #expect(try reader.caseRecord("d") != nil)
            let error = #expect(throws: StoreError.self) { try reader.commit(Sample.opening(Sample.record("e"))) }
            #expect(error?.code == .readOnly)
            #expect(throws: StoreError.self) {
                try reader.completeEffect(OutboxID(caseID: "c", sequence: 1, index: 0), owner: "w")
            }
        }
    }

    @Test("a reader leaves nothing beside a store that no writer has open, and sees what writers leave behind")
    func traceless() throws {
        try withTemporaryFolder { folder in
            let path = folder + "/cases.sqlite"
            func files() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder) }
            func write(_ id: String) throws {
                let writer = try SQLiteStore(path: path)
                try writer.commit(Sample.opening(Sample.record(id)))
                try writer.close()
            }
            try write("a")
            let reader = try SQLiteStore(path: path, options: .init(access: .readOnly))
            #expect(try reader.cases(CaseQuery(places: .everywhere)).map(\.id) == ["a"])
            #expect(try files() == ["cases.sqlite"])
            for id in ["b", "c"] {
                try write(id)
                #expect(try reader.caseRecord(id) != nil)
                #expect(try files() == ["cases.sqlite"])
            }
            // A writer that stays.
            let writer = try SQLiteStore(path: path)
            try writer.commit(Sample.opening(Sample.record("d")))
            #expect(try reader.cases(CaseQuery(places: .everywhere)).map(\.id) == ["a", "b", "c", "d"])
        }
    }

    @Test("a reader of a store that is being changed sees whole commits", arguments: 1...3)
    func reading(round: Int) throws {
        try withTemporaryFolder { folder in
            let path = folder + "/cases.sqlite"
            try SQLiteStore(path: path).close()
            let reader = try SQLiteStore(path: path, options: .init(access: .readOnly))
            let done = Mutex(false)
            let writer = Thread {
                for number in 1...30 {
                    // Opened and closed each time, as a command does: the log is folded in under the reader.
                    let store = try? SQLiteStore(path: path)
                    try? store?.commit(Sample.opening(Sample.record("c\(number)")))
                    try? store?.close()
                }
                done.withLock { $0 = true }
            }
            writer.start()
            var (seen, isDone) = (0, false)
            while !isDone {
                isDone = done.withLock { $0 }
                let count = try reader.countCases(CaseQuery(places: .everywhere))
                #expect(count >= seen)
                seen = count
            }
            #expect(seen == 30)
            #expect(try reader.problems() == [])
        }
    }

    @Test("a store of an older version is not migrated by a reader")
    func older() throws {
        try withTemporaryFolder { folder in
            let path = folder + "/cases.sqlite"
            do {
                let store = try SQLiteStore(path: path)
                try store.pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA user_version = 0") }
                try store.close()
            }
            let error = try #require(failure(path, .init(access: .readOnly)))
            #expect(error.code == .olderFormat(found: 0, known: Migration.latest))
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["cases.sqlite"])
        }
    }

    @Test(
        "a file that may not be written is refused when it is opened",
        .disabled(if: geteuid() == 0, "the superuser may write any file"))
    func writeProtected() throws {
        try withTemporaryFolder { folder in
            let path = folder + "/cases.sqlite"
            try SQLiteStore(path: path).close()
            try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: path)
            #expect(failure(path)?.code == .readOnly)
        }
    }

    @Test("a damaged store gives an error, never a crash", arguments: 1...8 as ClosedRange<UInt64>)
    func damaged(seed: UInt64) throws {
        try withTemporaryFolder { folder in
            let path = folder + "/cases.sqlite"
            do {
                let store = try SQLiteStore(path: path)
                for number in 1...30 { try store.commit(Sample.opening(Sample.record("c\(number)"))) }
                try store.close()
            }
            var bytes = try #require(FileManager.default.contents(atPath: path))
            var state = seed
            for _ in 0..<40 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                // Behind the header, so that it is still taken for a database.
                let place = 100 + Int((state >> 20) % UInt64(bytes.count - 100))
                bytes[place] = UInt8(truncatingIfNeeded: state >> 50)
            }
            try bytes.write(to: URL(fileURLWithPath: path))
            do throws(StoreError) {
                let store = try SQLiteStore(path: path)
                for summary in try store.cases(CaseQuery(places: .everywhere, limit: .max)) {
                    _ = try store.caseFile(summary.id)
                }
                for number in 1...30 { _ = try store.caseFile("c\(number)") }
                #expect(try store.problems() != [], "seed \(seed)")
            } catch {
                #expect([.corrupt, .unavailable].contains(error.code), "seed \(seed): \(error)")
            }
        }
    }

    @Test(
        "SQLite's result codes mean what they say",
        arguments: [
            (.SQLITE_FULL, .full), (.SQLITE_READONLY, .readOnly), (.SQLITE_READONLY_DBMOVED, .readOnly),
            (.SQLITE_BUSY, .busy),
            (.SQLITE_BUSY_SNAPSHOT, .busy), (.SQLITE_LOCKED, .busy), (.SQLITE_CORRUPT, .corrupt),
            (.SQLITE_NOTADB, .corrupt),
            (.SQLITE_CANTOPEN, .unavailable), (.SQLITE_IOERR_FSYNC, .unavailable),
            (.SQLITE_CONSTRAINT_UNIQUE, .invalid),
            (.SQLITE_TOOBIG, .invalid), (.SQLITE_NOMEM, .unavailable),
        ] as [(ResultCode, StoreError.Code)])
    func codes(driver: ResultCode, code: StoreError.Code) {
        let error = StoreError(sqlite: DatabaseError(resultCode: driver, message: "m"), path: "/a/案件.sqlite")
        #expect(error.code == code)
        #expect(error.what.zh.contains("/a/案件.sqlite") && error.what.en.contains("/a/案件.sqlite"))
    }

    @Test("a closed store is one whole file, and says that it cannot be used")
    func closed() throws {
        try withTemporaryFolder { folder in
            let store = try SQLiteStore(path: folder + "/cases.sqlite")
            try store.commit(Sample.opening(Sample.record("c")))
            _ = try store.caseRecord("c")
            try store.close()
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["cases.sqlite"])
            let error = #expect(throws: StoreError.self) { try store.caseRecord("c") }
            #expect(error?.code == .unavailable)
        }
    }
}
