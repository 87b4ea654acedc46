public import Diagnostics

/// Something that can happen to a case, declared so that it has a title and can be listed.
public struct EventDeclaration: Hashable, Sendable {
    public var name: String
    public var title: BilingualText
    /// Who may raise it; empty: any role.
    public var roles: [String]
    /// Fields that must have a value when it is raised.
    public var requires: [String]
    /// Further fields that may be supplied with it.
    public var accepts: [String]
    public var persons: PersonRule
    public var law: Citation?
    /// Raised by a deadline or an action, never by a handler.
    public var isSystem: Bool
    public var declaration: Declaration

    public init(
        _ name: String,
        title: BilingualText,
        roles: [String] = [],
        requires: [String] = [],
        accepts: [String] = [],
        persons: PersonRule = PersonRule(),
        law: Citation? = nil,
        isSystem: Bool = false,
        declaration: Declaration
    ) {
        self.name = name
        self.title = title
        self.roles = roles
        self.requires = requires
        self.accepts = accepts
        self.persons = persons
        self.law = law
        self.isSystem = isSystem
        self.declaration = declaration
    }
}

/// A role that users hold and that transitions ask for.
public struct Role: Hashable, Sendable {
    public var name: String
    public var title: BilingualText

    public init(_ name: String, title: BilingualText) {
        self.name = name
        self.title = title
    }
}

/// A closure code 结案方式: how a case ended, as statistics count it.
public struct Closure: Hashable, Sendable {
    public var code: String
    public var title: BilingualText
    /// What reports roll it up to.
    public var group: String?
    public var declaration: Declaration

    public init(code: String, title: BilingualText, group: String? = nil, declaration: Declaration) {
        self.code = code
        self.title = title
        self.group = group
        self.declaration = declaration
    }
}
