public import Diagnostics

/// A day of the week, Monday first as in ISO 8601.
public enum Weekday: Int, Sendable, CaseIterable {
    case monday = 1, tuesday, wednesday, thursday, friday, saturday, sunday

    public var isWeekend: Bool { self == .saturday || self == .sunday }

    public var name: BilingualText {
        switch self {
        case .monday: BilingualText(zh: "周一", en: "Monday")
        case .tuesday: BilingualText(zh: "周二", en: "Tuesday")
        case .wednesday: BilingualText(zh: "周三", en: "Wednesday")
        case .thursday: BilingualText(zh: "周四", en: "Thursday")
        case .friday: BilingualText(zh: "周五", en: "Friday")
        case .saturday: BilingualText(zh: "周六", en: "Saturday")
        case .sunday: BilingualText(zh: "周日", en: "Sunday")
        }
    }
}
