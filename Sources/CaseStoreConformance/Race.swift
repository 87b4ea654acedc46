import CaseStores
import Dispatch
import Synchronization

/// Runs the body on as many threads, each with a connection of its own, and waits for all; the first error of any is thrown.
func race<Outcome: Sendable>(
    workers: Int, on bench: StoreBench, _ body: @escaping @Sendable (any CaseStore, Int) throws -> Outcome
) throws -> [Outcome] {
    let stores = try (0..<workers).map { _ in try bench.another() }
    let results = Mutex<[Result<Outcome, any Error>]>([])
    DispatchQueue.concurrentPerform(iterations: workers) { worker in
        let result = Result { try body(stores[worker], worker) }
        results.withLock { $0.append(result) }
    }
    return try results.withLock { try $0.map { try $0.get() } }
}
