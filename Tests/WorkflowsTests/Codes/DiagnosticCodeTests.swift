import Foundation
import Testing

@testable import Workflows

@Suite("The table of codes")
struct DiagnosticCodeTests {
    private static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    @Test("every code that this room declares is in the table")
    func complete() throws {
        let declaration = #/DiagnosticCode\(\s*"([A-Z][0-9]+)"/#
        let folder = Self.root.appendingPathComponent("Sources/Workflows")
        var declared: [String] = []
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        while let file = files?.nextObject() as? URL {
            guard file.pathExtension == "swift" else { continue }
            let text = try String(contentsOf: file, encoding: .utf8)
            declared += text.matches(of: declaration).map { String($0.1) }
        }
        #expect(declared.count > 50)
        #expect(declared.sorted() == DiagnosticCode.all.map(\.code).sorted())
    }
}
