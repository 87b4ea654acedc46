import DataValues
import Diagnostics
import Workflows

/// Whether two numbers of one place could be the same: those of two series, of a series and of the papers numbered by the case's id, and
/// those of a layer above whose pattern a place has written out once more.
struct NumberCheck {
    /// What counts by itself and how it writes its numbers.
    private struct Counter {
        var title: BilingualText
        /// The pattern with the word in its place.
        var written: NumberPattern
        var location: SourceLocation
        /// Numbered by the case's id.
        var isPaper = false
    }

    private let workflow: Workflow
    private let kinds: [DocumentKind]
    private let log: DiagnosticLog

    init(_ workflow: Workflow, kinds: [DocumentKind], log: DiagnosticLog) {
        self.workflow = workflow
        self.kinds = kinds
        self.log = log
    }

    func check() {
        let (papers, series) = (papers, series)
        for (index, counter) in series.enumerated() {
            let alike = (papers + series[..<index]).filter { $0.written == counter.written }
            if !alike.isEmpty { report(counter, alike) }
        }
        for name in Set(workflow.fields.compactMap { $0.series?.pattern }).sorted() { compareLayers(of: name) }
    }

    private var series: [Counter] {
        workflow.fields.compactMap { field in
            guard let series = field.series, let pattern = inForce(series.pattern)?.value.text else { return nil }
            return Counter(
                title: field.title, written: NumberPattern(pattern).worded(series.word),
                location: field.declaration.location)
        }
    }

    /// Papers that bear a number by the case's id, which counts otherwise than any series.
    private var papers: [Counter] {
        guard let pattern = inForce(PaperSubject.pattern)?.value.text else { return [] }
        return kinds.map { kind in
            Counter(
                title: kind.title, written: NumberPattern(pattern).worded(kind.word), location: kind.location,
                isPaper: true)
        }
    }

    private func inForce(_ pattern: String) -> ParameterValue? {
        workflow.parameters.value(of: pattern, on: "9999-12-31")
    }

    private func report(_ counter: Counter, _ alike: [Counter]) {
        let (zh, en) = (alike.map { "“\($0.title.zh)”" }, alike.map { "'\($0.title.en)'" })
        log.add(
            .caseNumberPattern, at: alike.first(where: \.isPaper)?.location ?? counter.location,
            BilingualText(
                zh: "“\(counter.title.zh)”与\(zh.joined(separator: "、"))都写作“\(counter.written.text)”，会有相同的文号",
                en:
                    "'\(counter.title.en)' and \(en.joined(separator: ", ")) are written alike, "
                    + "'\(counter.written.text)': numbers would coincide"
            ),
            fix: BilingualText(
                zh: "各写自己的 word，文书也可写 number 取用编号；格式里要有 {word}",
                en: "give each a word of its own, or the paper the series' number; the pattern holds {word}"))
    }

    /// A pattern that a place repeats from a layer above counts a second series beside that layer's.
    private func compareLayers(of name: String) {
        guard let own = inForce(name), let text = own.value.text, !NumberPattern(text).namesLocality,
            let other = workflow.parameters.values(of: name).first(where: {
                $0.declaration.layer != own.declaration.layer && $0.value == own.value
            })
        else { return }
        let (here, above) = (own.declaration.layer ?? "", other.declaration.layer ?? "")
        log.add(
            .caseNumberPattern, at: own.declaration.location,
            BilingualText(
                zh: "\(here) 的文号格式“\(text)”与 \(above) 的相同而各自编号，两地会有相同的文号",
                en: "\(here) repeats the pattern '\(text)' of \(above) and counts by itself: numbers would coincide"),
            fix: BilingualText(
                zh: "写明 \(here) 自己的格式，或在格式里加 {locality}",
                en: "give \(here) a pattern of its own, or put {locality} into it"))
    }
}

extension NumberPattern {
    fileprivate func worded(_ word: String) -> NumberPattern { NumberPattern(text.replacing("{word}", with: word)) }
}
