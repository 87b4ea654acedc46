import DataValues
import Diagnostics
import StatutoryTime

/// One thing that happens to a case while its rules are explored.
struct ExplorationMove: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case open
        case event(String)
        /// The deadline of this key ends, and its event is raised.
        case lapse(String, event: String)
        /// The day that this field names comes.
        case wait(String)
    }

    var kind: Kind
    var facts: [String: DataValue] = [:]
    /// When it happens; known once it was done.
    var time = LegalTime(date: .epoch)
    /// The transition that was taken.
    var place: SourceLocation?
}
