public import Diagnostics
public import StatutoryTime

/// A time limit of the law that runs while its state is active.
public struct DeadlineDeclaration: Hashable, Sendable {
    /// How long: written in the file, or a parameter of type period or integer days.
    public enum Length: Hashable, Sendable {
        case period(Period)
        case parameter(String)
    }

    /// What the length is counted from.
    public enum Anchor: Hashable, Sendable {
        /// Forwards from the date in a field.
        case after(field: String)
        /// Forwards from the date on which the state was entered.
        case entry
        /// Backwards from the date in a field: the last day to act at least so long before it, never rolled forward.
        case before(field: String)
    }

    /// Whose time it is, which decides in what direction a layer may change it.
    public enum Side: String, Hashable, Sendable, CaseIterable {
        /// A limit on the office: a layer may only shorten it.
        case authority
        /// Time given to a party: a layer may only lengthen it.
        case party
    }

    /// Days granted beyond the length, held in a field.
    public struct Extension: Hashable, Sendable {
        public var field: String
        public var atMost: Period?
        /// The date field with the day it was granted; nil: taken as granted in time.
        public var granted: String?
        /// The text field that names who granted it.
        public var by: String?
        /// Whether one granted before a restart lengthens what is counted anew.
        public var survivesRestart: Bool

        public init(
            field: String, atMost: Period? = nil, granted: String? = nil, by: String? = nil,
            survivesRestart: Bool = false
        ) {
            self.field = field
            self.atMost = atMost
            self.granted = granted
            self.by = by
            self.survivesRestart = survivesRestart
        }
    }

    /// Days from which the length is counted anew, held in a field: a list of records with `on` and `reason`.
    public struct Restarts: Hashable, Sendable {
        public var field: String
        public var kind: Restart.Kind

        public init(field: String, kind: Restart.Kind = .recount) {
            self.field = field
            self.kind = kind
        }
    }

    /// Whether somebody in office must act by it, who is late when it is over; a party's own time that is over is lost.
    public var isDuty: Bool {
        if side == nil, case .role = actor { return true }
        return side == .authority
    }

    public var name: String
    /// The state's id and the name: `arbitration.award`.
    public var key: String
    /// The state's index in document order.
    public var state: Int
    public var title: BilingualText
    public var length: Length
    public var anchor: Anchor
    public var law: Citation?
    public var side: Side?
    /// Who must act: a role's name, or words.
    public var actor: DeadlineActor?
    /// A Lua guard: the deadline applies only if it passes.
    public var condition: String?
    /// Where the file names it.
    public var conditionPlace: SourceLocation?
    /// Met when this field has a value.
    public var until: String?
    /// Events whose act meets it when its state is left by it. `DeadlineEnding` says what holds where neither is named.
    public var metBy: [String]
    /// Indices of the states whose days do not count.
    public var pauses: [Int]
    public var restarts: Restarts?
    public var granted: Extension?
    /// Overrides the statute's rule for a last day on a rest day.
    public var rolls: Bool?
    /// How long before the last day the inbox shows it, the earliest first.
    public var warnings: [Period]
    /// The system event raised when the last day has passed; nil: it is only shown as overdue.
    public var lapse: String?
    /// Where a layer that changed the length took it from.
    public var source: BilingualText?
    /// Where the deadline was declared; `lengthDeclaration` says where its length in force was.
    public var declaration: Declaration
    public var lengthDeclaration: Declaration

    public init(
        name: String, key: String, state: Int, title: BilingualText, length: Length, anchor: Anchor,
        law: Citation? = nil, side: Side? = nil, actor: DeadlineActor? = nil, condition: String? = nil,
        conditionPlace: SourceLocation? = nil, until: String? = nil, metBy: [String] = [], pauses: [Int] = [],
        restarts: Restarts? = nil,
        granted: Extension? = nil, rolls: Bool? = nil,
        warnings: [Period] = [], lapse: String? = nil, source: BilingualText? = nil,
        declaration: Declaration, lengthDeclaration: Declaration? = nil
    ) {
        self.name = name
        self.key = key
        self.state = state
        self.title = title
        self.length = length
        self.anchor = anchor
        self.law = law
        self.side = side
        self.actor = actor
        self.condition = condition
        self.conditionPlace = conditionPlace
        self.until = until
        self.metBy = metBy
        self.pauses = pauses
        self.restarts = restarts
        self.granted = granted
        self.rolls = rolls
        self.warnings = warnings
        self.lapse = lapse
        self.source = source
        self.declaration = declaration
        self.lengthDeclaration = lengthDeclaration ?? declaration
    }
}

/// Who must act before a deadline.
public enum DeadlineActor: Hashable, Sendable {
    case role(String)
    case words(BilingualText)
}
