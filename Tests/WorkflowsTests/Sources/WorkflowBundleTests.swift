import DataValues
import Diagnostics
import Testing

@testable import Workflows

@Suite("Bundles")
struct BundleTests {
    private func bundle(_ fixture: Fixture = Fixture(), _ locality: String = "610100") throws -> WorkflowBundle {
        let (bundle, findings) = fixture.load(locality)
        return try #require(bundle, "\(lines(findings))")
    }

    @Test("the same files make the same bundle, wherever they stand")
    func stable() throws {
        let first = try bundle()
        #expect(try bundle().hash == first.hash)
        #expect(first.hash.count == 64)
        var extended = Fixture()
        extended.files["workflows/localities/440300.yaml"] = "locality: nonsense"
        extended.files["workflows/other/workflow.yaml"] = "workflow: other"
        extended.files["README.md"] = "text"
        #expect(try bundle(extended).hash == first.hash)
    }

    @Test("any change of a file that has a say makes another bundle")
    func sensitive() throws {
        let first = try bundle()
        for path in first.files.keys.sorted() {
            var changed = Fixture()
            changed.files[path]?.append(path.hasSuffix(".lua") ? "-- x\n" : "# x\n")
            #expect(try bundle(changed).hash != first.hash, "\(path)")
        }
        #expect(try bundle(Fixture(), "610000").hash != first.hash)
    }

    @Test("a bundle restored from what a store kept is the same bundle, without any file")
    func restored() throws {
        let first = try bundle()
        let kept = try DataValue(json: first.content.canonicalJSON)
        let again = try WorkflowBundle(content: kept)
        #expect(again.hash == first.hash)
        #expect(again.files == first.files)
        #expect(again.workflow.states == first.workflow.states)
        #expect(again.workflow.transitions == first.workflow.transitions)
        #expect(again.workflow.fields == first.workflow.fields)
        #expect(again.workflow.events == first.workflow.events)
        #expect(again.workflow.parameters == first.workflow.parameters)
        #expect(again.workflow.scripts == first.workflow.scripts)
    }

    @Test("a bundle that a check of today refuses is still restored: its cases began by the checks of their day")
    func laterCheck() throws {
        let path = "workflows/statutes/LMAL.yaml"
        let refused = Fixture().replacing("\"43\":", by: "\"44\":", in: path)
        #expect(refused.load().bundle == nil)
        #expect(refused.load().findings.contains { $0.code == DiagnosticCode.unknownArticle.code })
        var files = try #require(try bundle().content["files"].record)
        files[path] = .text(try #require(refused.files[path]))
        var content = try #require(try bundle().content.record)
        content["files"] = .record(files)
        #expect(try WorkflowBundle(content: .record(content)).workflow.name == "claim")
    }

    @Test("content that is no bundle, or of a later version, is refused with the reason")
    func refused() throws {
        #expect(throws: WorkflowBundle.RestoreError.malformed) { try WorkflowBundle(content: ["files": 1]) }
        #expect(throws: WorkflowBundle.RestoreError.malformed) {
            try WorkflowBundle(content: ["format": 1, "workflow": "claim", "locality": "cn", "files": ["a": 1]])
        }
        #expect(throws: WorkflowBundle.RestoreError.unknownFormat(2)) { try WorkflowBundle(content: ["format": 2]) }
        #expect(throws: WorkflowBundle.RestoreError.self) {
            try WorkflowBundle(content: ["format": 1, "workflow": "claim", "locality": "cn", "files": [:]])
        }
    }
}
