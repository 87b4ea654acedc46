public import DataValues
public import Diagnostics
import Statecharts

/// Why a case that followed other rules cannot go on under these.
public struct AdoptionObstacle: Error, Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable {
        /// The case stands in, or remembers, a state that these rules do not have.
        case unknownState
        /// Its states exist here, but cannot be active together.
        case illegalConfiguration
        /// A fact on file fits no field here, or one that must be there is missing.
        case field
        /// The snapshot itself cannot be read.
        case unreadable
    }

    public var kind: Kind
    /// The state or field at fault.
    public var subject: String
    public var what: BilingualText
    public var fix: BilingualText?
}

/// A case's snapshot under other rules, or everything that keeps it from being one.
public enum Adoption: Sendable {
    case adopted(CaseSnapshot)
    case refused([AdoptionObstacle])
}

extension CaseMachine {
    /// Takes over a snapshot that another bundle's machine encoded: states by id, facts by name, dates as they are.
    ///
    /// Nothing is stepped: no state is entered, no action runs.
    /// - Parameters:
    ///   - renaming: states whose id is another one here; what lies inside a renamed state follows it.
    ///   - old: the workflow that the snapshot is of, by which a state that has another id here is told apart from others.
    public func adopt(
        _ encoded: DataValue, renaming: StateRenaming = StateRenaming([:]), from old: Workflow? = nil
    ) -> Adoption {
        let value = renaming.applied(toSnapshot: encoded)
        var obstacles = unknownStates(in: value, of: old)
        obstacles += misfits(in: value["fields"].record ?? [:])
        guard obstacles.isEmpty else { return .refused(obstacles) }
        do {
            guard let snapshot = try CaseSnapshot(value, for: chart) else {
                return .refused([unreadable("malformed")])
            }
            return .adopted(snapshot)
        } catch  where error.code == .illegalConfiguration {
            let states = error.states.map(Workflow.id(ofChartID:)).joined(separator: ", ")
            return .refused([
                AdoptionObstacle(
                    kind: .illegalConfiguration, subject: states,
                    what: BilingualText(
                        zh: "新规则中这些状态不能同时处于活动：\(states)",
                        en: "under the new rules these states cannot be active together: \(states)"),
                    fix: BilingualText(zh: "写明各状态对应哪个新状态", en: "say which new state each of them becomes"))
            ])
        } catch {
            return .refused([unreadable(error.message)])
        }
    }

    private func unknownStates(in value: DataValue, of old: Workflow?) -> [AdoptionObstacle] {
        let chart = value["chart"]
        let remembered = (chart["history"].record ?? [:]).sorted { $0.key < $1.key }
            .flatMap { [$0.key] + texts($0.value) }
        var seen: Set<String> = []
        let missing = (texts(chart["configuration"]) + remembered).map(Workflow.id(ofChartID:)).filter { id in
            seen.insert(id).inserted && workflow.stateIndex(id) == nil
        }
        // What lies inside a state follows it, so the outermost is the one to name.
        return missing.filter { id in !missing.contains { id.hasPrefix($0 + ".") } }.map { id in
            let nearest = likeliest(for: id, of: old)
            return AdoptionObstacle(
                kind: .unknownState, subject: id,
                what: BilingualText(zh: "新规则没有状态 \(id)", en: "the new rules have no state \(id)"),
                fix: BilingualText(
                    zh: "写明它对应哪个新状态：--state \(id)=\(nearest ?? "…")",
                    en: "say which new state it becomes: --state \(id)=\(nearest ?? "…")"))
        }
    }

    /// The state that another workflow's is here under another id: one that is new here, by its title, else by its id.
    private func likeliest(for id: String, of old: Workflow?) -> String? {
        guard let old, let state = old.stateIndex(id).map({ old.states[$0] }) else {
            return NearestName.find(id, in: workflow.states.map(\.id))
        }
        let new = workflow.states.filter { old.stateIndex($0.id) == nil }
        let titled = new.filter { $0.title == state.title }
        return titled.count == 1 ? titled[0].id : NearestName.find(id, in: new.map(\.id))
    }

    private func texts(_ value: DataValue) -> [String] { (value.list ?? []).compactMap(\.text) }

    private func misfits(in fields: [String: DataValue]) -> [AdoptionObstacle] {
        workflow.fields.problems(with: fields, complete: true).map { problem in
            AdoptionObstacle(
                kind: .field, subject: problem.path.description,
                what: BilingualText(
                    zh: "案件的 \(problem.path) 不合新规则：\(problem.what.zh)",
                    en: "the case's \(problem.path) does not fit the new rules: \(problem.what.en)"),
                fix: problem.fix)
        }
    }

    private func unreadable(_ reason: String) -> AdoptionObstacle {
        AdoptionObstacle(
            kind: .unreadable, subject: "",
            what: BilingualText(zh: "案件快照不合新规则：\(reason)", en: "the case's snapshot does not fit: \(reason)"))
    }
}
