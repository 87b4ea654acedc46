import ArgumentParser
import DataValues
import Diagnostics
import Statecharts

/// An event for a document, as the command line writes it: `NAME`, `NAME@TIME`, `NAME=JSON` or `NAME@TIME=JSON`.
struct SCXMLEventOption {
    let event: Event
    /// Virtual time since the start; nothing for the time of the event before it.
    let at: Duration?

    init(_ text: String) throws {
        let head = text.prefix { $0 != "=" }
        let parts = head.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard Event.isName(parts[0]) else {
            throw ValidationError(
                say(zh: "--event 里“\(parts[0])”不是事件名", en: "--event: '\(parts[0])' is no name of an event"))
        }
        at = parts.count > 1 ? SCXMLTime.parse(parts[1]) : nil
        if parts.count > 1, at == nil {
            throw ValidationError(
                say(
                    zh: "--event 里“\(parts[1])”不是时间，应如 2s 或 250ms",
                    en: "--event: '\(parts[1])' is no time such as 2s or 250ms"))
        }
        event = Event(parts[0], data: try Self.data(text[head.endIndex...].dropFirst()))
    }

    private static func data(_ json: Substring) throws -> DataValue {
        if json.isEmpty { return .null }
        do {
            return try DataValue(json: Array(json.utf8))
        } catch {
            throw ValidationError(
                say(
                    zh: "--event 的数据“\(json)”不是 JSON：\(error.chinese)",
                    en: "--event: the data '\(json)' is not JSON: \(error.english)"))
        }
    }
}
