public import DataValues
public import Diagnostics

extension ProcedureDescription {
    /// The description for programs, its words in one language.
    public func data(in language: Language) -> DataValue {
        [
            "title": .text(title[language]), "localities": .list(localities.codes.map(DataValue.text)),
            "on": .text(date), "start": .list(start.map { .text($0.id) }),
            "states": .list(states.map { $0.data(language) }),
        ]
    }
}

extension [BilingualText] {
    fileprivate func data(_ language: Language) -> DataValue { .list(map { .text($0[language]) }) }
}

extension SourceLocation {
    fileprivate var data: DataValue { .text("\(self)") }
}

extension ProcedureDescription.State {
    fileprivate func data(_ language: Language) -> DataValue {
        var record: [String: DataValue] = [
            "id": .text(place.id), "number": .text(place.number), "title": .text(place.title[language]),
            "begins": .list(begins.map { .text($0.id) }), "records": entry.data(language),
            "limits": .list(limits.map { $0.data(language) }), "steps": .list(steps.map { $0.data(language) }),
            "around": .list(around.map { .text($0.id) }), "closures": closures.data(language), "place": location.data,
        ]
        record["description"] = description.map { .text($0[language]) }
        record["law"] = law.map { .text($0[language]) }
        record["owner"] = owner.map { .text($0[language]) }
        record["layer"] = layer.map(DataValue.text)
        return .record(record)
    }
}

extension ProcedureDescription.TimeLimit {
    fileprivate func data(_ language: Language) -> DataValue {
        var record: [String: DataValue] = [
            "key": .text(key), "title": .text(title[language]), "length": .text(length[language]),
            "details": details.data(language), "lapse": .text(lapse[language]), "place": location.data,
        ]
        record["law"] = law.map { .text($0[language]) }
        record["actor"] = actor.map { .text($0[language]) }
        record["condition"] = condition?.data(language)
        record["layer"] = layer.map(DataValue.text)
        record["replaced"] = replaced.map { .text($0[language]) }
        return .record(record)
    }
}

extension ProcedureDescription.Step {
    fileprivate func data(_ language: Language) -> DataValue {
        var record: [String: DataValue] = [
            "title": .text(title[language]), "automatic": .boolean(isAutomatic), "roles": roles.data(language),
            "apart_from": apartFrom.data(language),
            "requires": requires.data(language), "accepts": accepts.data(language),
            "records": records.data(language), "conditions": .list(conditions.map { $0.data(language) }),
            "targets": .list(targets.map { .text($0.id) }), "alternative": .boolean(after != nil),
            "place": location.data,
        ]
        record["event"] = event.map(DataValue.text)
        record["law"] = law.map { .text($0[language]) }
        record["layer"] = layer.map(DataValue.text)
        return .record(record)
    }
}

extension ProcedureDescription.Condition {
    fileprivate func data(_ language: Language) -> DataValue {
        var record: [String: DataValue] = [
            "function": .text(function),
            "refusals": .list(
                refusals.map { refusal in
                    var record: [String: DataValue] = ["text": .text(refusal.text[language])]
                    record["law"] = refusal.law.map { .text($0[language]) }
                    return .record(record)
                }),
        ]
        record["layer"] = layer.map(DataValue.text)
        record["place"] = location?.data
        return .record(record)
    }
}
