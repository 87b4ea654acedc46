import DataValues
import Diagnostics
import Documents
import Foundation
import StatutoryTime
import Testing
import Workflows

/// The repository's rules and papers in memory, where a test may change them.
struct Office {
    static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    static let folder = "workflows/labour-dispute/documents"

    var files: [String: String]
    var locality: String

    private static let ownFiles: [String: String] = {
        var files: [String: String] = [:]
        for root in ["workflows", "scripts"] {
            let found = FileManager.default.enumerator(atPath: repository.appendingPathComponent(root).path)
            while let name = found?.nextObject() as? String {
                let url = repository.appendingPathComponent("\(root)/\(name)")
                guard !url.hasDirectoryPath, let text = try? String(contentsOf: url, encoding: .utf8) else { continue }
                files["\(root)/\(name)"] = text
            }
        }
        return files
    }()

    /// The repository's own rules, read once.
    private static let ownBundles: [String: WorkflowBundle] = {
        let tree = SourceTree(ownFiles)
        return WorkflowLoader.localities(in: tree).reduce(into: [:]) { bundles, locality in
            bundles[locality] = WorkflowLoader.load("labour-dispute", locality: locality, from: tree).0
        }
    }()

    init(_ locality: String = "610100") throws {
        self.locality = locality
        files = Self.ownFiles
    }

    var tree: SourceTree { SourceTree(files) }

    func bundle() throws -> WorkflowBundle {
        func rules(_ files: [String: String]) -> [String: String] { files.filter { !$0.key.hasPrefix(Self.folder) } }
        if rules(files) == rules(Self.ownFiles) { return try #require(Self.ownBundles[locality]) }
        return try #require(WorkflowLoader.load("labour-dispute", locality: locality, from: tree).0)
    }

    /// What `workflow check` says of the papers, as `file:line:column CODE words`.
    func findings() throws -> [String] {
        let log = DiagnosticLog()
        DocumentCheck.check(try bundle(), from: tree, log: log)
        return log.sorted.map { "\($0.location.map { "\($0)" } ?? "-") \($0.code) \($0.what.en)" }
    }

    func kind(_ name: String) throws -> DocumentKind {
        try #require(DocumentCatalogue(of: "labour-dispute", from: tree, log: DiagnosticLog()).kind(name))
    }

    /// Replaces the body of the receipt by a line of a template.
    mutating func receipt(_ template: String) { files["\(Self.folder)/receipt.mustache"] = template }

    func paper(
        _ kind: String, _ facts: [String: DataValue], given: [String: DataValue] = [:], due: [String: LegalDate] = [:],
        provisional: Set<String> = []
    ) throws -> Paper {
        let workflow = try bundle().workflow
        let today = try #require(LegalDate("2026-06-30"))
        let subject = PaperSubject(
            caseID: "2026-\(locality)-00123", openedOn: LegalDate("2026-03-02"), workflow: workflow, office: workflow,
            facts: facts, given: given, due: due, provisional: provisional, today: today)
        return try PaperMaking(from: tree).paper(try self.kind(kind), on: subject)
    }

    static let facts: [String: DataValue] = [
        "applicant_side": "worker", "worker": ["name": "李想"], "employer": ["name": "西安某某科技有限公司"],
        "dispute_nature": "labour", "dispute_kind": "overtime", "claim_amount": .integer(9_300_300),
        "application_form": "written", "application_received_on": "2026-03-02",
    ]
}
