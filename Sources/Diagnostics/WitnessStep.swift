/// One step of the way to what a finding is about: an event with the facts supplied, or a deadline that ends.
public struct WitnessStep: Hashable, Sendable {
    /// As people read it.
    public var text: BilingualText
    /// ISO text of the day.
    public var date: String
    /// The event raised; nil for the opening of the case, and where only time passes.
    public var event: String?
    /// The key of the deadline that raised it.
    public var deadline: String?
    /// Field → JSON text.
    public var facts: [String: String]
    /// The transition taken.
    public var location: SourceLocation?

    public init(
        _ text: BilingualText, date: String, event: String? = nil, deadline: String? = nil,
        facts: [String: String] = [:], at location: SourceLocation? = nil
    ) {
        self.text = text
        self.date = date
        self.event = event
        self.deadline = deadline
        self.facts = facts
        self.location = location
    }
}
