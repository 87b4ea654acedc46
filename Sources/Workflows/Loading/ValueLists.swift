import Diagnostics

/// The values of choices, written out where they are declared or once under `value_lists` for several to name.
final class ValueLists {
    private let lists: [(name: Located<String>, values: [ChoiceValue])]
    private var used: Set<String> = []
    private let log: DiagnosticLog

    /// Reads the lists of a workflow; none from a file that cannot have them.
    init(_ workflow: MappingReader?, _ log: DiagnosticLog) {
        self.log = log
        lists = (workflow?.table("value_lists") ?? []).map { entry in
            NameRule.field.check(entry, kind: BilingualText(zh: "值列表", en: "list of values"), log)
            let name = Located(entry.key, at: entry.keyLocation)
            guard let entries = entry.value.entries, !entries.isEmpty else {
                log.add(
                    .emptyChoice, at: entry.value.location,
                    BilingualText(zh: "值列表 \(entry.key) 要有值", en: "the list of values \(entry.key) needs values"),
                    fix: BilingualText(
                        zh: "写明，如 \(entry.key): { a: { zh: …, en: … } }，或删去",
                        en: "give them, as in \(entry.key): { a: { zh: …, en: … } }, or remove the list"))
                return (name, [])
            }
            return (name, Self.values(entries, log))
        }
    }

    /// What the key `values` of a choice says, its own values or the name of a list; nil after a finding about it.
    func values(of choice: MappingReader) -> [ChoiceValue]? {
        guard let name = choice.node("values")?.scalar?.text else { return Self.values(choice.table("values"), log) }
        guard let list = lists.first(where: { $0.name.value == name }) else {
            log.add(
                ValueReading.unknownWord(name, at: choice.place(of: "values"), known: lists.map(\.name.value)))
            return nil
        }
        used.insert(name)
        // An empty list has been told where it stands.
        return list.values.isEmpty ? nil : list.values
    }

    /// Warns of lists that no choice has named.
    func reportUnused() {
        for list in lists where !used.contains(list.name.value) {
            log.add(
                .unusedName, at: list.name.location,
                BilingualText(
                    zh: "值列表 \(list.name.value) 没有用到", en: "nothing uses the list of values \(list.name.value)"),
                fix: BilingualText(zh: "删去，或在 values 里写上它的名字", en: "remove it, or name it under values"))
        }
    }

    private static func values(_ entries: [YAMLEntry], _ log: DiagnosticLog) -> [ChoiceValue] {
        entries.map {
            ChoiceValue($0.key, title: ValueReading.bilingual($0.value, log) ?? BilingualText(verbatim: $0.key))
        }
    }
}
