import CaseStores
import Diagnostics
import StatutoryTime
import Workflows

/// Runs cases: loads, steps, commits; everything that changes a case goes through here, one transaction a step.
///
/// Not `Sendable`: it owns Lua states. Many engines, on many machines, may share one store.
public final class CaseEngine {
    public let environment: EngineEnvironment
    /// Machines by bundle hash, so that a bundle is parsed and compiled once.
    private var machines: [String: CaseMachine] = [:]
    private var calendars: [[String]: CalendarVersion] = [:]
    /// Calendars known to be in the store, so that their content is handed over once.
    var keptCalendars: Set<String> = []
    /// Calendars of earlier steps, by hash, restored from the store.
    var restoredCalendars: [String: WorkCalendar] = [:]

    /// System events and notes lose against a faster step at most this often before they give up.
    static let conflictAttempts = 5

    public init(_ environment: EngineEnvironment) {
        self.environment = environment
    }

    var store: any CaseStore { environment.store }

    /// A case with all that is needed to step it.
    struct LoadedCase {
        var record: CaseRecord
        var snapshot: CaseSnapshot
        var machine: CaseMachine
        var calendar: CalendarVersion

        var legalNow: LegalTime? { LegalTime(record.legalNow) }
    }

    func load(_ id: String) throws(EngineError) -> LoadedCase {
        guard let record = try storing({ () throws(StoreError) in try store.caseRecord(id) }) else {
            throw .noSuchCase(id)
        }
        let machine = try machine(for: record)
        let snapshot: CaseSnapshot
        do {
            snapshot = try machine.snapshot(from: record.snapshot)
        } catch {
            throw .fault(caseID: id, event: nil, error)
        }
        return LoadedCase(
            record: record, snapshot: snapshot, machine: machine, calendar: try calendar(of: record, machine.bundle))
    }

    /// The calendar in force; while its files are broken, or the nation's are gone, the one the case was last counted with.
    private func calendar(of record: CaseRecord, _ bundle: WorkflowBundle) throws(EngineError) -> CalendarVersion {
        do {
            let version = try calendar(of: bundle)
            guard !version.calendar.hasNation, let kept = try keptCalendar(of: record), kept.calendar.hasNation else {
                return version
            }
            environment.usingKeptCalendar([CalendarLoader.nationMissing(on: environment.now().date)])
            return kept
        } catch .workflow(let findings) {
            guard let kept = try keptCalendar(of: record) else { throw .workflow(findings) }
            environment.usingKeptCalendar(findings)
            return kept
        }
    }

    /// The calendar that the case was last counted with; nil when it cannot be read.
    private func keptCalendar(of record: CaseRecord) throws(EngineError) -> CalendarVersion? {
        let journal = try storing { () throws(StoreError) in try store.journal(of: record.id) }
        guard let hash = journal.last(where: { $0.calendarVersion != nil })?.calendarVersion,
            let kept = try storing({ () throws(StoreError) in try store.calendar(hash) }),
            let calendar = WorkCalendar(content: kept.content)
        else { return nil }
        return CalendarVersion(calendar: calendar, content: kept.content)
    }

    /// The machine of the bundle a case began with, restored from the store: the files may have changed since.
    func machine(for record: CaseRecord) throws(EngineError) -> CaseMachine {
        try machine(of: record.bundleHash, caseID: record.id)
    }

    /// The machine of a bundle that a case follows, or followed when an entry was written.
    func machine(of bundleHash: String, caseID: String) throws(EngineError) -> CaseMachine {
        try machine(of: bundleHash, neededBy: BilingualText(zh: "案件 \(caseID) ", en: "case \(caseID)"))
    }

    /// The machine of a bundle in the store; `store(corrupt)` when it is not there, though something there names it.
    func machine(of bundleHash: String, neededBy dependant: BilingualText) throws(EngineError) -> CaseMachine {
        if let machine = machines[bundleHash] { return machine }
        guard let kept = try storing({ () throws(StoreError) in try store.bundle(bundleHash) }) else {
            throw .store(
                StoreError(
                    .corrupt,
                    what: .init(
                        zh: "\(dependant.zh)所依规则包 \(bundleHash.prefix(12)) 不在案件库中",
                        en: "the bundle \(bundleHash.prefix(12)) that \(dependant.en) follows is not in the store"),
                    fix: .init(zh: "请从备份恢复案件库", en: "restore the store from a backup")))
        }
        let bundle: WorkflowBundle
        do {
            bundle = try WorkflowBundle(content: kept.content)
        } catch {
            throw .restoring(dependant, error)
        }
        return try machine(of: bundle)
    }

    func machine(of bundle: WorkflowBundle) throws(EngineError) -> CaseMachine {
        if let machine = machines[bundle.hash] { return machine }
        do {
            let machine = try CaseMachine(bundle: bundle, watch: environment.watch)
            machines[bundle.hash] = machine
            return machine
        } catch {
            throw .fault(caseID: nil, event: nil, error)
        }
    }

    func calendar(of bundle: WorkflowBundle) throws(EngineError) -> CalendarVersion {
        let chain = bundle.workflow.localities.codes
        if let version = calendars[chain] { return version }
        let version = try environment.calendar(chain)
        calendars[chain] = version
        return version
    }

    /// Runs a store call, turning its error into the engine's.
    func storing<Value>(_ body: () throws(StoreError) -> Value) throws(EngineError) -> Value {
        do {
            return try body()
        } catch {
            throw .store(error)
        }
    }
}

extension WorkCalendar {
    /// Whether it has any notice of the nation: without one every weekday would be taken for a working day.
    fileprivate var hasNation: Bool { notices.contains { $0.place == Self.nation } }
}
