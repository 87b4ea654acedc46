public import Diagnostics

/// A guard where a file names it: the same guard named in two places is asked for two reasons.
public struct GuardReference: Hashable, Sendable, Comparable {
    /// The Lua function.
    public var name: String
    /// Where the name stands.
    public var place: SourceLocation

    public init(_ name: String, at place: SourceLocation) {
        self.name = name
        self.place = place
    }

    public static func < (left: GuardReference, right: GuardReference) -> Bool {
        (left.place, left.name) < (right.place, right.name)
    }
}

extension TransitionMetadata {
    /// Its guards with their places, in order.
    public var guardReferences: [GuardReference] { zip(guards, guardPlaces).map { GuardReference($0, at: $1) } }
}

extension DeadlineDeclaration {
    /// Its condition with its place.
    public var conditionReference: GuardReference? {
        condition.map { GuardReference($0, at: conditionPlace ?? declaration.location) }
    }
}
