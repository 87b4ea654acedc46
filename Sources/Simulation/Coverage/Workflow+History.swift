import Statecharts
import Workflows

extension Workflow {
    /// Whether the state at this index is a history pseudo-state, which is never active itself.
    func isHistory(_ state: Int) -> Bool {
        if case .history = chart[StateIndex(state)].kind { true } else { false }
    }
}
