/// Who the users of an office are, as one place sees them: what facts that name people are held against when somebody supplies them.
public struct PeopleDirectory {
    /// The roles that somebody holds in the place, none for who acts elsewhere only; nil for an id that nobody has.
    public var roles: (_ id: String) -> Set<String>?
    /// Ids of those who hold one of these roles in the place, in the office's own order.
    public var holders: (_ roles: [String]) -> [String]

    public init(
        roles: @escaping (_ id: String) -> Set<String>?, holders: @escaping (_ roles: [String]) -> [String]
    ) {
        self.roles = roles
        self.holders = holders
    }
}
