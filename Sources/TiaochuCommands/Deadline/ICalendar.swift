import DataValues
import Diagnostics
import StatutoryTime

/// Deadlines as an iCalendar stream (RFC 5545): an all-day event on each last day, which mail and calendar programs read.
struct ICalendar {
    struct Entry {
        /// Stable over exports, so that a program that reads the file again moves the event instead of adding one.
        var id: String
        var day: LegalDate
        var summary: String
        var details: String
        /// Days from which to remind.
        var reminders: [LegalDate]
    }

    /// When the export was made, in UTC: `20260302T020000Z`.
    let stamp: String
    let entries: [Entry]

    /// Lines end in CR LF and hold at most 75 bytes, folded where they are longer (section 3.1).
    var text: String {
        let body = entries.flatMap(lines)
        let all = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Tiaochu//deadlines//EN"] + body + ["END:VCALENDAR"]
        return all.map { Self.folded($0) + "\r\n" }.joined()
    }

    private func lines(_ entry: Entry) -> [String] {
        var lines = [
            "BEGIN:VEVENT", "UID:\(Self.escaped(entry.id))@tiaochu", "DTSTAMP:\(stamp)",
            "DTSTART;VALUE=DATE:\(Self.basic(entry.day))", "DTEND;VALUE=DATE:\(Self.basic(entry.day.adding(days: 1)))",
            "SUMMARY:\(Self.escaped(entry.summary))", "DESCRIPTION:\(Self.escaped(entry.details))",
            "TRANSP:TRANSPARENT",
        ]
        for day in entry.reminders where day <= entry.day {
            lines += [
                "BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:\(Self.escaped(entry.summary))",
                "TRIGGER:-P\(day.days(until: entry.day))D", "END:VALARM",
            ]
        }
        return lines + ["END:VEVENT"]
    }

    private static func basic(_ day: LegalDate) -> String { day.description.replacing("-", with: "") }

    /// A TEXT value (section 3.3.11).
    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing(";", with: "\\;").replacing(",", with: "\\,")
            .replacing("\r\n", with: "\\n").replacing("\n", with: "\\n").replacing("\r", with: "\\n")
    }

    private static func folded(_ line: String) -> String {
        var (folded, width) = ("", 0)
        for character in line {
            let size = String(character).utf8.count
            if width + size > 75 {
                folded += "\r\n "
                width = 1
            }
            folded.append(character)
            width += size
        }
        return folded
    }
}
