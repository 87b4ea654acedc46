public import Diagnostics
public import Statecharts

/// A W3C SCXML 1.0 document with the Lua data model, compiled to a chart and the content that its handles stand for.
public struct SCXMLDocument: Sendable {
    /// The document's `name`.
    public let name: String
    /// The name it was read under, which messages carry.
    public let file: String
    public let chart: Statechart
    /// Where each state stands, in the chart's order.
    public let stateLocations: [SourceLocation]
    /// Where each transition stands, in the chart's order.
    public let transitionLocations: [SourceLocation]

    /// By `Action`.
    let blocks: [[SCXMLContent]]
    /// By `Guard`.
    let conditions: [SCXMLExpression]
    /// By `Expression`.
    let doneData: [SCXMLPayload]
    /// By `Invocation`.
    let invocations: [SCXMLInvoke]
    /// Of the document's own `datamodel`: what an invoking session may set.
    let parameters: Set<String>

    /// Bytes of UTF-8 that a document may have.
    public static let largestText = XMLReader.largestText

    /// Reads and checks a document. Its text is what counts, whatever encoding the XML declaration speaks of.
    ///
    /// - Parameters:
    ///   - file: what messages call the document.
    ///   - resources: where scripts and data that the document names are read from.
    /// - Throws: everything that is wrong with it.
    public init(
        reading text: String, file: String, resources: SCXMLResources = .none
    ) throws(SCXMLFailure) {
        var reader = SCXMLReading(file: file, resources: resources)
        self = try reader.read(text)
    }

    init(
        name: String, file: String, chart: Statechart, reading: SCXMLReading
    ) {
        self.name = name
        self.file = file
        self.chart = chart
        stateLocations = reading.stateLocations
        transitionLocations = reading.transitionLocations
        blocks = reading.blocks
        conditions = reading.conditions
        doneData = reading.doneData
        invocations = reading.invocations
        parameters = reading.parameters
    }

    /// The Lua of a transition's `cond`, as it is written.
    public func condition(of transition: TransitionIndex) -> String? {
        chart[transition].guard.map { conditions[$0.rawValue].text }
    }
}

/// A document could not be read; all that is wrong with it, with places.
public struct SCXMLFailure: Error, Hashable, Sendable, CustomStringConvertible {
    public let diagnostics: [Diagnostic]

    public var description: String {
        diagnostics.map { "\($0.location.map { "\($0): " } ?? "")\($0.what.en)" }.joined(separator: "\n")
    }
}
