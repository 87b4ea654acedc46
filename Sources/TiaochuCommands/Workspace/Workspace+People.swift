import Workflows

extension Workspace {
    /// The users as a locality sees them: those who handle other places only hold no role there.
    func people(of locality: String) -> PeopleDirectory {
        PeopleDirectory(
            roles: { [users] id in
                users.first { $0.id == id }.map { $0.handles(locality) ? Set($0.roles) : [] }
            },
            holders: { [users] roles in
                users.filter { $0.handles(locality) && !Set($0.roles).isDisjoint(with: roles) }.map(\.id)
            })
    }
}
