public import Diagnostics

/// A node of a YAML file with the place where it begins.
///
/// Scalars stay text: the key that holds a scalar decides what it means, so `01`, `no` and `1.0` never change by themselves.
public struct YAMLNode: Hashable, Sendable {
    public enum Content: Hashable, Sendable {
        case scalar(YAMLScalar)
        case sequence([YAMLNode])
        case mapping([YAMLEntry])
    }

    public var content: Content
    public var location: SourceLocation

    public init(_ content: Content, at location: SourceLocation) {
        self.content = content
        self.location = location
    }
}

/// A scalar as written.
public struct YAMLScalar: Hashable, Sendable {
    public var text: String
    /// Whether it stands without quotes, so that `true` or `12` may mean a boolean or a number.
    public var isPlain: Bool

    public init(_ text: String, isPlain: Bool) {
        self.text = text
        self.isPlain = isPlain
    }
}

/// A key of a mapping with its value, in the order of the file.
public struct YAMLEntry: Hashable, Sendable {
    public var key: String
    public var keyLocation: SourceLocation
    public var value: YAMLNode

    public init(key: String, at keyLocation: SourceLocation, value: YAMLNode) {
        self.key = key
        self.keyLocation = keyLocation
        self.value = value
    }
}

extension YAMLNode {
    public var scalar: YAMLScalar? {
        if case .scalar(let scalar) = content { scalar } else { nil }
    }

    public var elements: [YAMLNode]? {
        if case .sequence(let elements) = content { elements } else { nil }
    }

    public var entries: [YAMLEntry]? {
        if case .mapping(let entries) = content { entries } else { nil }
    }

    /// Nothing written after the key, or an explicit `null` or `~`.
    public var isNull: Bool {
        guard let scalar, scalar.isPlain else { return false }
        return ["", "~", "null", "Null", "NULL"].contains(scalar.text)
    }

    /// The entry of a mapping under `key`; a linear search, for mappings that people write by hand.
    public func entry(_ key: String) -> YAMLEntry? {
        entries?.first { $0.key == key }
    }

    /// The value of a mapping under `key`.
    public subscript(key: String) -> YAMLNode? {
        entry(key)?.value
    }
}
