import Diagnostics
import StatutoryTime
import Workflows

/// The rules that papers are checked against and speak of.
struct PaperRules {
    /// The rules a case follows.
    var workflow: Workflow
    /// The rules of the place as they stand now.
    var office: Workflow
    /// Every statute of the workspace, whether the workflow cites it or not.
    var statutes: [String: Statute]
}

/// Articles as papers cite them: 《中华人民共和国劳动争议调解仲裁法》第五十条.
enum PaperLaw {
    static func words(_ citation: Citation, in statutes: [String: Statute]) -> PaperValue? {
        statutes[citation.statute].map { words(citation.article, of: $0) }
    }

    private static func words(_ article: String, of statute: Statute) -> PaperValue {
        let number = statute.article(inChinese: article)
        return .text("《\(statute.title.zh)》\(number)", ["short": .text("《\(statute.short.zh)》\(number)")])
    }

    /// What a citation leads to.
    static let form: PaperShape = .text(["short": .text([:])])

    static func shape(_ statutes: [String: Statute]) -> PaperShape {
        .record(statutes.mapValues { statute in .record(byNumber(statute) { _ in form }) })
    }

    static func value(_ statutes: [String: Statute]) -> PaperValue {
        .record(statutes.mapValues { statute in .record(byNumber(statute) { words($0, of: statute) }) })
    }

    /// The articles whose number a template can write: 50, 276-1.
    private static func byNumber<Value>(_ statute: Statute, _ value: (String) -> Value) -> [String: Value] {
        let numbers = statute.articles.map(\.number).filter {
            $0.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2D }
        }
        return Dictionary(numbers.map { ($0, value($0)) }, uniquingKeysWith: { first, _ in first })
    }
}
