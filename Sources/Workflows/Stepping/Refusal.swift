import DataValues
public import Diagnostics

/// Why a step is refused, in a form that says what would change it.
public struct Refusal: Hashable, Sendable {
    public enum Reason: String, Sendable, CaseIterable {
        /// No active state listens to this event.
        case state
        /// A guard answered no.
        case `guard`
        /// A guard cautions: a handler may go on with a reason, which is recorded.
        case caution
        /// The actor has none of the roles that may do it.
        case role
        /// This person may not do it, whatever their role: somebody else must, or they are recused.
        case person
        /// Facts it requires are not on file and were not supplied.
        case facts
        /// A supplied value does not fit its field, or the event does not take that field.
        case value
        /// Only the engine raises this event.
        case system
        /// The case is closed.
        case closed
        /// The legal time does not fit: in the future, or before the case's last legal act.
        case time
    }

    public var reason: Reason
    /// One sentence for the handler.
    public var text: BilingualText
    /// The guard that refused.
    public var guardName: String?
    /// Where the guard or the transition stands.
    public var location: SourceLocation?
    /// The locality layer it comes from.
    public var layer: String?
    /// The article it rests on, as cited.
    public var law: BilingualText?
    /// Field names whose values would change the answer, or that are missing.
    public var facts: [String]
    /// Roles that may do it.
    public var roles: [String]
    /// What to do next.
    public var fix: BilingualText?

    /// The refusal with sensitive values masked: a guard's words may repeat what people wrote into the case.
    public func masking(_ secrets: SensitiveValues) -> Refusal {
        var masked = self
        masked.text = secrets.masked(in: text)
        masked.fix = fix.map(secrets.masked)
        return masked
    }

    /// Whether both tell a handler the same thing, whichever guard says it; two ways barred to a role are two ways.
    func saysTheSame(as other: Refusal) -> Bool {
        guard reason == .guard || reason == .caution || reason == .facts else { return self == other }
        return reason == other.reason && text == other.text && layer == other.layer && law == other.law
            && facts == other.facts && fix == other.fix
    }

    public init(
        _ reason: Reason,
        text: BilingualText,
        guardName: String? = nil,
        location: SourceLocation? = nil,
        layer: String? = nil,
        law: BilingualText? = nil,
        facts: [String] = [],
        roles: [String] = [],
        fix: BilingualText? = nil
    ) {
        self.reason = reason
        self.text = text
        self.guardName = guardName
        self.location = location
        self.layer = layer
        self.law = law
        self.facts = facts
        self.roles = roles
        self.fix = fix
    }
}
