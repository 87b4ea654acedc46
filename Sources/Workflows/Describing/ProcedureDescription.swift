public import Diagnostics

/// A workflow as a procedure in sentences: what each state is, who may do what there, on which condition, by when, and how it may end.
///
/// It is read from the same tables that cases run by, so that it is never out of date. Parameters are those in force on one day.
public struct ProcedureDescription: Sendable {
    /// A reason for which a guard says no.
    public struct Refusal: Hashable, Sendable {
        public var text: BilingualText
        public var law: BilingualText?
    }

    /// A guard: what it refuses for, in its own sentences; no sentences when its script states none.
    public struct Condition: Hashable, Sendable {
        public var function: String
        public var refusals: [Refusal]
        /// The layer whose function decides; nil: the workflow's own.
        public var layer: String?
        public var location: SourceLocation?
    }

    /// One thing that can be done or can happen in a state.
    public struct Step: Hashable, Sendable {
        /// Nil for what happens by itself.
        public var event: String?
        public var title: BilingualText
        /// Raised by a deadline or an action, or taken without an event: nobody does it.
        public var isAutomatic: Bool
        /// The titles of the roles; empty: anyone.
        public var roles: [BilingualText]
        /// The titles of fields that name people who may not do it.
        public var apartFrom: [BilingualText]
        /// The titles of fields that must have a value, and of those that may be given.
        public var requires: [BilingualText]
        public var accepts: [BilingualText]
        public var conditions: [Condition]
        /// Where it leads; empty: the case stays where it is.
        public var targets: [Place]
        /// What is written down when it is done.
        public var records: [BilingualText]
        public var law: BilingualText?
        /// The number of the last step here that is tried before this one, for the same event; nil: none is.
        public var after: Int?
        public var layer: String?
        public var location: SourceLocation
    }

    /// A time limit that runs in a state.
    public struct TimeLimit: Hashable, Sendable {
        public var key: String
        public var title: BilingualText
        /// `45 日，自受理日起`
        public var length: BilingualText
        public var law: BilingualText?
        public var actor: BilingualText?
        public var condition: Condition?
        public var details: [BilingualText]
        /// What happens when the last day has passed.
        public var lapse: BilingualText
        /// The layer whose length is in force, and the length that it replaced.
        public var layer: String?
        public var replaced: BilingualText?
        public var location: SourceLocation
    }

    /// A state by its number here and its title.
    public struct Place: Hashable, Sendable {
        public var id: String
        public var number: String
        public var title: BilingualText
    }

    public struct State: Hashable, Sendable {
        public var place: Place
        public var description: BilingualText?
        /// What kind of place it is, where that matters to a reader: parallel matters, an end, the return to where one was.
        public var nature: BilingualText?
        /// Where it begins, when it has parts.
        public var begins: [Place]
        public var law: BilingualText?
        /// Who owns a case here, where that is not whoever owns it in the state around.
        public var owner: BilingualText?
        public var entry: [BilingualText]
        public var limits: [TimeLimit]
        public var steps: [Step]
        /// States around it whose steps can be done from here too, from the nearest outwards.
        public var around: [Place]
        /// The ways in which a case can end here.
        public var closures: [BilingualText]
        public var layer: String?
        public var location: SourceLocation
        var depth: Int
        var hasParts: Bool
    }

    public var title: BilingualText
    public var localities: LocalityChain
    /// The day whose parameters are shown.
    public var date: String
    public var start: [Place]
    public var states: [State]

    /// The name that a layer is shown by: 西安市（610100）.
    func name(ofLayer code: String) -> BilingualText {
        let title = localities.localities.first { $0.code == code }?.title ?? BilingualText(verbatim: "")
        return BilingualText(zh: "\(title.zh) \(code)", en: "\(title.en) \(code)")
    }
}
