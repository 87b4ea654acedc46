import Foundation

/// Where a document finds the scripts, data and child documents it names with `src`.
public struct SCXMLResources: Sendable {
    /// A resource that was not given, and why.
    public struct Refusal: Error, Hashable, Sendable, CustomStringConvertible {
        public let description: String

        public init(_ description: String) { self.description = description }
    }

    private let load: @Sendable (String) throws -> String

    /// - Parameter load: the text of a resource by the name in the document, which may be anything at all.
    public init(_ load: @escaping @Sendable (String) throws -> String) { self.load = load }

    func text(of name: String) throws -> String { try load(name) }

    /// No resources.
    public static let none = SCXMLResources {
        throw Refusal("'\($0)' is not read: the document was given no resources")
    }

    /// The files in one directory, by plain name or as `file:name`; nothing above or below it.
    public static func beside(_ directory: String) -> SCXMLResources {
        SCXMLResources { source in
            let name = source.hasPrefix("file:") ? String(source.dropFirst(5)) : source
            let isPlain = !name.isEmpty && name != "." && name != ".." && !name.contains { "/\\\0:".contains($0) }
            guard isPlain else { throw Refusal("'\(source)' is not the name of a file beside the document") }
            let url = URL(fileURLWithPath: directory, isDirectory: true).appendingPathComponent(name)
            // A link could lead anywhere.
            guard let values = try? url.resourceValues(forKeys: [.isRegularFileKey, .isSymbolicLinkKey, .fileSizeKey])
            else { throw Refusal("there is no file '\(name)' beside the document") }
            guard values.isRegularFile == true, values.isSymbolicLink != true,
                values.fileSize ?? 0 <= XMLReader.largestText
            else { throw Refusal("'\(source)' is not a file of reasonable size beside the document") }
            // The system's own words would tell where the document lies, and not twice the same.
            guard let data = try? Data(contentsOf: url) else { throw Refusal("the file '\(name)' cannot be opened") }
            guard let text = String(validating: data, as: UTF8.self) else {
                throw Refusal("the file '\(name)' is not UTF-8")
            }
            return text
        }
    }
}
