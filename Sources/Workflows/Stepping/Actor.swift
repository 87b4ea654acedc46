/// Who raises an event: a user and the roles in which they may act.
public struct Actor: Hashable, Sendable {
    public var id: String
    public var roles: Set<String>

    public init(id: String, roles: Set<String>) {
        self.id = id
        self.roles = roles
    }

    /// The engine itself, raising what a deadline or the law raises by lapse of time.
    public static let system = Actor(id: "system", roles: [])
}
