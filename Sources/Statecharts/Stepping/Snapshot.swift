/// Everything needed to go on with a run: what is active, what history states remember, and whether it is over.
///
/// A value: copy it to try a step and throw the result away. The data model's state is kept by the data model.
public struct Snapshot: Hashable, Sendable {
    public enum Status: String, Hashable, Sendable {
        case running
        /// A top-level final state was reached, or the run was stopped from outside.
        case done
    }

    /// A legal configuration. Of a run that is over: where it ended, though its states' exit actions have run.
    public internal(set) var configuration: Configuration
    public internal(set) var status: Status
    var history: HistoryMemory
    /// Of the chart it belongs to.
    let fingerprint: UInt64

    init(configuration: Configuration, status: Status, history: HistoryMemory, fingerprint: UInt64) {
        self.configuration = configuration
        self.status = status
        self.history = history
        self.fingerprint = fingerprint
    }

    /// What a history state remembers, in document order; nothing if its parent was never left.
    public func remembered(by history: StateIndex) -> [StateIndex]? {
        self.history[Int32(history.rawValue)].map { $0.map { StateIndex(Int($0)) } }
    }

    public func isActive(_ state: StateIndex) -> Bool { configuration.contains(state) }
}
