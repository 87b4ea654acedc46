import CaseEngine
import CaseStores
import Workflows

/// The running cases of one workflow in exactly one locality, of those that the one who asks may see.
struct RunningCases {
    let workflow: String
    let locality: String
    let session: Session

    /// Hands over a page of them at a time, in the order of their ids.
    func eachPage(_ body: (CaseEngine, [CaseSummary]) throws(EngineError) -> Void) throws {
        let query = CaseQuery(
            places: try session.places().narrowed(to: locality), status: .open, workflow: workflow, order: .id,
            limit: 200)
        try session.run { engine throws(EngineError) in
            try engine.eachPage(of: query) { (page) throws(EngineError) in
                // The code of a province's children begins otherwise, but a layer may be called anything.
                try body(engine, page.filter { $0.locality == locality })
            }
        }
    }
}
