import CaseStores
import DataValues
import Testing

@Suite("Journal entry")
struct JournalEntryTests {
    private let draft = JournalDraft(
        kind: .advanced, event: "refer", data: ["note": "转人民调解", "fen": 2_832_000, "rate": 0.5, "gone": nil],
        actor: CaseActor(id: "李调解员", roles: ["mediator"]), legalTime: "2026-02-13T09:30:00+08:00",
        recordedTime: "2026-02-13T09:30:05.250+08:00", bundleHash: "b1", requestID: "r-1")

    /// These two must hold for ever: journals sealed by earlier versions are verified by later ones.
    @Test("the sealed form is fixed to the byte")
    func sealedForm() {
        let entry = draft.sealed(in: "案1", after: .empty)
        #expect(
            entry.sealedContent.canonicalJSON
                == #"{"actor":{"id":"李调解员","roles":["mediator"]},"bundle":"b1","case":"案1","changes":[],"#
                + #""data":{"fen":2832000,"note":"转人民调解","rate":0.5},"event":"refer","format":1,"kind":"advanced","#
                + #""legal_time":"2026-02-13T09:30:00+08:00","previous_hash":""# + String(repeating: "0", count: 64)
                + #"","recorded_time":"2026-02-13T09:30:05.250+08:00","request":"r-1","sequence":1}"#)
        #expect(entry.hash == "88eb091972fab493a8bf57969fb9d6f86902892aebef02e823c3ad1ba1c29946")
    }

    @Test("the hash is that of SHA-256 over UTF-8")
    func knownHashes() {
        // FIPS 180-4's own example, and the empty input.
        #expect(
            ContentHash.of(bytes: Array("abc".utf8))
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(ContentHash.of(bytes: []) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(ContentHash.of(["b": 1, "a": [nil]]) == ContentHash.of(bytes: Array(#"{"a":[null],"b":1}"#.utf8)))
    }

    @Test("the chain goes on from the head, and the export carries the hash")
    func chain() {
        let first = draft.sealed(in: "案1", after: .empty)
        let second = draft.sealed(in: "案1", after: first.head)
        #expect(second.sequence == 2)
        #expect(second.previousHash == first.hash)
        #expect(second.hash != first.hash)
        #expect(second.event == "refer")
        #expect(second.dataValue["hash"].text == second.hash)
        #expect(draft.sealed(in: "案2", after: .empty).hash != first.hash)
    }

    @Test("keys without a value do not change the hash, so an entry read back still fits")
    func nullKeys() {
        var other = draft
        other.data = other.data.normalized
        #expect(other != draft)
        #expect(other.sealed(in: "c", after: .empty).hash == draft.sealed(in: "c", after: .empty).hash)
    }
}
