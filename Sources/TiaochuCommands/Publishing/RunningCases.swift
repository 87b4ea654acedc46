import CaseEngine
import CaseStores
import Workflows

/// The running cases of one workflow in exactly one locality.
struct RunningCases {
    let workflow: String
    let locality: String
    let session: Session

    /// Hands over a page of them at a time, in the order of their ids.
    func eachPage(_ body: (CaseEngine, [CaseSummary]) throws(EngineError) -> Void) throws {
        try session.run { engine throws(EngineError) in
            try engine.eachPage(
                of: CaseQuery(status: .open, workflow: workflow, localityPrefix: locality, order: .id, limit: 200)
            ) { (page) throws(EngineError) in
                // The code of a province's children begins otherwise, but a layer may be called anything.
                try body(engine, page.filter { $0.locality == locality })
            }
        }
    }
}
