public import CaseStores
import DataValues
import Diagnostics
import GRDB

extension SQLiteStore {
    public func publish(
        _ drafts: [PublicationDraft], bundles: [BundleRecord]
    ) throws(StoreError) -> [PublicationRecord] {
        for draft in drafts { try draft.validate() }
        return try write { database in
            let loader = RecordLoader(database: database, path: path)
            for bundle in bundles { try database.keep(bundle) }
            var entered: [PublicationRecord] = []
            for draft in drafts {
                guard try loader.bundle(draft.bundleHash) != nil else {
                    throw StoreError.invalid(
                        BilingualText(zh: "所发布的规则包没有保存", en: "the bundle published is not kept"))
                }
                let query = PublicationQuery(workflow: draft.workflow, locality: draft.locality, limit: 1)
                if let standing = try loader.publications(query).first, standing.bundleHash != draft.replaces {
                    throw StoreError.superseded(standing)
                }
                let last = try loader.publications(PublicationQuery(limit: 1)).first
                let record = PublicationRecord(sealing: draft, after: last)
                try insert(record, into: database)
                entered.append(record)
            }
            return entered
        }
    }

    public func publications(_ query: PublicationQuery) throws(StoreError) -> [PublicationRecord] {
        try read { database in try RecordLoader(database: database, path: path).publications(query) }
    }

    private func insert(_ record: PublicationRecord, into database: Database) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO publications (number, kind, workflow, locality, bundle_hash, replaces, reason, actor, roles,
                    on_behalf_of, published_at, evidence, previous_hash, hash)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            record.number, record.kind.rawValue, record.workflow, record.locality, record.bundleHash, record.replaces,
            record.reason, record.actor.id, record.actor.roles.canonicalJSON, record.actor.onBehalfOf,
            record.publishedAt, record.evidence.canonicalJSON, record.previousHash, record.hash,
        ])
    }
}

extension RecordLoader {
    func publications(_ query: PublicationQuery) throws -> [PublicationRecord] {
        var statement = ListStatement()
        if let workflow = query.workflow { statement.add("workflow = ?", [workflow]) }
        if let locality = query.locality { statement.add("locality = ?", [locality]) }
        if let before = query.before { statement.add("number < ?", [before]) }
        return try fetch(
            """
            SELECT number, kind, workflow, locality, bundle_hash, replaces, reason, actor, roles, on_behalf_of,
                published_at, evidence, previous_hash, hash
            FROM publications \(statement.whereClause) ORDER BY number DESC LIMIT ?
            """, statement.arguments + [query.limit], from: "publications"
        ) { columns in
            let number = try columns.integer()
            let kind = try columns.choice(PublicationDraft.Kind.self)
            let (workflow, locality) = (try columns.text(), try columns.text())
            let (bundle, replaces) = (try columns.text(), try columns.optionalText())
            let reason = try columns.text()
            let actor = CaseActor(
                id: try columns.text(), roles: try columns.texts(), onBehalfOf: try columns.optionalText())
            let draft = PublicationDraft(
                kind: kind, workflow: workflow, locality: locality, bundleHash: bundle, replaces: replaces,
                reason: reason, actor: actor, publishedAt: try columns.text(), evidence: try columns.json())
            return PublicationRecord(
                number: number, draft: draft, previousHash: try columns.text(), hash: try columns.text())
        }
    }
}
