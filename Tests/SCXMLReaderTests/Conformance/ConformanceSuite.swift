import Foundation
import SCXMLReader

/// The W3C's SCXML test documents in their Lua translation; test data, read where it lies and not part of the project.
///
/// `TIAOCHU_SCXML_IRP` says where; without it, `../shared/scxml-irp` beside the package.
enum ConformanceSuite {
    struct Entry {
        let id: String
        let isMandatory: Bool
        let isAutomated: Bool
        let isInList: Bool
        let path: String
    }

    static let directory: String = {
        if let given = ProcessInfo.processInfo.environment["TIAOCHU_SCXML_IRP"] { return given }
        let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return package.deletingLastPathComponent().appendingPathComponent("shared/scxml-irp").path
    }()

    static var isPresent: Bool { FileManager.default.fileExists(atPath: directory + "/manifest.csv") }

    /// The documents there are for the Lua data model; in the manifest only the last column may hold commas.
    static func entries() throws -> [Entry] {
        let manifest = try String(contentsOfFile: directory + "/manifest.csv", encoding: .utf8)
        return manifest.split(whereSeparator: \.isNewline).dropFirst().compactMap { line in
            let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            guard fields.count > 10, fields[10].hasPrefix("lua/") else { return nil }
            return Entry(
                id: fields[0], isMandatory: fields[4] == "mandatory", isAutomated: fields[5] == "automated",
                isInList: fields[6] == "yes", path: fields[10])
        }
    }

    /// Runs a document until nothing more is due.
    @discardableResult
    static func run(_ path: String) throws -> SCXMLRun {
        let text = try String(contentsOfFile: directory + "/" + path, encoding: .utf8)
        let resources = SCXMLResources.beside(directory + "/lua")
        let run = try SCXMLRun(SCXMLDocument(reading: text, file: path, resources: resources), resources: resources)
        try run.untilQuiet()
        return run
    }
}
