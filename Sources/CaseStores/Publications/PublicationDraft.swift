public import DataValues

/// A bundle that is to become what new cases of its workflow and locality begin with, before it has its place in the register.
public struct PublicationDraft: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Rules as somebody edited them.
        case published
        /// Rules that had been published before, in force again.
        case rolledBack
    }

    public var kind: Kind
    public var workflow: String
    /// The code of the locality.
    public var locality: String
    public var bundleHash: String
    /// The bundle that was in force when this was decided; `nil` for none. Another one by now is a conflict.
    public var replaces: String?
    /// Why, in the words of the person who decided it.
    public var reason: String
    public var actor: CaseActor
    /// The instant of the decision.
    public var publishedAt: String
    /// What was asked of the rules before: findings of the check, scenarios run. Opaque to the store.
    public var evidence: DataValue

    public init(
        kind: Kind, workflow: String, locality: String, bundleHash: String, replaces: String?, reason: String,
        actor: CaseActor, publishedAt: String, evidence: DataValue
    ) {
        self.kind = kind
        self.workflow = workflow
        self.locality = locality
        self.bundleHash = bundleHash
        self.replaces = replaces
        self.reason = reason
        self.actor = actor
        self.publishedAt = publishedAt
        self.evidence = evidence
    }

    /// Checks what a store needs to keep and sort it, as `StepCommit.validate` does.
    public func validate() throws(StoreError) {
        try FieldRule.identifier(workflow, of: "publication.workflow")
        try FieldRule.identifier(locality, of: "publication.locality")
        try FieldRule.identifier(bundleHash, of: "publication.bundleHash")
        try FieldRule.identifier(actor.id, of: "publication.actor")
        try FieldRule.plain(reason, of: "publication.reason")
        try FieldRule.instant(publishedAt, of: "publication.publishedAt")
        try FieldRule.value(evidence, of: "publication.evidence")
    }
}
