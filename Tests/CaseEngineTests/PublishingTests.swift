import CaseEngine
import CaseStores
import DataValues
import Testing
import Workflows

@Suite("Rules put in force")
struct PublishingTests {
    private static let administrator = Actor(id: "ma.lin", roles: [])

    private func bundle(_ office: Office, in locality: String = "610100") throws -> WorkflowBundle {
        let (bundle, findings) = WorkflowLoader.load("dispute", locality: locality, from: SourceTree(office.files))
        return try #require(bundle, "\(findings)")
    }

    @discardableResult
    private func publish(_ office: Office, in locality: String = "610100") throws -> [PublicationRecord] {
        let seen = try office.engine().publication(of: "dispute", in: locality)
        return try publish(office, in: locality, over: seen)
    }

    /// Publishes the files as they are, checked while `seen` was in force.
    private func publish(
        _ office: Office, in locality: String = "610100", over seen: PublicationRecord?
    ) throws -> [PublicationRecord] {
        let request = PublicationRequest(
            bundle: try bundle(office, in: locality), replacing: seen?.bundleHash, evidence: ["errors": 0])
        return try office.engine().publish([request], reason: "试", actor: Self.administrator)
    }

    @Test(
        "while nothing is published new cases follow the files; afterwards what is published",
        arguments: StoreKind.allCases)
    func newCases(kind: StoreKind) throws {
        try withOffice(kind) { office in
            let before = try office.engine().open(at: "2026-02-04")
            try publish(office)
            let published = try bundle(office)
            office.files.edit(RuleBook.xianPath, "70000.00", "50000.00")
            let after = try office.engine().open(at: "2026-02-04")
            #expect(try office.file(before).record.bundleHash == published.hash)
            #expect(try office.file(after).record.bundleHash == published.hash)
            // Another locality was never published.
            office.files.edit("workflows/localities/440300.yaml", "50000.00", "40000.00")
            let elsewhere = try office.engine().open(in: "440300", at: "2026-02-04")
            #expect(try office.file(elsewhere).record.bundleHash == bundle(office, in: "440300").hash)
            #expect(try publish(office).map(\.number) == [2])
            let newest = try office.engine().open(at: "2026-02-04")
            #expect(try office.file(newest).record.bundleHash == bundle(office).hash)
            #expect(try office.engine().newestBundle("dispute", "610100").hash == bundle(office).hash)
        }
    }

    @Test("a broken file is no hindrance to cases once rules are published")
    func brokenFiles() throws {
        try withOffice(.memory) { office in
            try publish(office)
            office.files[RuleBook.xianPath] = "locality: ["
            _ = try office.engine().open(at: "2026-02-04")
        }
    }

    @Test("what is in force already is not published again")
    func unchanged() throws {
        try withOffice(.memory) { office in
            let entered = [try publish(office).count, try publish(office).count]
            #expect(entered == [1, 0])
            let register = try office.engine().publications(PublicationQuery())
            #expect(register.count == 1)
        }
    }

    @Test("going back is an entry of its own, to the rules before or to a number", arguments: StoreKind.allCases)
    func rollBack(kind: StoreKind) throws {
        try withOffice(kind) { office in
            let first = try bundle(office)
            try publish(office)
            office.files.edit(RuleBook.xianPath, "70000.00", "60000.00")
            try publish(office)
            office.files.edit(RuleBook.xianPath, "60000.00", "50000.00")
            try publish(office)
            let engine = office.engine()
            func back(to number: Int? = nil) throws -> PublicationRecord {
                try engine.rollBack("dispute", in: "610100", to: number, reason: "错", actor: Self.administrator)
            }
            let editions = try engine.publications(PublicationQuery()).reversed().map(\.bundleHash)
            let once = try back()
            #expect(once.number == 4 && once.kind == .rolledBack && once.bundleHash == editions[1])
            let twice = try back()
            #expect(twice.bundleHash == first.hash)
            #expect(try engine.newestBundle("dispute", "610100").hash == first.hash)
            #expect(throws: EngineError.self) { try back() }
            let again = try back(to: 3)
            #expect(again.bundleHash == editions[2])
            #expect(throws: EngineError.self) { try back(to: 99) }
            #expect(throws: EngineError.self) {
                try engine.rollBack("dispute", in: "440300", reason: "错", actor: Self.administrator)
            }
            let register = try engine.publications(PublicationQuery()).reversed()
            #expect(PublicationRecord.firstBroken(in: Array(register)) == nil)
        }
    }

    @Test(
        "rules published while others were being checked are not overwritten: the later one is told",
        arguments: StoreKind.allCases)
    func overtaken(kind: StoreKind) throws {
        try withOffice(kind) { office in
            try publish(office)
            let seen = try office.engine().publication(of: "dispute", in: "610100")
            office.files.edit(RuleBook.xianPath, "70000.00", "60000.00")
            let meanwhile = try #require(try publish(office).first)
            office.files.edit(RuleBook.xianPath, "60000.00", "50000.00")
            let error = #expect(throws: EngineError.self) { try publish(office, over: seen) }
            guard case .superseded(let standing) = error?.storeCode else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(standing == meanwhile)
            #expect(try office.engine().publications(PublicationQuery()).count == 2)
        }
    }

    @Test("going back never comes to an edition that was itself withdrawn")
    func rollBackOverWithdrawn() throws {
        try withOffice(.memory) { office in
            let engine = office.engine()
            func back(to number: Int? = nil) throws -> PublicationRecord {
                try engine.rollBack("dispute", in: "610100", to: number, reason: "错", actor: Self.administrator)
            }
            func edition(_ ceiling: String, after: String) throws -> PublicationRecord {
                office.files.edit(RuleBook.xianPath, after, ceiling)
                let entered = try publish(office)
                return entered[0]
            }
            let first = try #require(try publish(office).first)
            let withdrawn = try edition("60000.00", after: "70000.00")
            #expect(try back().bundleHash == first.bundleHash)
            let third = try edition("50000.00", after: "60000.00")
            #expect(try back().bundleHash == first.bundleHash)
            #expect(throws: EngineError.self) { try back() }
            #expect(try engine.newestBundle("dispute", "610100").hash == first.bundleHash)
            // Named by its number an edition comes back, and going on from there counts from where it first stood.
            #expect(try back(to: third.number).bundleHash == third.bundleHash)
            #expect(try back(to: withdrawn.number).bundleHash == withdrawn.bundleHash)
            let last = try back()
            #expect(last.bundleHash == first.bundleHash)
            #expect(last.evidence["restores"] == .integer(Int64(first.number)))
        }
    }

    @Test("an edited entry of the register is found")
    func tampering() throws {
        try withOffice(.memory) { office in
            try publish(office)
            office.files.edit(RuleBook.xianPath, "70000.00", "60000.00")
            try publish(office)
            var register = Array(try office.engine().publications(PublicationQuery()).reversed())
            register[0].draft.reason = "another"
            #expect(PublicationRecord.firstBroken(in: register)?.number == 1)
            #expect(PublicationRecord.firstBroken(in: Array(register.dropFirst()))?.number == 2)
            #expect(try office.engine().audit().faults.isEmpty)
            let store = InterferingStore(office.store)
            store.readingPublications = { entries in
                entries.map { entry in
                    var entry = entry
                    if entry.number == 2 { entry.draft.bundleHash = entry.draft.replaces ?? "" }
                    return entry
                }
            }
            #expect(try office.engine(over: store).audit().faults.map(\.kind) == [.publication(2)])
        }
    }
}

extension [String: String] {
    /// Changes a file; a test that changes nothing must not go on.
    mutating func edit(_ path: String, _ old: String, _ new: String) {
        precondition(self[path]?.contains(old) == true, "\(path) does not hold \(old)")
        self[path] = self[path]?.replacing(old, with: new)
    }
}
