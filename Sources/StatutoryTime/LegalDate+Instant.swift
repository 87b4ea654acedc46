public import FoundationEssentials

// China keeps UTC+08:00 all year (its last summer time ended in 1991), so no time zone database is asked.
extension LegalDate {
    static let secondsEastOfGreenwich = 8 * 3600

    /// The day in China at an instant.
    public init(_ instant: Date) {
        let local = instant.timeIntervalSince1970 + Double(Self.secondsEastOfGreenwich)
        self.init(dayNumber: Int((local / 86_400).rounded(.down)))
    }

    /// The instant at which the day begins in China, 00:00.
    public var start: Date {
        Date(timeIntervalSince1970: Double(dayNumber * 86_400 - Self.secondsEastOfGreenwich))
    }

    /// The instant at which the day is over in China, 24:00: an act before it is in time on this day (民法典 第二百零三条).
    public var end: Date { adding(days: 1).start }
}
