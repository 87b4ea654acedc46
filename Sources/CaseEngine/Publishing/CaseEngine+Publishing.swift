public import CaseStores
public import DataValues
import Diagnostics
public import Workflows

/// Rules that somebody wants new cases to begin with, and what was asked of them.
public struct PublicationRequest: Sendable {
    public var bundle: WorkflowBundle
    /// The hash of the bundle that was in force when the check began; nil where none was. Another one by the time of publishing is a
    /// conflict.
    public var replacing: String?
    /// What the check found and how the scenarios ran; kept with the publication.
    public var evidence: DataValue

    public init(bundle: WorkflowBundle, replacing: String?, evidence: DataValue) {
        self.bundle = bundle
        self.replacing = replacing
        self.evidence = evidence
    }
}

extension CaseEngine {
    /// The bundle that a new case begins with: what was published last for its workflow and locality; while nothing was ever
    /// published there, what the files say now.
    public func newestBundle(_ workflow: String, _ locality: String) throws(EngineError) -> WorkflowBundle {
        guard let publication = try publication(of: workflow, in: locality) else {
            return try environment.newestBundle(workflow, locality)
        }
        return try bundle(of: publication)
    }

    /// The publication in force for a workflow in a locality; nil while nothing was published there.
    public func publication(of workflow: String, in locality: String) throws(EngineError) -> PublicationRecord? {
        try storing { () throws(StoreError) in try store.publication(of: workflow, in: locality) }
    }

    /// The bundle that a publication put in force, from the store.
    public func bundle(of publication: PublicationRecord) throws(EngineError) -> WorkflowBundle {
        try machine(
            of: publication.bundleHash,
            neededBy: BilingualText(zh: "第 \(publication.number) 号发布", en: "publication no. \(publication.number)")
        ).bundle
    }

    /// The register of publications, the newest first.
    public func publications(_ query: PublicationQuery) throws(EngineError) -> [PublicationRecord] {
        try storing { () throws(StoreError) in try store.publications(query) }
    }

    /// Puts bundles in force for new cases, all of them or none; those already in force are left out.
    ///
    /// `store(superseded)`, and nothing is put in force, when other rules than a request's `replacing` stand by now.
    /// Running cases keep the rules they follow. The caller has checked the bundles: a bundle that loads is taken as it is.
    public func publish(
        _ requests: [PublicationRequest], reason: String, actor: Actor
    ) throws(EngineError) -> [PublicationRecord] {
        var drafts: [PublicationDraft] = []
        for request in requests {
            let bundle = request.bundle
            let standing = try publication(of: bundle.workflow.name, in: bundle.locality)
            guard standing?.bundleHash != bundle.hash else { continue }
            drafts.append(
                draft(
                    .published, bundle.hash, replacing: request.replacing, of: (bundle.workflow.name, bundle.locality),
                    reason: reason, actor: actor, evidence: request.evidence))
        }
        guard !drafts.isEmpty else { return [] }
        let now = environment.now().description
        let kept = requests.map { request in
            BundleRecord(
                hash: request.bundle.hash, workflow: request.bundle.workflow.name, locality: request.bundle.locality,
                content: request.bundle.content, storedAt: now)
        }
        return try storing { () throws(StoreError) in try store.publish(drafts, bundles: kept) }
    }

    /// Puts the bundle of an earlier publication in force again: that of `number`, else the edition before the one in force.
    ///
    /// An entry of its own: nothing is taken out of the register. Running cases keep the rules they follow.
    public func rollBack(
        _ workflow: String, in locality: String, to number: Int? = nil, reason: String, actor: Actor
    ) throws(EngineError) -> PublicationRecord {
        guard let standing = try publication(of: workflow, in: locality) else {
            throw .store(.noPublication(of: workflow, in: locality))
        }
        let register = try publications(PublicationQuery(workflow: workflow, locality: locality, limit: .max))
        // Going back twice goes back two editions, not to the one just left: what counts is where the edition in force first stood.
        let anchor = origin(of: standing, in: register)
        let found = register.first { entry in
            number.map { entry.number == $0 }
                ?? (entry.number < anchor.number && entry.bundleHash == anchor.replaces)
        }
        guard let target = found.map({ origin(of: $0, in: register) }), target.bundleHash != standing.bundleHash else {
            throw .store(.nothingToRollBack(to: number, from: standing))
        }
        // Restored first: rules that this version can no longer load must not come into force.
        _ = try bundle(of: target)
        let draft = draft(
            .rolledBack, target.bundleHash, replacing: standing.bundleHash, of: (workflow, locality), reason: reason,
            actor: actor, evidence: ["restores": .integer(Int64(target.number))])
        let entered = try storing { () throws(StoreError) in try store.publish([draft], bundles: []) }
        guard let record = entered.first else { throw .store(.noPublication(of: workflow, in: locality)) }
        return record
    }

    /// The publication that first put the rules of an entry in force: what an entry of going back restores, and what that restored, to the end.
    private func origin(of entry: PublicationRecord, in register: [PublicationRecord]) -> PublicationRecord {
        var origin = entry
        while let restored = origin.evidence["restores"].integer,
            let earlier = register.first(where: { $0.number == Int(restored) }), earlier.number < origin.number
        {
            origin = earlier
        }
        return origin
    }

    private func draft(
        _ kind: PublicationDraft.Kind, _ hash: String, replacing standing: String?,
        of rules: (workflow: String, locality: String), reason: String, actor: Actor, evidence: DataValue
    ) -> PublicationDraft {
        PublicationDraft(
            kind: kind, workflow: rules.workflow, locality: rules.locality, bundleHash: hash,
            replaces: standing, reason: reason,
            actor: CaseActor(id: actor.id, roles: actor.roles.sorted()), publishedAt: environment.now().description,
            evidence: evidence)
    }
}

extension StoreError {
    fileprivate static func noPublication(of workflow: String, in locality: String) -> StoreError {
        StoreError(
            .notFound("\(workflow) \(locality)"),
            what: BilingualText(
                zh: "\(locality) 还没有发布过 \(workflow)", en: "\(workflow) was never published for \(locality)"),
            fix: BilingualText(
                zh: "用 tiaochu workflow publish 发布", en: "publish it with tiaochu workflow publish"))
    }

    fileprivate static func nothingToRollBack(to number: Int?, from standing: PublicationRecord) -> StoreError {
        let place = "\(standing.workflow) \(standing.locality)"
        return StoreError(
            .notFound(place),
            what: number.map { number in
                BilingualText(
                    zh: "\(place) 没有第 \(number) 号发布，或其规则正是现行规则",
                    en: "\(place) has no publication no. \(number), or its rules are those in force")
            }
                ?? BilingualText(
                    zh: "\(place) 现行的第 \(standing.number) 号之前没有别的规则",
                    en: "\(place) has no other rules before no. \(standing.number), which is in force"),
            fix: number == nil
                ? BilingualText(
                    zh: "首次发布之前没有可回退的：把文件改回原样（或改好），再 tiaochu workflow publish 一次；在办案件仍按各自的规则",
                    en:
                        "nothing was in force before the first publication: put the files back as they were, or mend them, and run tiaochu workflow publish again; running cases keep their rules"
                )
                : BilingualText(
                    zh: "用 tiaochu workflow publications 查看发布记录", en: "see tiaochu workflow publications"))
    }
}
