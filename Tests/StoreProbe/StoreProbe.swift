import CaseStoreConformance
import CaseStores
import Foundation
import SQLiteStore

/// A process for tests to start, and to kill in the middle of its work: `StoreProbe ACT PATH NAME`.
///
/// `open` opens the store and prints one line. `commit` opens case after case until it is killed, printing each id once its commit has
/// returned. `claim` performs effects until none is left, printing the id of each.
@main
struct StoreProbe {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 4 else {
            say("usage: StoreProbe open|commit|claim PATH NAME")
            exit(64)
        }
        let (act, name) = (arguments[1], arguments[3])
        let store = try SQLiteStore(path: arguments[2])
        switch act {
        case "open": say("\(name) \(try store.settings().format)")
        case "commit": try commit(to: store, name: name)
        case "claim": try claim(from: store, name: name)
        default: exit(64)
        }
    }

    private static func commit(to store: SQLiteStore, name: String) throws {
        for number in 1... {
            let id = "\(name)-\(number)"
            try store.commit(
                Sample.opening(
                    Sample.record(id), deadlines: [Sample.deadline(id)], effects: [Sample.effect(id, sequence: 1)],
                    request: Sample.request("request \(id)")))
            guard let record = try store.caseRecord(id) else { throw StoreError.noCase(id) }
            try store.commit(Sample.advance(record, effects: [Sample.effect(id, sequence: 2)]))
            say(id)
        }
    }

    private static func claim(from store: SQLiteStore, name: String) throws {
        let claim = OutboxClaim(
            owner: name, now: "2026-02-13T10:00:00+08:00", leaseUntil: "2026-02-13T10:05:00+08:00", limit: 3)
        while true {
            let claimed = try store.claimEffects(claim)
            if claimed.isEmpty { return }
            for effect in claimed {
                try store.completeEffect(effect.id, owner: name)
                say(effect.id.description)
            }
        }
    }

    /// Straight to the descriptor: a line in a buffer would die with the process although its commit had returned.
    private static func say(_ line: String) {
        FileHandle.standardOutput.write(Data("\(line)\n".utf8))
    }
}
