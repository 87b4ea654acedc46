/// A piece of Lua in a document, and the line it stands in.
struct SCXMLExpression: Hashable, Sendable {
    var text: String
    var line: Int
}

/// Something given either as it is or as Lua that computes it: `event` and `eventexpr`.
enum SCXMLText: Sendable {
    case literal(String)
    case expression(SCXMLExpression)
}

/// A value as a document gives it (SCXML 5.3, 5.4, 5.6).
enum SCXMLValue: Sendable {
    case nothing
    case expression(SCXMLExpression)
    /// Text that is a value where it is Lua, and itself where it is not.
    case text(SCXMLExpression)
    /// Markup, kept as text.
    case markup(String)
}

/// A `param`: a name, and a value or the location of one (SCXML 5.7).
struct SCXMLParameter: Sendable {
    var name: String
    var value: SCXMLExpression
    /// Given as a location, so that an empty `finalize` can assign to it.
    var isLocation: Bool
}

/// What a message carries: parameters, or one content.
struct SCXMLPayload: Sendable {
    var parameters: [SCXMLParameter] = []
    var content: SCXMLValue = .nothing
}

/// A `data` element (SCXML 5.3).
struct SCXMLData: Sendable {
    var id: String
    var value: SCXMLValue
    var line: Int
}

/// A `send` element (SCXML 6.2).
struct SCXMLSend: Sendable {
    var event: SCXMLText?
    var target: SCXMLText?
    var type: SCXMLText?
    var id: String?
    var idLocation: SCXMLExpression?
    var delay: SCXMLText?
    var payload: SCXMLPayload
}

/// An `invoke` element (SCXML 6.4).
struct SCXMLInvoke: Sendable {
    var stateID: String
    var type: SCXMLText?
    var source: SCXMLText?
    var id: String?
    var idLocation: SCXMLExpression?
    var payload: SCXMLPayload
    var isForwarding: Bool
    /// Nothing when there is no `finalize`; an empty one assigns what the event brings to the parameters' locations.
    var finalize: [SCXMLContent]?
    var line: Int
}

/// One element of executable content (SCXML 4, 5.4, 6.2, 6.3).
indirect enum SCXMLContent: Sendable {
    case raise(String)
    case log(label: String, value: SCXMLExpression?)
    case assign(location: SCXMLExpression, value: SCXMLValue)
    case script(SCXMLExpression)
    /// The first branch whose condition holds; one without a condition always does.
    case choose([(condition: SCXMLExpression?, content: [SCXMLContent])])
    case forEach(item: SCXMLExpression, index: SCXMLExpression?, array: SCXMLExpression, content: [SCXMLContent])
    case send(SCXMLSend)
    case cancel(SCXMLText)
    /// Gives variables their first values; with late binding, when their state is first entered.
    case initialize([SCXMLData])
}
