import Crypto
public import DataValues
public import Diagnostics

/// One workflow resolved for one locality, with the exact files that say so; equal files make equal bundles.
///
/// A case keeps the hash of the bundle it began with and the store keeps its `content`, from which the bundle is restored without
/// looking at any file: what is edited later concerns later cases.
public struct WorkflowBundle: Sendable {
    /// SHA-256 over the canonical JSON of `content`, in 64 hexadecimal digits.
    public let hash: String
    public let workflow: Workflow
    /// The text of every file that had a say, by path relative to the workspace. Calendars are not among them: they are live data.
    public let files: [String: String]

    /// The code of the locality.
    public var locality: String { workflow.localities.locality.code }

    init(workflow: Workflow, files: [String: String]) {
        self.workflow = workflow
        self.files = files
        hash = Self.hash(of: Self.content(workflow.name, workflow.localities.locality.code, files))
    }

    /// What a store keeps: `{ format, workflow, locality, files }`.
    public var content: DataValue { Self.content(workflow.name, locality, files) }

    private static let format: Int64 = 1

    private static func content(_ workflow: String, _ locality: String, _ files: [String: String]) -> DataValue {
        .record([
            "format": .integer(format), "workflow": .text(workflow), "locality": .text(locality),
            "files": .record(files.mapValues { .text($0) }),
        ])
    }

    private static func hash(of content: DataValue) -> String {
        SHA256.hash(data: content.canonicalBytes).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }

    /// Why stored content makes no bundle.
    public enum RestoreError: Error, Sendable, Hashable {
        /// Not what `content` writes.
        case malformed
        /// Written by a later version.
        case unknownFormat(Int64)
        /// The files no longer pass the checks of this version.
        case findings([Diagnostic])
    }

    /// Restores a bundle from what a store kept.
    public init(content: DataValue) throws(RestoreError) {
        guard let format = content["format"].integer else { throw .malformed }
        guard format == Self.format else { throw .unknownFormat(format) }
        guard let workflow = content["workflow"].text, let locality = content["locality"].text,
            let record = content["files"].record
        else { throw .malformed }
        var files: [String: String] = [:]
        for (path, text) in record {
            guard let text = text.text else { throw .malformed }
            files[path] = text
        }
        let (bundle, findings) = WorkflowLoader.load(
            workflow, locality: locality, from: SourceTree(files), isRestoring: true)
        guard let bundle else { throw .findings(findings.filter { $0.severity == .error }) }
        self = bundle
    }
}
