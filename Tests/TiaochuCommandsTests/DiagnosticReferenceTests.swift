import Foundation
import Testing
import Workflows

@testable import TiaochuCommands

@Suite("The codes of all rooms")
struct DiagnosticReferenceTests {
    @Test("the reference page says what the tables say")
    func page() throws {
        let file = Binary.repository.appendingPathComponent("docs/reference/diagnostics.md")
        let page = DiagnosticReference.markdown(of: DiagnosticCode.everywhere)
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" { try Data(page.utf8).write(to: file) }
        #expect(try String(contentsOf: file, encoding: .utf8) == page)
    }

    @Test("a code stands for one thing")
    func unique() {
        let codes = DiagnosticCode.everywhere.map(\.code)
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
