import CaseEngine
import CaseStores
import Workflows

/// Effects of the cases that the one who asks may see: the outbox itself does not know where a case is.
struct VisibleEffects {
    private let session: Session
    private let places: PlaceScope
    private var known: [String: Bool] = [:]

    init(_ session: Session) throws {
        self.session = session
        places = try session.places()
    }

    /// Those that a query finds and `fits` accepts, in order of their ids, until there are `most`.
    mutating func find(
        _ query: OutboxQuery, most: Int = .max, where fits: (OutboxRecord) -> Bool = { _ in true }
    ) throws -> [OutboxRecord] {
        var query = query
        var found: [OutboxRecord] = []
        while true {
            let page = try session.run { [query] engine throws(EngineError) in try engine.outbox(query) }
            for effect in page where fits(effect) {
                if try isVisible(effect.id.caseID) { found.append(effect) }
            }
            guard found.count < most, page.count == query.limit, let last = page.last else {
                return Array(found.prefix(most))
            }
            query.after = last.id
        }
    }

    private mutating func isVisible(_ caseID: String) throws -> Bool {
        guard places != .everywhere else { return true }
        if let known = known[caseID] { return known }
        let locality = try session.run { engine throws(EngineError) in
            try engine.workflow(of: caseID).localities.locality.code
        }
        let isVisible = places.covers(locality)
        known[caseID] = isVisible
        return isVisible
    }
}
