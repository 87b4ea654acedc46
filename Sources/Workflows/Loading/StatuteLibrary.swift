import Diagnostics
import StatutoryTime

/// The statutes that a workflow cites, each read once when it is first asked for.
final class StatuteLibrary {
    private let reader: SourceReader
    private var known: [String: Statute?] = [:]

    init(_ reader: SourceReader) {
        self.reader = reader
    }

    /// The statute of this id; nil when there is none or its file has errors, which are then findings.
    func statute(_ id: String) -> Statute? {
        if let statute = known[id] { return statute }
        let statute = NameRule.element.accepts(id) ? StatuteLoader.read(id, with: reader) : nil
        known[id] = .some(statute)
        return statute
    }

    /// Whether the statute's file exists, readable or not.
    func exists(_ id: String) -> Bool {
        statute(id) != nil || reader.hasTried("\(StatuteLoader.folder)/\(id).yaml")
    }

    var ids: [String] { StatuteLoader.ids(in: reader.tree) }

    /// Every statute that has been asked for and read, by id.
    var cited: [String: Statute] { known.compactMapValues { $0 } }
}
