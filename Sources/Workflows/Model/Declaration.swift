public import Diagnostics

/// Where something was declared: the layer and the place in its file.
public struct Declaration: Hashable, Sendable {
    /// The code of the locality whose layer declares it; nil for the workflow's base definition.
    public var layer: String?
    public var location: SourceLocation

    public init(layer: String? = nil, at location: SourceLocation) {
        self.layer = layer
        self.location = location
    }
}
