import ArgumentParser
import CaseStores
import Diagnostics

/// The places that a list is about: what `--locality` asks for, of what the one who asks may see.
struct PlaceFilter: ParsableArguments {
    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(say(zh: "行政区划及其下级", en: "a locality and all below it"), valueName: "code"))
    var locality: String?

    init() {}

    /// What a query of cases or deadlines is given; refused when nobody knows the locality, or who asks handles nothing in it.
    func places(in session: Session) throws -> PlaceScope {
        try FilterCheck(session: session).locality(locality)
        return try session.places(within: locality)
    }
}
