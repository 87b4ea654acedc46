import CaseEngine
import CaseStores
import DataValues
import Diagnostics
import Foundation
import StatutoryTime
import Workflows

/// One run of the program: the workspace, the engine over its store, and who acts.
final class Session {
    /// What a verb does to the store.
    enum Access {
        /// Waits for no writer and writes nothing, not even a new file.
        case reading
        /// Changes cases that are there.
        case changing
        /// May begin a store.
        case opening
    }

    let options: GlobalOptions
    private let access: Access
    let workspace: Workspace
    let clock: SystemClock
    let sources: SourceTree
    let rules: RuleLibrary

    /// - Parameter tree: the rules as they would be; the workspace's own files without it.
    init(_ options: GlobalOptions, for access: Access = .reading, rules tree: SourceTree? = nil) throws {
        self.options = options
        self.access = access
        workspace = try Workspace.find(options.workspace)
        clock = try SystemClock(isTesting: workspace.isTesting)
        sources = tree ?? SourceTree(folder: workspace.folder.path)
        rules = RuleLibrary(sources)
        // A verb that needs no actor still refuses one that does not exist.
        if options.actor != nil { _ = try actor() }
    }

    private var openEngine: CaseEngine?

    /// Makes engines over the workspace's store for work on several threads, one for each; they read, and the moment is that of the call.
    func engineMaker() throws -> @Sendable () -> CaseEngine {
        let (store, rules, now) = (try engine().environment.store, rules, clock.now())
        return {
            CaseEngine(
                EngineEnvironment(
                    store: store,
                    newestBundle: { (workflow, locality) throws(EngineError) in try rules.bundle(workflow, locality) },
                    calendar: { (chain) throws(EngineError) in try rules.calendar(chain) }, now: { now }))
        }
    }

    /// The engine over the workspace's store, opened when first asked for.
    func engine() throws -> CaseEngine {
        if let openEngine { return openEngine }
        let store: any CaseStore
        do {
            store = try openStore()
        } catch {
            throw CommandFailure(EngineError.store(error))
        }
        let rules = rules
        let engine = CaseEngine(
            EngineEnvironment(
                store: store,
                newestBundle: { (workflow, locality) throws(EngineError) in try rules.bundle(workflow, locality) },
                calendar: { (chain) throws(EngineError) in try rules.calendar(chain) }, now: clock.now,
                usingKeptCalendar: calendarWarning.give, people: workspace.people(of:)))
        openEngine = engine
        return engine
    }

    private func openStore() throws(StoreError) -> any CaseStore {
        // What is named on the command line is relative to where the person stands, what the workspace names to the workspace.
        let here = URL(fileURLWithPath: FileManager.default.currentDirectoryPath, isDirectory: true)
        let folder = options.store == nil ? workspace.folder : here
        let selection = try StoreSelection(options.store ?? workspace.store)
        // A workspace in which no case was opened yet has nothing to list; a store that somebody named is missed.
        if access == .reading, options.store == nil, !selection.exists(relativeTo: folder) {
            Console.talk(
                say(
                    zh: "还没有案件库：第一次 tiaochu case open 时建立。",
                    en: "there is no store yet: the first tiaochu case open makes it."))
            return InMemoryStore()
        }
        return try selection.open(relativeTo: folder, for: access)
    }

    private let calendarWarning = KeptCalendarWarning()

    func actor() throws -> Actor {
        try workspace.actor(options.actor)
    }

    /// Who puts rules in force, in each of these localities.
    func administrator(of localities: [String]) throws -> Actor {
        let actor = try actor()
        try workspace.checkAdministrator(actor)
        for locality in localities { try workspace.check(actor, mayHandle: locality) }
        return actor
    }

    /// Who acts on a case: a user who handles its locality.
    func actor(on caseID: String) throws -> Actor {
        let actor = try actor()
        let locality = try run { engine throws(EngineError) in try engine.workflow(of: caseID).localities.locality.code
        }
        try workspace.check(actor, mayHandle: locality)
        return actor
    }

    /// Who asks about a case, as `actor(on:)`; nil, for anyone, without `--as` and `TIAOCHU_USER`.
    func reader(of caseID: String) throws -> Actor? {
        isAnybodyNamed ? try actor(on: caseID) : nil
    }

    /// As `reader(of:)`, for a verb that answers about a damaged case too, of which nobody can say where it belongs: whoever may see every
    /// case is not held up.
    func checkReader(ofCase caseID: String) throws {
        if try places() != .everywhere { _ = try actor(on: caseID) }
    }

    /// Refuses one who asks about the cases of exactly this locality and does not handle it; nobody, when nobody is named.
    func checkReader(of locality: String) throws {
        if isAnybodyNamed { try workspace.check(try actor(), mayHandle: locality) }
    }

    /// Whether `--as` or `TIAOCHU_USER` says who acts.
    private var isAnybodyNamed: Bool { Workspace.named(options.actor) != nil }

    /// Who looks at a case's personal data: a user who handles its locality, is not recused, and has a role in its workflow.
    func insider(on caseID: String) throws -> Actor {
        let actor = try actor(on: caseID)
        try run { engine throws(EngineError) in try engine.checkNotRecused(actor, from: caseID) }
        try workspace.check(actor, hasRoleIn: run { engine throws(EngineError) in try engine.workflow(of: caseID) })
        return actor
    }

    /// Where the cases are that a list shows to the one who asks: in `locality`, or anywhere without it, of what they handle. Who names
    /// nobody, or a user who handles every place, may see all. Refused when they handle nothing in `locality`.
    func places(within locality: String? = nil) throws -> PlaceScope {
        let own = try ownPlaces()
        guard let locality else { return own }
        let asked = own.narrowed(to: CaseQuery.prefix(covering: locality))
        if asked == .within([]) { try checkReader(of: locality) }
        return asked
    }

    private func ownPlaces() throws -> PlaceScope {
        guard isAnybodyNamed else { return .everywhere }
        let actor = try actor()
        let codes = workspace.users.first { $0.id == actor.id }?.localities ?? []
        return codes.isEmpty ? .everywhere : .within(codes.map(CaseQuery.prefix(covering:)))
    }

    /// Runs an engine call; its errors become failures with their exit codes.
    func run<Value>(_ body: (CaseEngine) throws(EngineError) -> Value) throws -> Value {
        do {
            return try body(try engine())
        } catch let error as EngineError {
            if case .noSuchCase(let id) = error {
                throw NearbyCases(engine: try engine(), places: (try? places()) ?? .within([])).failure(of: id)
            }
            throw CommandFailure(error)
        }
    }

    /// The workflow that is meant when none is named: the workspace's, else the only one there is, else the dispute's.
    func workflowName(_ named: String?) -> String {
        if let name = named ?? workspace.workflow { return name }
        let all = WorkflowLoader.workflows(in: sources)
        return all.count == 1 ? all[0] : "labour-dispute"
    }

    /// The bundle that a case opened now would begin with; what is not named is the workspace's default.
    func bundle(_ workflow: String?, locality: String?) throws -> WorkflowBundle {
        do {
            return try rules.bundle(workflowName(workflow), locality ?? workspace.locality ?? "cn")
        } catch {
            throw CommandFailure(error)
        }
    }

    /// The calendar of a locality, the nation's without one.
    ///
    /// - Parameter tree: the rules as they would be; the session's own without it.
    func calendar(of locality: String?, in tree: SourceTree? = nil) throws -> WorkCalendar {
        let log = DiagnosticLog()
        do {
            guard let chain = LocalityChain(of: locality ?? "cn", from: tree ?? sources, log: log) else {
                throw EngineError.workflow(log.sorted)
            }
            return try (tree.map { RuleLibrary($0) } ?? rules).calendar(chain.codes).calendar
        } catch let error as EngineError {
            throw CommandFailure(error)
        }
    }

    /// The facts that a case has; none when nobody wants to add to them.
    func kept(by caseID: String, if isWanted: Bool) throws -> [String: DataValue] {
        guard isWanted else { return [:] }
        return try run { engine throws(EngineError) in try engine.view(caseID).snapshot.fields }
    }

    /// A time as a person writes it on the command line.
    func time(_ text: String?) throws -> StatedTime? {
        try text.map(TypedTime.time)
    }
}
