import CaseEngine
import CaseStores
import Dispatch
import Foundation
import SQLiteStore
import StatutoryTime
import Synchronization
import Workflows

/// `record COUNT WORKSPACE STORE`: opens so many short cases of the labour dispute through the engine, as a year of offices would, and
/// takes their steps; prints how many cases and journal entries came of it.
///
/// What is recorded depends on the count alone: facts, dates and lives are drawn from a seeded generator.
@main
struct Record {
    /// Each worker has localities of its own, so that no two count the same case numbers.
    private static let localities = [
        "610113", "440300", "610118", "330100", "610122", "610100", "610124", "440000", "330000",
    ]
    private static let workers = 2

    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 4, let count = Int(arguments[1]) else {
            print("usage: record COUNT WORKSPACE STORE")
            return
        }
        // The store is thrown away: what a power cut takes back can be made again.
        let store = try SQLiteStore(path: arguments[3], options: .init(durability: .relaxed))
        let rules = RuleLibrary(SourceTree(folder: arguments[2]))
        let totals = Mutex((cases: 0, entries: 0, failure: (any Error)?.none))
        DispatchQueue.concurrentPerform(iterations: workers) { worker in
            do {
                let office = try Office(store, rules)
                for number in stride(from: worker, to: count, by: workers) {
                    let places = localities.indices.filter { $0 % workers == worker }.map { localities[$0] }
                    let entries = try office.live(CaseLife(number), in: places[number / workers % places.count])
                    totals.withLock {
                        $0.cases += 1; $0.entries += entries
                    }
                }
            } catch {
                totals.withLock { $0.failure = $0.failure ?? error }
            }
        }
        let (cases, entries, failure) = totals.withLock { $0 }
        if let failure {
            FileHandle.standardError.write(Data("\(failure)\n".utf8))
            exit(1)
        }
        try store.close()
        print("\(cases) cases, \(entries) journal entries")
    }
}

/// One engine over the store, and the people who act.
private struct Office {
    private let engine: CaseEngine

    init(_ store: any CaseStore, _ rules: RuleLibrary) throws {
        let now = LegalTime(date: CaseLife.today, second: 34_200)
        engine = CaseEngine(
            EngineEnvironment(
                store: store,
                newestBundle: { (workflow, locality) throws(EngineError) in try rules.bundle(workflow, locality) },
                calendar: { (chain) throws(EngineError) in try rules.calendar(chain) }, now: { now }))
    }

    /// Opens a case and takes its steps until one is refused; answers how many entries its journal has.
    func live(_ life: CaseLife, in locality: String) throws -> Int {
        let clerk = Actor(id: "he.yun", roles: ["clerk"])
        let opened = try engine.open(
            OpenRequest(
                workflow: "labour-dispute", locality: locality, facts: life.facts, actor: clerk,
                at: StatedTime(date: life.openedOn)))
        let id = opened.record.id
        for step in life.steps {
            let actor = Actor(id: step.role == "clerk" ? "he.yun" : "sun.li", roles: [step.role])
            do throws(EngineError) {
                _ = try engine.advance(
                    AdvanceRequest(
                        caseID: id, event: step.event, facts: step.facts, actor: actor, at: StatedTime(date: step.day)))
            } catch .refused {
                break
            }
        }
        return try engine.history(id).count
    }
}
