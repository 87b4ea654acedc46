import DataValues
import Statecharts
import StatutoryTime

/// By what two cases count as one, and what of a case may matter to what happens next.
extension ExplorationScope {
    func leaves(of stand: ExplorationStand) -> [Int] {
        stand.snapshot.chart.configuration.map(\.rawValue).filter { leafStates[$0] }
    }

    /// Two cases of one key are taken to go on alike: dates count only as absent, past, today's or to come.
    func key(of stand: ExplorationStand) -> ExplorationKey {
        ExplorationKey(
            chart: stand.snapshot.chart, facts: facts(of: stand),
            deadlines: stand.deadlines.map { standing($0, stand) })
    }

    /// What of its facts tells a case from others.
    func facts(of stand: ExplorationStand) -> [DataValue] {
        if !stand.told.isEmpty { return stand.told }
        return telling.indices.map { told(stand.snapshot.fields[telling[$0].name], telling[$0].type, stand) }
    }

    /// By what a transition's guards may answer otherwise.
    func facts(of transition: Int, _ stand: ExplorationStand) -> [DataValue] {
        let told = facts(of: stand)
        let active = stand.snapshot.chart.configuration
        return factsOfGuards[transition].map { told[$0] }
            + statesOfGuards[transition].map { state in .boolean(active.contains { $0.rawValue == state }) }
    }

    func atoms(of stand: ExplorationStand) -> [NoveltyAtom] {
        leaves(of: stand).map { NoveltyAtom(kind: .state, name: workflow.states[$0].id, value: true) }
            + zip(telling, facts(of: stand)).map { field, told in
                let isDay = field.type == .date && stand.snapshot.fields[field.name] != nil
                return NoveltyAtom(kind: .fact, name: field.name, value: isDay ? "known" : told)
            } + stand.deadlines.map { NoveltyAtom(kind: .deadline, name: $0.key, value: .text(standing($0, stand))) }
    }

    private func told(_ value: DataValue?, _ type: FieldType, _ stand: ExplorationStand) -> DataValue {
        guard let value, !value.isNull else { return .null }
        switch type {
        case .date:
            guard let date = value.text.flatMap({ LegalDate($0) }) else { return value }
            return date < stand.now.date ? "past" : date == stand.now.date ? "today" : "to come"
        case .instant: return "known"
        default: return value
        }
    }

    private func standing(_ deadline: CaseDeadline, _ stand: ExplorationStand) -> String {
        let word =
            switch deadline.standing {
            case .waiting: "waiting"
            case .met: "met"
            case .due: stand.fired.contains(ExplorationStand.mark(deadline)) ? "over" : "due"
            }
        return "\(deadline.key) \(word)"
    }

    /// The fields by which a case differs from another.
    func differences(_ one: ExplorationStand, _ other: ExplorationStand) -> Set<String> {
        let (left, right) = (facts(of: one), facts(of: other))
        return Set(telling.indices.filter { left[$0] != right[$0] }.map { telling[$0].name })
    }

    /// The guards of what a case listens to.
    func guards(in stand: ExplorationStand) -> Set<String> {
        workflow.chart.candidates(in: stand.snapshot.chart.configuration).reduce(into: []) {
            $0.formUnion(workflow.transitions[$1.rawValue].guards)
        }
    }

    // MARK: - Days to come

    /// The day that a field names, while it lies ahead.
    func day(_ field: String, in stand: ExplorationStand) -> LegalDate? {
        guard let date = stand.snapshot.fields[field]?.text.flatMap({ LegalDate($0) }), date > stand.now.date else {
            return nil
        }
        return date
    }

    /// The nearest day to come that some guard may compare with.
    func nextDay(in stand: ExplorationStand) -> (field: String, date: LegalDate)? {
        telling.filter { $0.type == .date }.compactMap { field in day(field.name, in: stand).map { (field.name, $0) } }
            .min { ($0.1, $0.0) < ($1.1, $1.0) }
    }
}

/// By what cases are told apart.
struct ExplorationKey: Hashable {
    var chart: Snapshot
    var facts: [DataValue]
    var deadlines: [String]
}
