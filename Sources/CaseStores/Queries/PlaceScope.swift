/// The places whose cases a query finds. Every query says it: one that forgot to would show all.
public enum PlaceScope: Hashable, Sendable {
    /// Every place: for what serves the whole store, such as deadlines that run out, and for one who may see all.
    case everywhere
    /// Places whose codes begin with one of these, any of which may be empty; none at all without one.
    case within([String])

    /// Whether cases of that locality are found.
    public func covers(_ locality: String) -> Bool {
        switch self {
        case .everywhere: true
        case .within(let prefixes): prefixes.contains(where: locality.hasPrefix)
        }
    }

    /// Those of these places whose codes begin with `prefix`.
    public func narrowed(to prefix: String) -> PlaceScope {
        switch self {
        case .everywhere: .within([prefix])
        case .within(let prefixes):
            .within(
                prefixes.compactMap { own in
                    own.hasPrefix(prefix) ? own : prefix.hasPrefix(own) ? prefix : nil
                })
        }
    }
}
