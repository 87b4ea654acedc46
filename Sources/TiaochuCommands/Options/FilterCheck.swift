import CaseEngine
import CaseStores
import Diagnostics
import Workflows

/// Refuses a filter that names what nobody knows; an empty list would look like an answer.
///
/// Known is what stands in the workspace's files or on a case that the one who asks may see, so that a state or a handler of former days
/// still finds its cases.
struct FilterCheck {
    let session: Session

    /// A locality that has a layer or a case.
    func locality(_ code: String?) throws {
        guard let code, !WorkflowLoader.localities(in: session.sources).contains(code) else { return }
        let prefix = CaseQuery.prefix(covering: code)
        guard try prefix.isEmpty || !isOnFile(CaseQuery(places: session.places().narrowed(to: prefix))) else { return }
        throw Self.noLocality(code, in: session.sources)
    }

    /// A locality with neither layer nor case, with the one that was most likely meant.
    static func noLocality(_ code: String, in sources: SourceTree) -> CommandFailure {
        let codes = WorkflowLoader.localities(in: sources)
        let titled = codes.first { known in
            let title = WorkflowLoader.chain(of: known, in: sources).chain?.locality.title
            return !code.isEmpty && (title?.zh.contains(code) ?? false || title?.en.lowercased() == code.lowercased())
        }
        return CommandFailure(
            .notFound, code: "no-such-locality",
            what: BilingualText(zh: "没有地区 \(code)", en: "there is no locality \(code)"),
            fix: fix(titled ?? NearestName.find(code, in: codes), known: codes))
    }

    /// A handler named in the workspace or on a case.
    func assignee(_ user: String?) throws {
        let users = session.workspace.users
        guard let user, user != "-", !users.contains(where: { $0.id == user }) else { return }
        guard try !isOnFile(CaseQuery(places: session.places(), assignment: .to(user))) else { return }
        let nearest = users.first { $0.name == user }?.id ?? NearestName.find(user, in: users.map(\.id))
        throw CommandFailure(
            .notFound, code: "no-such-user",
            what: BilingualText(
                zh: "没有用户“\(user)”，也没有由其承办的案件", en: "there is no user '\(user)', nor a case that they handle"),
            fix: Self.fix(nearest, known: users.map(\.id)))
    }

    /// The id of a state that some workflow has or some case is in; a title or the last part of an id will do where only one state has it.
    func state(_ name: String?) throws -> String? {
        guard let name, try !isOnFile(CaseQuery(places: session.places(), state: name)) else { return name }
        let states = states()
        if states.contains(where: { $0.id == name }) { return name }
        let meant = states.filter { state in
            state.id.hasSuffix("." + name) || state.title.isSpoken(as: name)
        }
        if meant.count == 1 { return meant[0].id }
        let close = meant.isEmpty ? nearest(name, in: states) : meant.map(\.id)
        throw CommandFailure(
            .notFound, code: "no-such-state",
            what: meant.isEmpty
                ? BilingualText(zh: "没有状态“\(name)”", en: "there is no state '\(name)'")
                : BilingualText(
                    zh: "“\(name)”可指 \(meant.count) 个状态", en: "'\(name)' may mean \(meant.count) states"),
            fix: close.isEmpty
                ? BilingualText(zh: "tiaochu workflow show 列出全部", en: "tiaochu workflow show lists them all")
                : BilingualText(
                    zh: "是否想写 \(close.joined(separator: "、"))？",
                    en: "did you mean \(close.joined(separator: ", "))?"))
    }

    private func nearest(_ name: String, in states: [StateMetadata]) -> [String] {
        let names = states.flatMap { state in
            [
                state.id, state.id.split(separator: ".").last.map(String.init) ?? state.id, state.title.zh,
                state.title.en,
            ]
            .map { (name: $0, id: state.id) }
        }
        guard let found = NearestName.find(name, in: names.map(\.name)) else { return [] }
        var seen: Set<String> = []
        return names.filter { $0.name == found }.map(\.id).filter { seen.insert($0).inserted }
    }

    /// The states of every workflow, each id once; layers may add their own.
    private func states() -> [StateMetadata] {
        var seen: Set<String> = []
        let localities = WorkflowLoader.localities(in: session.sources)
        return WorkflowLoader.workflows(in: session.sources).flatMap { workflow in
            localities.flatMap { (try? session.bundle(workflow, locality: $0))?.workflow.states ?? [] }
        }.filter { !$0.id.isEmpty && seen.insert($0.id).inserted }
    }

    private func isOnFile(_ query: CaseQuery) throws -> Bool {
        var query = query
        query.limit = 1
        return try !session.run { engine throws(EngineError) in try engine.cases(query) }.isEmpty
    }

    private static func fix(_ nearest: String?, known: [String]) -> BilingualText {
        nearest.map { BilingualText(zh: "是否想写 \($0)？", en: "did you mean \($0)?") }
            ?? BilingualText(zh: "有：\(known.joined(separator: "、"))", en: "there are: \(known.joined(separator: ", "))")
    }
}
