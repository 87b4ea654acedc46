/// A number given to a case: one place in a series that counts from 1 without gaps.
public struct NumberRecord: Hashable, Sendable {
    /// What is counted: `labour-dispute/case_number/610100/2026`.
    public var series: String
    public var serial: Int
    public var caseID: String
    /// The journal entry that gave it.
    public var sequence: Int
    /// As it is written: 西劳人仲案字〔2026〕第123号.
    public var text: String

    public init(series: String, serial: Int, caseID: String, sequence: Int, text: String) {
        self.series = series
        self.serial = serial
        self.caseID = caseID
        self.sequence = sequence
        self.text = text
    }
}

/// A series of numbers and how far it has come.
public struct NumberSeriesRecord: Hashable, Sendable {
    public var series: String
    /// The last number given.
    public var last: Int

    public init(series: String, last: Int) {
        self.series = series
        self.last = last
    }
}
