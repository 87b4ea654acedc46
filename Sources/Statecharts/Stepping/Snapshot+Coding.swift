public import DataValues

/// A stored snapshot that cannot be resumed on a chart, and why.
public struct SnapshotMisfit: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Code: String, Hashable, Sendable {
        /// Not a record of the expected keys and types.
        case malformed
        /// Written by a later version of this library.
        case unknownFormat
        /// The chart has no such state: it has changed since, or is another chart.
        case unknownState
        /// The states exist but cannot be active together in this chart.
        case illegalConfiguration
        /// What a history state is said to remember could not have been active in its parent.
        case illegalHistory
    }

    public let code: Code
    /// The ids at fault.
    public let states: [String]
    public let message: String

    public var description: String { message }

    init(_ code: Code, _ states: [String] = [], _ message: String) {
        self.code = code
        self.states = states
        self.message = message
    }
}

extension Snapshot {
    /// The version that `encoded` writes, and the only one that `init(_:for:)` reads.
    public static let formatVersion: Int64 = 1

    /// The snapshot as a record that names states by id, so that it survives changes elsewhere in the chart.
    public func encoded(for chart: Statechart) -> DataValue {
        func ids(_ states: some Sequence<Int32>) -> DataValue {
            .list(states.map { .text(chart.states[Int($0)].id) })
        }
        var memories: [String: DataValue] = [:]
        for entry in history.entries { memories[chart.states[Int(entry.history)].id] = ids(entry.states) }
        return [
            "format": .integer(Self.formatVersion),
            "status": .text(status.rawValue),
            "configuration": ids(configuration.states),
            "history": .record(memories),
        ]
    }

    /// Reads what `encoded(for:)` wrote, for the same chart or one in which the states still fit together.
    public init(_ value: DataValue, for chart: Statechart) throws(SnapshotMisfit) {
        guard let format = value["format"].integer else {
            throw SnapshotMisfit(.malformed, [], "a snapshot is a record with a format number")
        }
        guard format == Self.formatVersion else {
            throw SnapshotMisfit(
                .unknownFormat, [], "snapshot format \(format) is not format \(Self.formatVersion)")
        }
        guard let status = value["status"].text.flatMap(Status.init) else {
            throw SnapshotMisfit(.malformed, [], "a snapshot's status is 'running' or 'done'")
        }
        let states = try Self.states(value["configuration"], in: chart)
        let configuration = Configuration(states)
        guard configuration.count == states.count, chart.isLegal(configuration) else {
            throw SnapshotMisfit(
                .illegalConfiguration, states.map(chart.id(of:)),
                "these states cannot be active together: \(states.map(chart.id(of:)).joined(separator: ", "))")
        }
        self.init(
            configuration: configuration, status: status, history: try Self.history(value["history"], in: chart),
            fingerprint: chart.fingerprint)
    }

    private static func history(_ value: DataValue, in chart: Statechart) throws(SnapshotMisfit) -> HistoryMemory {
        guard let memories = value.record ?? (value.isNull ? [:] : nil) else {
            throw SnapshotMisfit(.malformed, [], "a snapshot's history is a record of lists of state ids")
        }
        var history = HistoryMemory()
        for (id, value) in memories.sorted(by: { $0.key < $1.key }) {
            let states = try Self.states(value, in: chart)
            guard let index = chart.index(of: id) else { throw unknown(id) }
            guard chart.couldRemember(Configuration(states), by: index), Set(states).count == states.count else {
                throw SnapshotMisfit(
                    .illegalHistory, [id] + states.map(chart.id(of:)), "'\(id)' cannot remember the states given for it"
                )
            }
            history.remember(Configuration(states).states, by: Int32(index.rawValue))
        }
        return history
    }

    private static func states(_ value: DataValue, in chart: Statechart) throws(SnapshotMisfit) -> [StateIndex] {
        guard let list = value.list else {
            throw SnapshotMisfit(.malformed, [], "a snapshot's states are a list of ids")
        }
        var states: [StateIndex] = []
        for item in list {
            guard let id = item.text else {
                throw SnapshotMisfit(.malformed, [], "a snapshot's states are a list of ids")
            }
            guard let state = chart.index(of: id) else { throw unknown(id) }
            states.append(state)
        }
        return states
    }

    private static func unknown(_ id: String) -> SnapshotMisfit {
        SnapshotMisfit(.unknownState, [id], "the chart has no state '\(id)'")
    }
}

extension Statechart {
    /// Whether leaving the history's parent could have left it remembering exactly these states.
    func couldRemember(_ remembered: Configuration, by history: StateIndex) -> Bool {
        let record = tables.records[history.rawValue]
        guard record.kind.isHistory, record.parent >= 0, !remembered.isEmpty else { return false }
        let parent = tables.records[Int(record.parent)]
        if record.kind == .shallowHistory {
            let isOfParent = remembered.states.allSatisfy {
                tables.records[Int($0)].parent == record.parent && !tables.records[Int($0)].kind.isHistory
            }
            return isOfParent && remembered.count == (parent.kind == .parallel ? parent.children.count : 1)
        }
        // The atomic states, closed under ancestors, must be a legal configuration of the part inside the parent; with
        // the parent's own ancestors, whatever their other regions, it is one when nothing is missing or in excess.
        return remembered.states.allSatisfy { state in
            tables.isDescendant(state, of: record.parent) && tables.records[Int(state)].kind.isAtomic
        } && isWhole(remembered, inside: record.parent)
    }

    private func isWhole(_ leaves: Configuration, inside state: Int32) -> Bool {
        let record = tables.records[Int(state)]
        if record.kind.isAtomic { return leaves.contains(state) }
        let inhabited = tables.children[record.children.indices].filter { child in
            let place = leaves.place(of: child)
            return place < leaves.count && leaves.states[place] < tables.records[Int(child)].end
        }
        let due = record.kind == .parallel ? record.children.count : 1
        return inhabited.count == due && inhabited.allSatisfy { isWhole(leaves, inside: $0) }
    }
}
