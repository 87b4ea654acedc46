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
            chart: stand.snapshot.chart, facts: telling.map { told(stand.snapshot.fields[$0.name], $0, stand) },
            deadlines: stand.deadlines.map { standing($0, stand) })
    }

    /// By what a transition's guards may answer otherwise.
    func facts(of transition: Int, _ stand: ExplorationStand) -> [DataValue] {
        let active = Set(stand.snapshot.chart.configuration.map(\.rawValue))
        return factsOfGuards[transition].map { told(stand.snapshot.fields[$0.name], $0, stand) }
            + statesOfGuards[transition].map { .boolean(active.contains($0)) }
    }

    func atoms(of stand: ExplorationStand) -> [NoveltyAtom] {
        leaves(of: stand).map { NoveltyAtom(kind: .state, name: workflow.states[$0].id, value: true) }
            + telling.map { field in
                let value = stand.snapshot.fields[field.name]
                let isDay = field.type == .date && value != nil
                return NoveltyAtom(
                    kind: .fact, name: field.name, value: isDay ? "known" : told(value, field, stand))
            } + stand.deadlines.map { NoveltyAtom(kind: .deadline, name: $0.key, value: .text(standing($0, stand))) }
    }

    private func told(_ value: DataValue?, _ field: Field, _ stand: ExplorationStand) -> DataValue {
        guard let value, !value.isNull else { return .null }
        switch field.type {
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
        Set(
            telling.filter { field in
                told(one.snapshot.fields[field.name], field, one)
                    != told(other.snapshot.fields[field.name], field, other)
            }.map(\.name))
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
