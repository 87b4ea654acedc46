import DataValues
import Diagnostics
import Foundation
import Testing
import Workflows

@testable import TiaochuCommands

@Suite("The codes of all rooms")
struct DiagnosticReferenceTests {
    @Test("the reference page says what the tables say")
    func page() throws {
        let file = Binary.repository.appendingPathComponent("docs/reference/diagnostics.md")
        let page = DiagnosticReference.markdown(of: DiagnosticCode.everywhere, refusals: Refusal.Reason.meanings)
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" { try Data(page.utf8).write(to: file) }
        #expect(try String(contentsOf: file, encoding: .utf8) == page)
    }

    @Test("a code stands for one thing, the word of a refusal too")
    func unique() {
        let codes = (DiagnosticCode.everywhere + Refusal.Reason.meanings).map(\.code)
        #expect(Set(codes).count == codes.count)
    }

    @Test("every code is named by a test: whoever adds one shows how it comes about")
    func tested() throws {
        var named: Set<String> = []
        let files = FileManager.default.enumerator(
            at: Binary.repository.appendingPathComponent("Tests"), includingPropertiesForKeys: nil)
        while let file = files?.nextObject() as? URL {
            guard file.pathExtension == "swift" else { continue }
            let text = try String(contentsOf: file, encoding: .utf8)
            named.formUnion(text.matches(of: #/\b[A-Z][0-9]{3}\b/#).map { String($0.output) })
        }
        #expect(DiagnosticCode.everywhere.map(\.code).filter { !named.contains($0) } == [])
    }

    @Test(
        "the word that a refusal is printed with is explained in both languages",
        arguments: Refusal.Reason.allCases)
    func refusals(_ reason: Refusal.Reason) throws {
        let meaning = try #require(Refusal.Reason.meanings.first { $0.code == reason.rawValue })
        #expect(RefusalText(Refusal(reason, text: meaning.title)).diagnostic.severity == meaning.severity)
        let binary = try Binary()
        let english = try binary.run("explain", reason.rawValue)
        #expect(english.code == 0 && english.lines.first == "\(reason.rawValue)  \(meaning.title.en)")
        #expect(english.lines.last == meaning.explanation.en)
        let chinese = try binary.run("explain", reason.rawValue.uppercased(), "--lang", "zh", "-o", "json").json()
        #expect(chinese["code"].text == reason.rawValue && chinese["title"].text == meaning.title.zh)
        #expect(chinese["explanation"].text == meaning.explanation.zh)
    }

    @Test("the list without a code ends with the words of refusals, and a misspelt one is told the nearest")
    func listed() throws {
        let binary = try Binary()
        let listed = try binary.run("explain", "-o", "json").json().list ?? []
        #expect(
            listed.compactMap { $0["code"].text } == DiagnosticCode.everywhere.map(\.code)
                + Refusal.Reason.allCases.map(\.rawValue))
        #expect(try binary.run("explain").output.contains("None of the roles that may do it"))
        let misspelt = try binary.run("explain", "roel")
        #expect(misspelt.code == 5 && misspelt.talk.contains("did you mean role?"), "\(misspelt.talk)")
    }

    @Test("every code that a document can be refused with is explained")
    func scxml() throws {
        let folder = Binary.repository.appendingPathComponent("Sources/SCXMLReader")
        var found: Set<String> = []
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        while let file = files?.nextObject() as? URL {
            guard file.pathExtension == "swift" else { continue }
            let text = try String(contentsOf: file, encoding: .utf8)
            found.formUnion(text.matches(of: #/"(X[0-9]+)"/#).map { String($0.1) })
        }
        #expect(found.count > 10)
        #expect(found.sorted() == DiagnosticCode.scxml.map(\.code))
    }
}
