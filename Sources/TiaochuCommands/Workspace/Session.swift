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
        let named = options.actor ?? ProcessInfo.processInfo.environment["TIAOCHU_USER"]
        return named == nil ? nil : try actor(on: caseID)
    }

    /// Who looks at a case's personal data: a user who handles its locality, is not recused, and has a role in its workflow.
    func insider(on caseID: String) throws -> Actor {
        let actor = try actor(on: caseID)
        try run { engine throws(EngineError) in try engine.checkNotRecused(actor, from: caseID) }
        try workspace.check(actor, hasRoleIn: run { engine throws(EngineError) in try engine.workflow(of: caseID) })
        return actor
    }

    /// The prefixes of the localities whose cases a list shows to the one who asks; nil for all, when nobody is named or the user handles
    /// every place. Refused when they handle nothing in `locality`.
    func scope(within locality: String? = nil) throws -> [String]? {
        guard options.actor ?? ProcessInfo.processInfo.environment["TIAOCHU_USER"] != nil else { return nil }
        let actor = try actor()
        guard let places = workspace.users.first(where: { $0.id == actor.id })?.localities, !places.isEmpty else {
            return nil
        }
        let scope = places.map(CaseQuery.prefix(covering:))
        if let locality {
            let asked = CaseQuery.prefix(covering: locality)
            guard scope.contains(where: { $0.hasPrefix(asked) || asked.hasPrefix($0) }) else {
                try workspace.check(actor, mayHandle: locality)
                return scope
            }
        }
        return scope
    }

    /// Runs an engine call; its errors become failures with their exit codes.
    func run<Value>(_ body: (CaseEngine) throws(EngineError) -> Value) throws -> Value {
        do {
            return try body(try engine())
        } catch let error as EngineError {
            if case .noSuchCase(let id) = error { throw NearbyCases(engine: try engine()).failure(of: id) }
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
