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
        /// Where what changed stands now, in the layer that says it; where a part that is gone stood.
        public var location: SourceLocation
    }

    /// In the order of the newer files; what was removed comes last.
    public let changes: [Change]

    public init(from old: WorkflowBundle, to new: WorkflowBundle) {
        let (before, after) = (WorkflowOutline(old), WorkflowOutline(new))
        var changes: [Change] = []
        // Read once somebody differs: the layers are put over the base anew for it.
        var places: MergedPlaces?
        for key in after.keys {
            guard let part = after.parts[key] else { continue }
            guard let earlier = before.parts[key] else {
                changes.append(Change(.added, key, part))
                continue
            }
            let properties = Self.differences(earlier, part)
            guard let first = properties.first else { continue }
            let merged = places ?? MergedPlaces(new)
            places = merged
            var change = Change(.changed, key, part, properties)
            change.location =
                Self.place(of: first.name, from: earlier, to: part) ?? merged.place(of: first.name, in: key)
                ?? part.location
            changes.append(change)
        }
        for key in before.keys where after.parts[key] == nil {
            if let part = before.parts[key] { changes.append(Change(.removed, key, part)) }
        }
        self.changes = changes
    }

    private static func differences(_ old: WorkflowOutline.Part, _ new: WorkflowOutline.Part) -> [Property] {
        let before = Dictionary(old.properties.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
        let after = Dictionary(new.properties.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
        let names = new.properties.map(\.name) + old.properties.map(\.name).filter { after[$0] == nil }
        return names.filter { name in
            (old.essences[name] ?? before[name]) != (new.essences[name] ?? after[name])
        }.map { Property(name: $0, old: before[$0], new: after[$0]) }
    }

    /// Of a parameter's values the first that is new, whichever layer gives it, and of its other properties the declaration; nil for
    /// parts of other kinds.
    private static func place(
        of property: String, from old: WorkflowOutline.Part, to new: WorkflowOutline.Part
    ) -> SourceLocation? {
        guard property == "values" else { return new.declaration }
        let before = Set(old.values.map(\.text))
        return new.values.first { !before.contains($0.text) }?.location
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
