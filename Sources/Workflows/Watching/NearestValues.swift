import StatutoryTime

/// How near values came to a bound: what was met just below it, at it and just above it.
///
/// Distances are whole units: fen of money, days of dates, ones of numbers.
public struct NearestValues: Hashable, Sendable {
    /// What was compared, as whole numbers; a date as its days since the epoch.
    public struct Pair: Hashable, Sendable, Comparable {
        public var value: Int64
        public var bound: Int64

        public static func < (left: Pair, right: Pair) -> Bool {
            (left.value, left.bound) < (right.value, right.bound)
        }
    }

    /// The nearest below, and whether values were dates.
    public private(set) var below: Pair?
    public private(set) var equal: Pair?
    public private(set) var above: Pair?
    /// The values were dates.
    public internal(set) var areDates = false
    /// Something else was compared too: fractions, words.
    public internal(set) var hasOthers = false

    /// One unit away.
    public var isJustBelow: Bool { below.map { $0.bound - $0.value == 1 } ?? false }
    public var isJustAbove: Bool { above.map { $0.value - $0.bound == 1 } ?? false }

    public init() {}

    mutating func add(_ value: Int64, against bound: Int64) {
        add(Pair(value: value, bound: bound))
    }

    mutating func add(_ day: LegalDate, against bound: LegalDate) {
        func number(_ date: LegalDate) -> Int64 { Int64(LegalDate.epoch.days(until: date)) }
        add(number(day), against: number(bound))
        areDates = true
    }

    private mutating func add(_ pair: Pair) {
        // Which of two pairs equally near is kept must not depend on the order in which they came.
        func nearer(_ old: Pair?) -> Pair {
            guard let old else { return pair }
            let (new, known) = (Self.distance(pair), Self.distance(old))
            return new == known ? min(pair, old) : new < known ? pair : old
        }
        if pair.value < pair.bound {
            below = nearer(below)
        } else if pair.value > pair.bound {
            above = nearer(above)
        } else {
            equal = nearer(equal)
        }
    }

    private static func distance(_ pair: Pair) -> UInt64 {
        let (wide, overflow) = pair.value.subtractingReportingOverflow(pair.bound)
        return overflow ? .max : wide.magnitude
    }

    public mutating func formUnion(_ other: NearestValues) {
        for pair in [other.below, other.equal, other.above] { if let pair { add(pair) } }
        areDates = areDates || other.areDates
        hasOthers = hasOthers || other.hasOthers
    }
}
