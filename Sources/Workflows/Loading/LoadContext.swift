import Diagnostics
import StatutoryTime

/// What every part of loading shares: the findings, the layers, and how to look names up.
struct LoadContext {
    let reader: SourceReader
    /// nil when the chain of layers is broken; the base is then still checked.
    let chain: LayerChain?
    let citations = CitationList()
    let statutes: StatuteLibrary
    /// Lengths of deadlines in layers that were compared with what the base says.
    let comparedLengths = PlaceList()
    var log: DiagnosticLog { reader.log }

    init(_ reader: SourceReader, chain: LayerChain?) {
        self.reader = reader
        self.chain = chain
        statutes = StatuteLibrary(reader)
    }

    /// Where something was declared, told by the file it stands in.
    func declaration(_ location: SourceLocation) -> Declaration {
        Declaration(layer: chain?.code(ofFile: location.file), at: location)
    }

    /// Reads the key `law` of a mapping, and keeps the citation for the check against the statutes.
    func cite(_ mapping: MappingReader) -> Citation? {
        guard let law = mapping.citation("law") else { return nil }
        citations.add(Located(law, at: mapping.place(of: "law")))
        return law
    }

    /// An article as it is cited to people: 劳动争议调解仲裁法 第四十三条.
    func words(for citation: Citation) -> BilingualText {
        statutes.statute(citation.statute)?.citation(citation.article)
            ?? BilingualText(verbatim: "\(citation.statute) \(citation.article)")
    }

    /// The same, from a node that has not been checked.
    func citation(_ node: YAMLNode) -> BilingualText? {
        guard let statute = node["statute"]?.scalar?.text, let article = node["article"]?.scalar?.text else {
            return nil
        }
        return words(for: Citation(statute: statute, article: article))
    }

    /// Reports a name that is not known, with the nearest one that is.
    ///
    /// - Parameter law: the article of what the name was to be found in.
    func unknown(
        _ code: DiagnosticCode, _ name: String, at location: SourceLocation, kind: BilingualText,
        known: some Sequence<String>, law: BilingualText? = nil
    ) {
        log.add(
            code, at: location, BilingualText(zh: "没有\(kind.zh) \(name)", en: "there is no \(kind.en) \(name)"),
            law: law, fix: NearestName.advice(name, in: Array(known)))
    }
}

/// The citations that have been read, each with its place.
final class CitationList {
    private(set) var all: [Located<Citation>] = []

    func add(_ citation: Located<Citation>) {
        all.append(citation)
    }
}

/// Places that one part of loading has dealt with, for another not to speak of them again.
final class PlaceList {
    private var places: Set<SourceLocation> = []

    func add(_ place: SourceLocation) { places.insert(place) }

    func contains(_ place: SourceLocation) -> Bool { places.contains(place) }
}
