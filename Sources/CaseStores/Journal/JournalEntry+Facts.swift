public import DataValues

/// Facts in the data of an entry that opened or advanced a case.
extension JournalEntry {
    /// Names the facts that an act emptied. No field is called so, and canonical JSON, over which entries are hashed, leaves nulls out.
    private static let emptied = ".emptied"

    /// What an act supplied, by field; null for a fact that it emptied. What an entry of another kind holds.
    public var facts: [String: DataValue] {
        var facts = data.record ?? [:]
        for name in facts.removeValue(forKey: Self.emptied)?.list ?? [] {
            if let name = name.text { facts.updateValue(.null, forKey: name) }
        }
        return facts
    }

    /// The data of an entry for an act that supplied these facts.
    public static func data(of facts: [String: DataValue]) -> DataValue {
        var data = facts.filter { !$0.value.isNull }
        let emptied = facts.filter(\.value.isNull).keys.sorted()
        if !emptied.isEmpty { data[Self.emptied] = .list(emptied.map(DataValue.text)) }
        return .record(data)
    }
}
