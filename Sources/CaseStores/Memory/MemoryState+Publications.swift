extension MemoryState {
    mutating func publish(
        _ drafts: [PublicationDraft], bundles new: [BundleRecord]
    ) throws(StoreError) -> [PublicationRecord] {
        // Tried on a copy, so that all drafts are entered or none.
        var next = self
        for bundle in new where next.bundles[bundle.hash] == nil { next.bundles[bundle.hash] = bundle }
        var entered: [PublicationRecord] = []
        for draft in drafts {
            try draft.validate()
            guard next.bundles[draft.bundleHash] != nil else {
                throw FieldRule.broken("publication.bundleHash", "names a bundle that is not kept", "所指的规则包没有保存")
            }
            let standing = next.publications.last {
                $0.workflow == draft.workflow && $0.locality == draft.locality
            }
            if let standing, standing.bundleHash != draft.replaces { throw .superseded(standing) }
            let record = PublicationRecord(sealing: draft, after: next.publications.last)
            next.publications.append(record)
            entered.append(record)
        }
        self = next
        return entered
    }

    func publications(_ query: PublicationQuery) -> [PublicationRecord] {
        let wanted = publications.reversed().lazy.filter { record in
            (query.workflow.map { $0 == record.workflow } ?? true)
                && (query.locality.map { $0 == record.locality } ?? true)
                && (query.before.map { record.number < $0 } ?? true)
        }
        return Array(wanted.prefix(query.limit))
    }
}
