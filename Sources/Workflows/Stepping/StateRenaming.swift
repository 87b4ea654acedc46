public import DataValues

/// Which states of old rules are which of new ones: ids that are not named, and not inside a state that is, stay.
public struct StateRenaming: Hashable, Sendable {
    private let renamed: [String: String]

    public init(_ renamed: [String: String]) {
        self.renamed = renamed
    }

    public var isEmpty: Bool { renamed.isEmpty }

    /// Old ids that no state of these has: names that somebody misspelt.
    public func unknown(among states: some Sequence<String>) -> [String] {
        let known = Set(states)
        return renamed.keys.filter { !known.contains($0) }.sorted()
    }

    public func applied(to id: String) -> String {
        var head = Substring(id)
        while true {
            if let new = renamed[String(head)] { return new + id.dropFirst(head.count) }
            guard let dot = head.lastIndex(of: ".") else { return id }
            head = head[..<dot]
        }
    }

    /// Whether states of the old rules are these of the new ones.
    public func leads(_ old: [String], to new: [String]) -> Bool {
        // A renamed state may stand elsewhere in the file, and so in the list.
        isEmpty ? old == new : Set(old.map(applied(to:))) == Set(new)
    }

    /// A snapshot as `CaseMachine.encoded` writes it, its states renamed.
    func applied(toSnapshot value: DataValue) -> DataValue {
        guard !isEmpty, var record = value.record, var chart = value["chart"].record else { return value }
        chart["configuration"] = renamed(chart["configuration"] ?? .null)
        chart["history"] = .record(
            renamedKeys(chart["history"] ?? .null, by: applied(toChartID:)).mapValues { renamed($0) })
        record["chart"] = .record(chart)
        record["entered_on"] = .record(renamedKeys(value["entered_on"], by: applied(to:)))
        record["pauses"] = .record(renamedKeys(value["pauses"], by: applied(to:)))
        return .record(record)
    }

    private func renamed(_ ids: DataValue) -> DataValue {
        .list((ids.list ?? []).map { $0.text.map { .text(applied(toChartID: $0)) } ?? $0 })
    }

    private func applied(toChartID id: String) -> String { Workflow.chartID(applied(to: Workflow.id(ofChartID: id))) }

    private func renamedKeys(_ value: DataValue, by rename: (String) -> String) -> [String: DataValue] {
        Dictionary(
            (value.record ?? [:]).sorted { $0.key < $1.key }.map { (rename($0.key), $0.value) },
            uniquingKeysWith: { first, _ in first })
    }

    /// As a journal keeps it.
    public var dataValue: DataValue { .record(renamed.mapValues(DataValue.text)) }

    /// Reads what `dataValue` wrote.
    public init(_ value: DataValue) {
        self.init((value.record ?? [:]).compactMapValues(\.text))
    }
}
