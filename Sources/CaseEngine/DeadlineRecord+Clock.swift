import CaseStores
import DataValues

extension DeadlineRecord {
    /// The last day by which it is known whether its clock was set anew: `dueOn`, unless the case went on under rules that count a deadline
    /// that had fired by then to another day.
    var clock: String? { derivation["under_new_rules"].record.map { $0["due_on"]?.text } ?? dueOn }

    /// The same, fired on the day it fired on, where the rules now in force count it to `day`.
    func keeping(clock day: String?) -> DeadlineRecord {
        var row = self
        var parts = derivation.record ?? [:]
        parts["under_new_rules"] = day == dueOn ? nil : .record(day.map { ["due_on": .text($0)] } ?? [:])
        row.derivation = .record(parts)
        return row
    }
}
