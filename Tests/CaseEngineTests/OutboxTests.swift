import CaseEngine
import CaseStores
import DataValues
import Diagnostics
import Foundation
import StatutoryTime
import Testing
import Workflows

@Suite("Delivering effects")
struct OutboxTests {
    private static let jammed = EffectFailure(BilingualText(zh: "打印机卡纸", en: "the printer is jammed"))

    /// Remembers what it was asked, and fails as it is told.
    private final class Sink: EffectSink {
        var seen: [String] = []
        var isJammed: (OutboxRecord) -> Bool = { _ in false }

        func perform(_ effect: OutboxRecord) throws(EffectFailure) {
            seen.append(effect.id.description)
            if isJammed(effect) { throw OutboxTests.jammed }
        }
    }

    private func decided(_ office: Office) throws -> String {
        let engine = office.engine()
        let id = try engine.open()
        try engine.advance(id, "accept")
        try engine.advance(id, "decide", ["outcome": "paid"], as: Office.judge)
        return id
    }

    private func deliver(
        _ office: Office, _ sink: any EffectSink, over store: (any CaseStore)? = nil, limit: Int = 1_000
    ) throws -> DeliveryRun {
        try office.engine(over: store).deliver(
            to: sink, owner: "worker", leaseUntil: { $0.adding(minutes: 5) }, limit: limit)
    }

    @Test("effects are written with their step, delivered in order and not again", arguments: StoreKind.allCases)
    func delivered(_ kind: StoreKind) throws {
        try withOffice(kind) { office in
            let id = try decided(office)
            #expect(
                try office.file(id).outbox.map(\.payload) == [
                    ["to": "parties", "on": "2026-02-04"], ["kind": "decision"],
                ])
            let sink = Sink()
            #expect(try deliver(office, sink).delivered.map(\.description) == ["\(id)/3/0", "\(id)/3/1"])
            #expect(try deliver(office, sink).delivered.isEmpty)
            #expect(sink.seen == ["\(id)/3/0", "\(id)/3/1"])
            #expect(try office.file(id).outbox.map(\.status) == [.done, .done])
        }
    }

    @Test(
        "one that fails is tried again after the lease, the others are not held up; after five it waits for a person",
        arguments: StoreKind.allCases)
    func failing(_ kind: StoreKind) throws {
        try withOffice(kind) { office in
            let id = try decided(office)
            let sink = Sink()
            sink.isJammed = { $0.kind == "notify" }
            let run = try deliver(office, sink)
            #expect(run.delivered.map(\.index) == [1])
            #expect(run.failed.map(\.reason) == [Self.jammed.what])
            #expect(run.waiting == 1 && run.givenUp == 0 && !run.isComplete)
            #expect(try deliver(office, sink).failed.isEmpty)
            for _ in 2...5 {
                office.now = office.now.adding(minutes: 5)
                #expect(try deliver(office, sink).failed.count == 1)
            }
            office.now = office.now.adding(minutes: 60)
            #expect(try deliver(office, sink).failed.isEmpty)
            let effect = try #require(try office.file(id).outbox.first)
            #expect(effect.status == .failed)
            #expect(effect.attempts == 5)
            #expect(effect.lastError == "打印机卡纸\nthe printer is jammed")
            #expect(try deliver(office, sink).givenUp == 1)
            try office.store.retryEffect(effect.id, at: office.now.description)
            sink.isJammed = { _ in false }
            #expect(try deliver(office, sink).delivered == [effect.id])
        }
    }

    @Test(
        "a worker that dies between doing and recording leaves it to be done again: at least once, one file",
        arguments: StoreKind.allCases)
    func twice(_ kind: StoreKind) throws {
        try withOffice(kind) { office in
            let id = try decided(office)
            let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tiaochu-\(UUID().uuidString)")
            defer { try? FileManager.default.removeItem(at: folder) }
            let dying = InterferingStore(office.store)
            dying.beforeCompletion = { (_) throws(StoreError) in
                throw StoreError(.unavailable, what: .init(verbatim: "power cut"))
            }
            #expect(throws: EngineError.self) { try deliver(office, FileSink(folder: folder), over: dying) }
            #expect(try deliver(office, FileSink(folder: folder)).delivered.isEmpty, "the lease still runs")
            office.now = office.now.adding(minutes: 6)
            #expect(try deliver(office, FileSink(folder: folder)).delivered.count == 2)
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
            #expect(names == ["\(id)_3_0.json", "\(id)_3_1.json"])
            let text = try String(contentsOf: folder.appendingPathComponent(names[1]), encoding: .utf8)
            #expect(
                try DataValue(json: text) == [
                    "id": .text("\(id)/3/1"), "case": .text(id), "kind": "document", "payload": ["kind": "decision"],
                ])
        }
    }

    @Test("a lease that ran out while the sink worked is no error: the rest goes on", arguments: StoreKind.allCases)
    func leaseLost(_ kind: StoreKind) throws {
        try withOffice(kind) { office in
            _ = try decided(office)
            let store = InterferingStore(office.store)
            store.beforeCompletion = { (id) throws(StoreError) in if id.index == 0 { throw .leaseLost(id) } }
            let sink = Sink()
            let run = try deliver(office, sink, over: store)
            #expect(sink.seen.count == 2)
            #expect(run.delivered.count == 2)
            #expect(run.failed.isEmpty)
        }
    }

    @Test("no more is claimed than was asked for", arguments: StoreKind.allCases)
    func limited(_ kind: StoreKind) throws {
        try withOffice(kind) { office in
            for _ in 1...2 { _ = try decided(office) }
            let sink = Sink()
            #expect(try deliver(office, sink, limit: 3).delivered.count == 3)
            #expect(try deliver(office, sink).delivered.count == 1)
        }
    }
}
