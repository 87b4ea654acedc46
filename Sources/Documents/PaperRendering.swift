import Mustache

/// Collects what a template printed and the case did not have, in the order of the paper.
final class MissingFacts {
    private(set) var facts: [MissingFact] = []

    func add(_ fact: MissingFact) {
        if !facts.contains(fact) { facts.append(fact) }
    }
}

extension PaperValue {
    /// The value as the template engine looks at it.
    func seen(_ missing: MissingFacts) -> Any {
        switch self {
        case .text(let text, let parts): SeenText(text: text, parts: parts, missing: missing)
        case .flag(let flag): flag
        case .record(let parts): SeenRecord(parts: parts, missing: missing)
        case .list(let values): values.map { $0.seen(missing) }
        case .missing(let fact): Hole(fact: fact, missing: missing)
        }
    }
}

private struct SeenRecord: MustacheParent {
    let parts: [String: PaperValue]
    let missing: MissingFacts

    func child(named name: String) -> Any? { parts[name]?.seen(missing) }
}

private struct SeenText: MustacheParent, MustacheCustomRenderable {
    let text: String
    let parts: [String: PaperValue]
    let missing: MissingFacts

    var renderText: String { text }
    var isNull: Bool { false }

    func child(named name: String) -> Any? { parts[name]?.seen(missing) }
}

/// Stands where a fact is missing: a section over it is left out, printing it is reported.
private struct Hole: MustacheParent, MustacheCustomRenderable {
    let fact: MissingFact
    let missing: MissingFacts
    /// A section over the lines of a text prints it.
    var isPrintedBySection = false

    var renderText: String {
        missing.add(fact)
        return ""
    }
    var isNull: Bool {
        if isPrintedBySection { missing.add(fact) }
        return true
    }

    func child(named name: String) -> Any? {
        Hole(fact: fact, missing: missing, isPrintedBySection: isPrintedBySection || name == "lines")
    }
}
