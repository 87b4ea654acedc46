import CaseStores
import DataValues
import Workflows

/// What is masked in the history of a case: what is sensitive under the rules it follows, or was under any that it followed before.
struct HistoryMask {
    private let rules: [Workflow]
    /// For words that people wrote, in whichever field, and scripts said.
    let secrets: SensitiveValues
    private let revealed: RevealedFields

    init(
        rules: [Workflow], _ journal: [JournalEntry], _ fields: [String: DataValue],
        revealing revealed: RevealedFields = RevealedFields()
    ) {
        self.rules = rules
        self.revealed = revealed
        var records = [fields]
        for entry in journal {
            records.append(entry.facts)
            for change in (entry.changes.list ?? []).compactMap(DataChange.init) {
                // A change of a whole field, as steps write it; others are masked where they are shown.
                guard change.path.components.count == 1, case .key(let name)? = change.path.components.first else {
                    continue
                }
                records += [[name: change.old], [name: change.new]]
            }
        }
        secrets = SensitiveValues(of: rules.map(\.fields), in: records)
    }

    func masked(_ value: DataValue, of field: String) -> DataValue {
        revealed.shown(secrets.hiding(in: rules.masking(value, of: field)), of: value, in: field)
    }

    /// What hides personal data in the words that people wrote; nil when they were asked to be shown.
    var notes: SensitiveValues? { revealed.showsNotes ? nil : secrets }

    func masked(_ facts: [String: DataValue]) -> [String: DataValue] {
        var masked = facts
        for (name, value) in facts { masked[name] = self.masked(value, of: name) }
        return masked
    }
}
