public import Diagnostics

extension LegalDate: LosslessStringConvertible {
    /// Reads `2026-02-13`, and nothing else; `init(reading:)` says what is wrong with a text.
    public init?(_ text: String) {
        guard let date = try? LegalDate(reading: text) else { return nil }
        self = date
    }

    /// Reads `2026-02-13`, and nothing else.
    public init(reading text: String) throws(LegalDateError) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = Self.number(bytes[0..<4]), let month = Self.number(bytes[5..<7]),
            let day = Self.number(bytes[8..<10])
        else { throw LegalDateError(text: text, problem: .form) }
        guard (1...12).contains(month), year > 0 else { throw LegalDateError(text: text, problem: .month) }
        guard let date = LegalDate(year: year, month: month, day: day) else {
            throw LegalDateError(text: text, problem: .day(daysInMonth: Self.daysInMonth(year: year, month: month)))
        }
        self = date
    }

    public var description: String {
        let parts = numbers
        guard (1...9999).contains(parts.year) else { return "\(parts.year)-\(parts.month)-\(parts.day)" }
        let dash = UInt8(ascii: "-")
        func digits(_ number: Int) -> [UInt8] {
            [UInt8(ascii: "0") + UInt8(number / 10 % 10), UInt8(ascii: "0") + UInt8(number % 10)]
        }
        let bytes =
            digits(parts.year / 100) + digits(parts.year) + [dash] + digits(parts.month) + [dash] + digits(parts.day)
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> Int? {
        bytes.reduce(0 as Int?) { sum, byte in
            guard let sum, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            return sum * 10 + Int(byte - UInt8(ascii: "0"))
        }
    }

    private static func daysInMonth(year: Int, month: Int) -> Int {
        LegalDate(year: year, month: month, day: 1).map { $0.days(until: $0.adding(months: 1)) } ?? 31
    }
}

/// Why a text is no date.
public struct LegalDateError: Error, Hashable, Sendable {
    enum Problem: Hashable, Sendable {
        case form
        case month
        case day(daysInMonth: Int)
    }

    public let text: String
    let problem: Problem

    /// One sentence without a full stop, with what to write instead.
    public var explanation: BilingualText {
        switch problem {
        case .form:
            BilingualText(zh: "“\(text)”不是日期，应写成 2026-02-13", en: "'\(text)' is no date; write it as 2026-02-13")
        case .month:
            BilingualText(zh: "“\(text)”不是日期，没有这个年月", en: "'\(text)' is no date; there is no such month")
        case .day(let daysInMonth):
            BilingualText(
                zh: "“\(text)”不是日期，该月只有 \(daysInMonth) 天",
                en: "'\(text)' is no date; that month has \(daysInMonth) days")
        }
    }
}
