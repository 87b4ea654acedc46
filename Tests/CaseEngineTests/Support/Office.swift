import CaseEngine
import CaseStores
import DataValues
import Diagnostics
import Foundation
import SQLiteStore
import StatutoryTime
import Testing
import Workflows

/// The stores that every promise of the engine is tried on.
enum StoreKind: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case memory, sqlite

    var testDescription: String { rawValue }
}

/// A store, the rules as they stand in the files, and a clock to turn by hand; any number of engines work in it.
final class Office {
    let store: any CaseStore
    var files = RuleBook.files
    /// The calendar in force for engines that are made from now on.
    var calendar = Office.calendar
    var now: LegalTime

    init(_ store: any CaseStore, now: String = "2026-02-04T09:30") throws {
        self.store = store
        self.now = try #require(StatedTime(now)?.resolved(notBefore: nil))
    }

    func turnClock(to time: String) throws {
        now = try #require(StatedTime(time)?.resolved(notBefore: nil))
    }

    /// An engine that remembers nothing, as a newly started program.
    func engine(over other: (any CaseStore)? = nil) -> CaseEngine {
        CaseEngine(
            EngineEnvironment(
                store: other ?? store,
                newestBundle: { [unowned self] (workflow, locality) throws(EngineError) in
                    let (bundle, findings) = WorkflowLoader.load(workflow, locality: locality, from: SourceTree(files))
                    guard let bundle else { throw .workflow(findings) }
                    return bundle
                },
                calendar: { [unowned self] (_) throws(EngineError) in
                    CalendarVersion(calendar: calendar, content: calendar.content)
                },
                now: { [unowned self] in now }))
    }

    /// Everything the store keeps of a case.
    func file(_ id: String) throws -> CaseFile { try #require(try store.caseFile(id)) }

    /// Spring Festival 2026 with its make-up days; 2027 is not published.
    static let calendar: WorkCalendar = {
        var days: [LegalDate: WorkCalendar.Entry] = [:]
        let festival = BilingualText(zh: "春节", en: "Spring Festival")
        for day in 15...23 {
            days[LegalDate(year: 2026, month: 2, day: day) ?? .epoch] = .init(isWorking: false, name: festival)
        }
        for day in [14, 28] {
            days[LegalDate(year: 2026, month: 2, day: day) ?? .epoch] = .init(isWorking: true, name: festival)
        }
        let source = BilingualText(zh: "通知", en: "Notice")
        return WorkCalendar(notices: [.init(place: "cn", year: 2026, source: source, isPublished: true, days: days)])
    }()

    /// The same year as another notice would have it: the festival two days longer, no make-up day on the 14th.
    static let amended: WorkCalendar = {
        var notice = calendar.notices[0]
        let festival = BilingualText(zh: "春节", en: "Spring Festival")
        for day in [24, 25] {
            notice.days[LegalDate(year: 2026, month: 2, day: day) ?? .epoch] = .init(isWorking: false, name: festival)
        }
        notice.days[LegalDate(year: 2026, month: 2, day: 14) ?? .epoch] = nil
        return WorkCalendar(notices: [notice])
    }()

    static let clerk = Actor(id: "he.yun", roles: ["clerk"])
    static let judge = Actor(id: "zhao.qiang", roles: ["judge"])
    static let facts: [String: DataValue] = ["amount": 6_000_000, "applicant": ["name": "李想"]]
}

/// Runs the body with an office over a store of this kind, and removes what it left on disk.
func withOffice(_ kind: StoreKind, now: String = "2026-02-04T09:30", _ body: (Office) throws -> Void) throws {
    switch kind {
    case .memory: try body(try Office(InMemoryStore(), now: now))
    case .sqlite:
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tiaochu-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appendingPathComponent("cases.sqlite").path
        try body(try Office(try SQLiteStore(path: path, options: .init(durability: .relaxed)), now: now))
    }
}

extension CaseEngine {
    /// Opens a case and gives its id.
    func open(
        _ facts: [String: DataValue] = Office.facts, in locality: String = "610100", at: String? = nil,
        request: String? = nil
    ) throws -> String {
        try open(
            OpenRequest(
                workflow: "dispute", locality: locality, facts: facts, actor: Office.clerk, at: try stated(at),
                requestID: request)
        ).record.id
    }

    @discardableResult
    func advance(
        _ id: String, _ event: String, _ facts: [String: DataValue] = [:], as actor: Actor = Office.clerk,
        at: String? = nil, request: String? = nil, version: Int? = nil, isDryRun: Bool = false
    ) throws -> StepAnswer {
        try advance(
            AdvanceRequest(
                caseID: id, event: event, facts: facts, actor: actor, at: try stated(at), requestID: request,
                expectedVersion: version, isDryRun: isDryRun))
    }

    /// The engine's own error for an act that must not succeed.
    func refusal(
        of id: String, _ event: String, _ facts: [String: DataValue] = [:], as actor: Actor = Office.clerk,
        at: String? = nil, request: String? = nil, version: Int? = nil
    ) throws -> EngineError {
        try #require(
            #expect(throws: EngineError.self) {
                try advance(id, event, facts, as: actor, at: at, request: request, version: version)
            })
    }

    private func stated(_ text: String?) throws -> StatedTime? {
        try text.map { try #require(StatedTime($0)) }
    }
}

extension EngineError {
    var refusals: [Refusal] {
        if case .refused(_, _, let refusals) = self { refusals } else { [] }
    }

    var storeCode: StoreError.Code? {
        if case .store(let error) = self { error.code } else { nil }
    }

    var faultCode: String? {
        if case .fault(_, _, let fault) = self { fault.diagnostic.code } else { nil }
    }
}

func date(_ text: String) throws -> LegalDate { try #require(LegalDate(text)) }
