public import DataValues

/// Something that happened: a name that transitions listen to, and the data that came with it (SCXML 5.10.1).
public struct Event: Hashable, Sendable {
    /// How an event reached the chart.
    public enum EventType: String, Hashable, Sendable {
        /// Raised by the processor itself: `error.execution`, `done.state.ID`.
        case platform
        /// Raised by executable content within the step.
        case `internal`
        /// Sent from outside the step.
        case external
    }

    /// Who sent an event and as what: SCXML's `sendid`, `origin`, `origintype` and `invokeid`.
    public struct Routing: Hashable, Sendable {
        public var sendID: String?
        public var origin: String?
        public var originType: String?
        public var invokeID: String?

        public init(
            sendID: String? = nil, origin: String? = nil, originType: String? = nil, invokeID: String? = nil
        ) {
            self.sendID = sendID
            self.origin = origin
            self.originType = originType
            self.invokeID = invokeID
        }
    }

    /// Tokens joined by dots: `mediation.refused`.
    public var name: String
    public var type: EventType
    /// What came with it; null for most events of a chart that keeps its data elsewhere.
    public var data: DataValue {
        get { details?.data ?? .null }
        set { details = EventDetails(newValue, routing) }
    }
    /// Who sent it; empty for most events.
    public var routing: Routing? {
        get { details?.routing }
        set { details = EventDetails(data, newValue) }
    }
    /// Behind one reference, so that the events of the hot path are copied at next to no cost; nothing when there is
    /// neither.
    private var details: EventDetails?

    /// Whether a text can be the name of an event: tokens joined by dots, none of them empty, with a blank or a `*` (SCXML 3.12.1).
    public static func isName(_ text: String) -> Bool {
        text.unicodeScalars.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { token in
            !token.isEmpty && !token.contains { $0.properties.isWhitespace || $0 == "*" }
        }
    }

    public init(_ name: String, data: DataValue = .null, type: EventType = .external, routing: Routing? = nil) {
        self.name = name
        self.type = type
        details = EventDetails(data, routing)
    }
}

/// An event's data and routing.
private final class EventDetails: Hashable, Sendable {
    let data: DataValue
    let routing: Event.Routing?

    init?(_ data: DataValue, _ routing: Event.Routing?) {
        if data.isNull, routing == nil { return nil }
        self.data = data
        self.routing = routing
    }

    static func == (one: EventDetails, other: EventDetails) -> Bool {
        one.data == other.data && one.routing == other.routing
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(data)
        hasher.combine(routing)
    }
}
