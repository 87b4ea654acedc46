/// The parameters of a workflow with every value that the layers of one locality give them.
public struct ParameterTable: Hashable, Sendable {
    /// In the order of the file.
    public let parameters: [Parameter]
    /// By name: the values by layer, the most local layer first, and within it the latest first.
    private let values: [String: [ParameterValue]]
    private let index: [String: Int]

    /// - Parameter values: the values of each layer from the root to the locality, by parameter.
    public init(_ parameters: [Parameter], values layers: [[String: [ParameterValue]]]) {
        self.parameters = parameters
        index = Dictionary(
            parameters.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: { first, _ in first })
        var values: [String: [ParameterValue]] = [:]
        for layer in layers.reversed() {
            for (name, given) in layer { values[name, default: []] += given.sorted { $0.from > $1.from } }
        }
        self.values = values
    }

    public func parameter(_ name: String) -> Parameter? {
        index[name].map { parameters[$0] }
    }

    /// The value in force on a day: that of the most local layer which has one, and there the one that began last.
    ///
    /// - Parameter date: ISO 8601 text.
    /// - Returns: nil when no layer gives a value for that day.
    public func value(of name: String, on date: String) -> ParameterValue? {
        values[name]?.first { $0.from <= date && date <= ($0.until ?? "9999-12-31") }
    }

    /// Every value that any layer gives, the most local layer first, the latest first within a layer.
    public func values(of name: String) -> [ParameterValue] {
        values[name] ?? []
    }
}
