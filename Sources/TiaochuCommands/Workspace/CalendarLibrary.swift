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

extension Session {
    /// The calendar of a locality, the nation's without one.
    func calendar(of locality: String?) throws -> WorkCalendar {
        let library = CalendarLibrary(sources: sources)
        do {
            guard let locality else { return try library.calendar(for: ["cn"]).calendar }
            let log = DiagnosticLog()
            guard let chain = LocalityChain(of: locality, from: sources, log: log) else {
                throw EngineError.workflow(log.sorted)
            }
            return try library.calendar(for: chain.codes).calendar
        } catch let error as EngineError {
            throw CommandFailure(error)
        }
    }
}
