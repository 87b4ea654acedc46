public import Diagnostics

/// What differs between two bundles in meaning: parts that were added, removed or changed, not lines.
public struct WorkflowDiff: Sendable {
    public enum Kind: String, Sendable {
        case added, removed, changed
    }

    public struct Property: Hashable, Sendable {
        /// As the files name it: `within`, `guard`, `roles`.
        public var name: String
        /// Absent where that side does not say it.
        public var old: String?
        public var new: String?
    }

    public struct Change: Sendable {
        public var kind: Kind
        /// `deadlines.arbitration.award`, `hooks.accept`, `transitions.intake.received.triage`.
        public var key: String
        public var title: BilingualText
        /// What changed; empty for a part that is only on one side.
        public var properties: [Property]
        /// Where it stands now, or stood.
        public var location: SourceLocation
    }

    /// In the order of the newer files; what was removed comes last.
    public let changes: [Change]

    public init(from old: WorkflowBundle, to new: WorkflowBundle) {
        let (before, after) = (WorkflowOutline(old), WorkflowOutline(new))
        var changes: [Change] = []
        for key in after.keys {
            guard let part = after.parts[key] else { continue }
            guard let earlier = before.parts[key] else {
                changes.append(Change(.added, key, part))
                continue
            }
            let properties = Self.differences(earlier.properties, part.properties)
            if !properties.isEmpty { changes.append(Change(.changed, key, part, properties)) }
        }
        for key in before.keys where after.parts[key] == nil {
            if let part = before.parts[key] { changes.append(Change(.removed, key, part)) }
        }
        self.changes = changes
    }

    private static func differences(
        _ old: [(name: String, value: String)], _ new: [(name: String, value: String)]
    ) -> [Property] {
        let before = Dictionary(old.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
        let after = Dictionary(new.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
        let names = new.map(\.name) + old.map(\.name).filter { after[$0] == nil }
        return names.filter { before[$0] != after[$0] }
            .map { Property(name: $0, old: before[$0], new: after[$0]) }
    }
}

extension WorkflowDiff.Change {
    init(
        _ kind: WorkflowDiff.Kind, _ key: String, _ part: WorkflowOutline.Part,
        _ properties: [WorkflowDiff.Property] = []
    ) {
        self.init(kind: kind, key: key, title: part.title, properties: properties, location: part.location)
    }
}
