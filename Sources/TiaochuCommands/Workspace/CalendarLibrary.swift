import CaseEngine
import DataValues
import Diagnostics
import StatutoryTime
import Workflows

/// The workspace's calendars by locality chain, each read once.
final class CalendarLibrary {
    private let sources: SourceTree

    init(sources: SourceTree) {
        self.sources = sources
    }

    /// Calendars are live data: a case is counted with those of today, and its journal records which they were.
    func calendar(for chain: [String]) throws(EngineError) -> CalendarVersion {
        let log = DiagnosticLog()
        let calendar = CalendarLoader.load(chain: chain, from: sources, log: log)
        guard !log.hasErrors else { throw .workflow(log.sorted) }
        return CalendarVersion(calendar: calendar, content: calendar.content)
    }
}
