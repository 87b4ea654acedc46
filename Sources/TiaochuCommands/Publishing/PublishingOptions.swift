import ArgumentParser
import CaseEngine
import CaseStores
import Diagnostics
import Workflows

/// Which rules a verb of publishing is about.
struct RulesChoice: ParsableArguments {
    @OptionGroup var named: WorkflowOption

    var workflow: String? { named.workflow }

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            say(zh: "行政区划代码，可重复；all 为全部", en: "code of a locality, repeatable; all for every one"),
            valueName: "code"))
    var locality: [String]

    init() {}

    /// The codes meant, each once, in the order given; `all` in the order of the files.
    ///
    /// - Parameter published: whether a locality counts that is only in the register, its file being gone.
    func localities(_ session: Session, orPublished published: Bool = false) throws -> [String] {
        var known = WorkflowLoader.localities(in: session.sources)
        if published {
            let register = try session.run { engine throws(EngineError) in
                try engine.publications(PublicationQuery(limit: .max))
            }
            for record in register.reversed() where !known.contains(record.locality) { known.append(record.locality) }
        }
        if locality.contains("all") { return known }
        for code in locality where !known.contains(code) {
            throw FilterCheck.noLocality(code, in: session.sources)
        }
        return locality.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// The codes meant whose cases the one who asks may see: one that is named is refused otherwise, `all` is all of theirs.
    func visibleLocalities(_ session: Session, orPublished published: Bool = false) throws -> [String] {
        let codes = try localities(session, orPublished: published)
        guard locality.contains("all") else {
            for code in codes { try session.checkReader(of: code) }
            return codes
        }
        let places = try session.places()
        return codes.filter(places.covers)
    }
}

/// Why rules are put in force or cases moved: it is kept, so it must say something.
struct ReasonOption: ParsableArguments {
    @Option(help: ArgumentHelp(say(zh: "理由，记入发布记录或案件日志", en: "why; kept with what is done"), valueName: "text"))
    var reason: String

    init() {}

    /// The reason as it is kept; refused when it says nothing, or too much.
    func checked() throws -> String { try JournalText.checked(reason, of: "--reason") }
}
