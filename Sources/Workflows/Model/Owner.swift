public import Diagnostics

/// A body that can own a case: somebody is always answerable for it. Channels that a field names need no declaration.
public struct Owner: Hashable, Sendable {
    public var name: String
    public var title: BilingualText

    public init(_ name: String, title: BilingualText) {
        self.name = name
        self.title = title
    }
}

/// Who owns a case while a state is active; the states inside it inherit the answer.
public enum OwnerRule: Hashable, Sendable {
    case named(String)
    /// Whoever this field names.
    case field(String)
}

extension Workflow {
    /// Who owns a case by a rule: the title of the body, or of the field that names it.
    public func words(for owner: OwnerRule) -> BilingualText {
        switch owner {
        case .named(let name): owners.first { $0.name == name }?.title ?? BilingualText(verbatim: name)
        case .field(let name):
            field(name).map {
                BilingualText(zh: "由“\($0.title.zh)”指明", en: "whoever '\($0.title.en)' names")
            } ?? BilingualText(verbatim: name)
        }
    }
}
