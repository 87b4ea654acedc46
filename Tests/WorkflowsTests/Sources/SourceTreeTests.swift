import Foundation
import Testing

@testable import Workflows

@Suite("Reading sources")
struct SourceTreeTests {
    /// A folder of its own that is removed at the end.
    private func withFolder(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("sources-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }

    @Test("a folder and its files in memory load as the same bundle")
    func folder() throws {
        try withFolder { folder in
            for (path, text) in Fixture().files {
                let file = folder.appendingPathComponent(path)
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(text.utf8).write(to: file)
            }
            let tree = SourceTree(folder: folder.path + "/")
            let (bundle, findings) = WorkflowLoader.load("claim", locality: "610100", from: tree)
            #expect(lines(findings) == "")
            #expect(bundle?.hash == Fixture().load().bundle?.hash)
            #expect(WorkflowLoader.workflows(in: tree) == ["claim"])
            #expect(WorkflowLoader.localities(in: tree) == ["cn", "610000", "610100"])
        }
    }

    @Test("a folder in the place of a file, and an empty workspace, are findings")
    func unreadable() throws {
        try withFolder { folder in
            let tree = SourceTree(folder: folder.path)
            #expect(
                lines(WorkflowLoader.load("claim", locality: "cn", from: tree).findings).contains(
                    "error[L107] 没有流程 claim"))
            try FileManager.default.createDirectory(
                at: folder.appendingPathComponent("workflows/claim/workflow.yaml"), withIntermediateDirectories: true)
            #expect(
                lines(WorkflowLoader.load("claim", locality: "cn", from: tree).findings).contains(
                    "workflows/claim/workflow.yaml:1:1 error[Y010]"))
        }
    }

    @Test("a file that is not UTF-8 says where and what it may be")
    func encodings() {
        func findings(_ bytes: [UInt8]) -> String {
            var files = Fixture().files.mapValues { Array($0.utf8) }
            files[Fixture.path] = bytes
            return lines(WorkflowLoader.load("claim", locality: "cn", from: SourceTree(bytes: files)).findings)
        }
        // 标题 in GBK after a line of ASCII.
        #expect(
            findings(Array("workflow: claim\ntitle: ".utf8) + [0xB1, 0xEA, 0xCC, 0xE2]).hasPrefix(
                "workflows/claim/workflow.yaml:2:8 error[Y001] 此处不是 UTF-8 编码（可能是 GBK）"))
        #expect(findings([0xFF, 0xFE, 0x61, 0x00]).contains(":1:1 error[Y001] 此处不是 UTF-8 编码（可能是 UTF-16）"))
        #expect(findings(Array(repeating: 0x23, count: 9 << 20)).contains("error[Y007]"))
    }
}
