import DataValues
import SCXMLReader

/// Virtual time as people write and read it: `250ms`, `1.5s`.
enum SCXMLTime {
    /// A time as SCXML's `delay` gives it; nothing for anything else.
    static func parse(_ text: String) -> Duration? { Duration(delay: text) }

    static func text(_ time: Duration) -> String {
        let seconds = seconds(time)
        return seconds == seconds.rounded() ? "\(Int64(seconds))s" : "\(seconds)s"
    }

    static func data(_ time: Duration) -> DataValue {
        let seconds = seconds(time)
        return seconds == seconds.rounded() ? .integer(Int64(seconds)) : .real(seconds)
    }

    private static func seconds(_ time: Duration) -> Double {
        // As many nanoseconds as a document can give are whole in a double.
        Double(time.components.seconds) + Double(time.components.attoseconds / 1_000_000_000) / 1e9
    }
}
