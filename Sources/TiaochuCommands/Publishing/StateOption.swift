import ArgumentParser
import CaseEngine
import CaseStores
import Diagnostics
import Workflows

/// Which states of the old rules are which of the new ones, where their ids changed.
struct StateOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            say(zh: "旧状态=新状态，可重复；其内的子状态随之", en: "old state = new state, repeatable; what lies inside follows"),
            valueName: "old=new"))
    var state: [String] = []

    init() {}

    func renaming() throws -> StateRenaming {
        var renamed: [String: String] = [:]
        for pair in state {
            let parts = pair.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty, renamed[parts[0]] == nil else {
                throw CommandFailure(
                    .usage, code: "bad-mapping",
                    what: BilingualText(
                        zh: "“\(pair)”不是“旧状态=新状态”，或重复", en: "'\(pair)' is not OLD=NEW, or is given twice"))
            }
            renamed[parts[0]] = parts[1]
        }
        return StateRenaming(renamed)
    }

    /// Refuses a name that no state of the rules has which the waiting cases follow.
    ///
    /// - Parameter targets: workflow, locality and the hash of the rules the cases are held against.
    func check(
        _ renaming: StateRenaming, of targets: [(workflow: String, locality: String, hash: String)], _ session: Session
    ) throws {
        guard !renaming.isEmpty else { return }
        var states: Set<String> = []
        var seen: Set<String> = []
        for target in targets {
            try RunningCases(workflow: target.workflow, locality: target.locality, session: session)
                .eachPage { engine, page throws(EngineError) in
                    for summary in page
                    where summary.bundleHash != target.hash && seen.insert(summary.bundleHash).inserted {
                        states.formUnion(try engine.workflow(of: summary).states.map(\.id))
                    }
                }
        }
        guard !seen.isEmpty else { return }
        try check(renaming, among: states)
    }

    /// Refuses a name that no state of the rules has by which these cases were decided.
    ///
    /// - Parameter cases: of every bundle that they follow one is enough.
    func check(_ renaming: StateRenaming, of cases: [CaseSummary], _ session: Session) throws {
        guard !renaming.isEmpty, !cases.isEmpty else { return }
        var seen: Set<String> = []
        let first = cases.filter { seen.insert($0.bundleHash).inserted }
        let states = try session.run { engine throws(EngineError) in
            var states: Set<String> = []
            for summary in first { states.formUnion(try engine.workflow(of: summary).states.map(\.id)) }
            return states
        }
        try check(renaming, among: states)
    }

    private func check(_ renaming: StateRenaming, among states: Set<String>) throws {
        guard let name = renaming.unknown(among: states).first else { return }
        throw CommandFailure(
            .notFound, code: "no-such-state",
            what: BilingualText(zh: "案件所依的规则没有状态 \(name)", en: "the rules that the cases follow have no state \(name)"),
            fix: NearestName.find(name, in: Array(states)).map {
                BilingualText(zh: "是否想写 \($0)？", en: "did you mean \($0)?")
            })
    }
}
