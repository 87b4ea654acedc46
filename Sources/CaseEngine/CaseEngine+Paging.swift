public import CaseStores

extension CaseEngine {
    /// Hands the cases that a query finds to `body`, a page at a time in the order of their ids, however many there are.
    public func eachPage(
        of query: CaseQuery, _ body: ([CaseSummary]) throws(EngineError) -> Void
    ) throws(EngineError) {
        var query = query
        query.order = .id
        while true {
            let page = try cases(query)
            if !page.isEmpty { try body(page) }
            guard page.count == query.limit, let last = page.last else { return }
            query.afterID = last.id
        }
    }

    /// Does something with one case of many: what is wrong with the case is handed to `failed`, what is wrong with the store is thrown.
    public func sparing(
        _ failed: (EngineError) -> Void, _ body: () throws(EngineError) -> Void
    ) throws(EngineError) {
        do {
            try body()
        } catch {
            if case .store(let cause) = error {
                switch cause.code {
                case .corrupt, .notFound, .invalid: break
                default: throw error
                }
            }
            failed(error)
        }
    }
}
