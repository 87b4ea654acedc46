import Diagnostics
import StatutoryTime
import Workflows

/// Reads what an `expect` step says; an item that could never fail is a finding.
struct ExpectationReading {
    let log: DiagnosticLog

    init(_ log: DiagnosticLog) {
        self.log = log
    }

    func expectation(_ node: YAMLNode) -> CaseExpectation? {
        guard let reader = MappingReader(node, as: .expectation, log: log) else { return nil }
        if node.entries?.isEmpty == true { log.add(Self.expectsNothing(at: node.location)) }
        for key in ["state", "not", "fields", "deadlines"] {
            guard let value = reader.node(key), value.elements?.isEmpty == true || value.entries?.isEmpty == true else {
                continue
            }
            log.add(Self.expectsNothing(at: value.location))
        }
        return CaseExpectation(
            active: reader.names("state"), inactive: reader.names("not"), fields: reader.table("fields"),
            deadlines: reader.table("deadlines").compactMap(deadline),
            allowed: reader.has("allowed") ? reader.names("allowed") : nil,
            effects: reader.has("effects") ? reader.names("effects") : nil,
            closure: closure(reader), location: node.location)
    }

    static func expectsNothing(at location: SourceLocation) -> Diagnostic {
        DiagnosticCode.expectsNothing.diagnostic(
            at: location, BilingualText(zh: "这里是空的，什么也不检查", en: "this is empty and checks nothing"),
            fix: BilingualText(zh: "写出期望，或删去", en: "say what is expected, or remove it"))
    }

    private static let words: [String: CaseExpectation.Standing] = [
        "met": .met, "fired": .fired, "waiting": .waiting, "none": .none,
    ]

    private func deadline(_ entry: YAMLEntry) -> CaseExpectation.Deadline? {
        guard let text = ValueReading.text(entry.value, log) else { return nil }
        let key = Located(entry.key, at: entry.keyLocation)
        if let standing = Self.words[text] { return .init(key, standing) }
        if DateLiteral.isDay(text), let date = LegalDate(text) { return .init(key, .due(date)) }
        log.add(
            ValueReading.unknownWord(
                text, at: entry.value.location, known: ["met", "fired", "waiting", "none", "2026-02-13"]))
        return nil
    }

    /// A code, or `false` without quotes for a case that is still open.
    private func closure(_ reader: MappingReader) -> Located<CaseExpectation.Closure>? {
        guard let node = reader.node("closed"), let text = reader.text("closed") else { return nil }
        let isFalse = text == "false" && node.scalar?.isPlain == true
        return Located(isFalse ? .open : .code(text), at: node.location)
    }
}
