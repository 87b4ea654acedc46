import CaseEngine
import Workflows

extension EventAnswer {
    /// Whether it may be raised, perhaps with more facts or with a reason.
    var isPossible: Bool {
        switch verdict {
        case .allowed, .needsFacts, .cautioned: true
        case .refused, .fault: false
        }
    }

    /// Whether it is refused only because the one who asks lacks the role.
    var isForOthers: Bool {
        guard case .refused(let refusals) = verdict else { return false }
        return refusals.allSatisfy { $0.reason == .role }
    }

    /// Facts that must still be supplied.
    var missing: [String] {
        guard case .needsFacts(let refusals) = verdict else { return [] }
        return refusals.flatMap(\.facts)
    }
}
