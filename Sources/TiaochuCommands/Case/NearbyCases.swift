import CaseEngine
import CaseStores
import Diagnostics
import Workflows

/// Cases whose ids are near to one that does not exist, of those that the one who asks may see.
struct NearbyCases {
    let engine: CaseEngine
    let places: PlaceScope

    /// So many cases of a list are compared: those opened last, among which a mistyped one most likely is.
    private static let compared = 500
    private static let namedAtMost = 3

    /// A case one or two slips away, else those whose id ends as the text does: `00012` or `610113-00012`.
    func ids(near text: String) throws(EngineError) -> [String] {
        let text = DateLiteral.halfWidth(text)
        guard !text.isEmpty else { return [] }
        // A number as papers bear it, as pasted from one: with 之一 behind it, or blanks around it.
        if text.contains("号"), let numbered = try numbered(text) { return [numbered] }
        let parts = text.split(separator: "-").map(String.init)
        // Cases that share a part of the id come first: the newest of a large store may all be elsewhere.
        var known: [String] = []
        for part in parts.reversed() + [nil] where part?.isEmpty != true {
            known += try engine.cases(CaseQuery(places: places, text: part, order: .newest, limit: Self.compared)).map(
                \.id)
        }
        if known.contains(text) { return [text] }
        if let near = NearestName.find(text, in: known, slips: 2) { return [near] }
        var seen: Set<String> = []
        return Array(known.filter { $0.hasSuffix("-" + text) && seen.insert($0).inserted }.prefix(Self.namedAtMost))
    }

    private func numbered(_ text: String) throws(EngineError) -> String? {
        let pasted = text.filter { !$0.isWhitespace }
        guard let end = pasted.lastIndex(of: "号") else { return nil }
        guard let id = try engine.caseID(numbered: String(pasted[...end])) else { return nil }
        let query = CaseQuery(places: places, idPrefix: id, order: .id, limit: 1)
        return try engine.cases(query).first.flatMap { $0.id == id ? id : nil }
    }

    /// The failure of a verb that was given the id of no case.
    func failure(of id: String) -> CommandFailure {
        var failure = CommandFailure(EngineError.noSuchCase(id))
        // Without an answer here the plain advice stands: what failed is told by whatever asks the store next.
        let near = (try? ids(near: id)) ?? []
        if !near.isEmpty {
            failure.fix = BilingualText(
                zh: "是否想写 \(near.joined(separator: "、"))？", en: "did you mean \(near.joined(separator: ", "))?")
        }
        return failure
    }
}
