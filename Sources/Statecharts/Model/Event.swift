public import DataValues

/// Something that happened: a name that transitions listen to, and the data that came with it (SCXML 5.10.1).
public struct Event: Hashable, Sendable {
    /// How an event reached the chart; SCXML calls it the event's type.
    public enum Origin: String, Hashable, Sendable {
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
    public var data: DataValue
    public var origin: Origin
    /// Who sent it; empty for most events.
    public var routing: Routing? {
        get { boxedRouting?.routing }
        set { boxedRouting = newValue.map(RoutingBox.init) }
    }
    /// Boxed, so that the events of the hot path stay a few words long.
    private var boxedRouting: RoutingBox?

    public init(_ name: String, data: DataValue = .null, origin: Origin = .external, routing: Routing? = nil) {
        self.name = name
        self.data = data
        self.origin = origin
        self.boxedRouting = routing.map(RoutingBox.init)
    }
}

/// An event's routing behind one reference.
private final class RoutingBox: Hashable, Sendable {
    let routing: Event.Routing

    init(_ routing: Event.Routing) { self.routing = routing }

    static func == (one: RoutingBox, other: RoutingBox) -> Bool { one.routing == other.routing }

    func hash(into hasher: inout Hasher) { hasher.combine(routing) }
}
