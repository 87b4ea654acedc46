import StatutoryTime

/// The most days that may stand in a field which lengthens deadlines: `extension: { field: …, at_most: 15 days }`.
///
/// It holds whatever guards and scripts say, so that no locality's script grants more than the article of the deadline allows.
struct ExtensionCap: Hashable, Sendable {
    /// The deadline whose cap it is; of several that share the field the one that allows most.
    var deadline: DeadlineDeclaration
    var days: Int

    /// By the name of the field. A field that lengthens some deadline without a cap has none.
    static func all(of deadlines: [DeadlineDeclaration]) -> [String: ExtensionCap] {
        var caps: [String: ExtensionCap] = [:]
        var open: Set<String> = []
        for deadline in deadlines {
            guard let granted = deadline.granted else { continue }
            guard let days = granted.mostDays else {
                open.insert(granted.field)
                continue
            }
            if days > caps[granted.field]?.days ?? -1 {
                caps[granted.field] = ExtensionCap(deadline: deadline, days: days)
            }
        }
        return caps.filter { !open.contains($0.key) }
    }
}

extension DeadlineDeclaration.Extension {
    /// `at_most` in the days, or working days, that its field counts; nil without one, and for months and years.
    var mostDays: Int? {
        guard let atMost, atMost.unit == .days || atMost.unit == .workingDays else { return nil }
        return atMost.amount
    }
}
