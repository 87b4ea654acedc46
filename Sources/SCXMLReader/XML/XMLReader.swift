import Diagnostics
import Foundation
import FoundationXML

/// Reads XML text into a tree. Nothing outside the text is ever read, and there are no entities but XML's own.
///
/// Whatever encoding an XML declaration speaks of, the text has been decoded already.
struct XMLReader {
    /// An XML document that is not well-formed, or larger than the limits.
    struct Failure: Error {
        let message: BilingualText
        let line: Int
        let column: Int
    }

    static let largestText = 4 << 20
    static let deepestElement = 200

    static func read(_ text: String) throws(Failure) -> XMLElement {
        if text.utf8.count > largestText {
            throw Failure(
                message: BilingualText(
                    zh: "文档超过 \(largestText) 字节", en: "the document is larger than \(largestText) bytes"),
                line: 1, column: 1)
        }
        let parser = XMLParser(data: Data(try XMLScreening.screened(text)))
        let builder = Builder(text)
        parser.delegate = builder
        parser.shouldProcessNamespaces = true
        parser.shouldResolveExternalEntities = false
        let isWellFormed = parser.parse()
        if let failure = builder.failure { throw failure }
        guard isWellFormed, let root = builder.root else {
            throw Builder.failure(of: parser, code: XMLFault.emptyDocument)
        }
        return root
    }

    /// Builds the tree from the parser's events.
    private final class Builder: NSObject, XMLParserDelegate {
        var root: XMLElement?
        var failure: Failure?
        private var open: [XMLElement] = []
        private var tags: TagScanner

        init(_ text: String) { tags = TagScanner(text) }

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String]
        ) {
            if open.count >= XMLReader.deepestElement {
                stop(
                    parser,
                    BilingualText(
                        zh: "元素嵌套超过 \(XMLReader.deepestElement) 层",
                        en: "elements are nested more than \(XMLReader.deepestElement) deep"))
                return
            }
            let (line, column) =
                tags.next(qualifiedName ?? name) ?? (max(1, parser.lineNumber), max(1, parser.columnNumber))
            open.append(
                XMLElement(
                    name: name, namespace: namespaceURI ?? "",
                    attributes: attributes.filter { !$0.key.contains(":") && $0.key != "xmlns" }, line: line,
                    column: column))
        }

        func parser(
            _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
        ) {
            guard let element = open.popLast() else { return }
            if open.isEmpty { root = element } else { open[open.count - 1].children.append(.element(element)) }
        }

        func parser(_ parser: XMLParser, foundCharacters string: String) {
            if !open.isEmpty { open[open.count - 1].children.append(.text(string)) }
        }

        func parser(_ parser: XMLParser, foundCDATA block: Data) {
            self.parser(parser, foundCharacters: String(decoding: block, as: UTF8.self))
        }

        func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) {
            // Those that follow are of the parser's own making.
            if failure == nil { failure = Self.failure(of: parser, code: (error as NSError).code) }
        }

        private func stop(_ parser: XMLParser, _ message: BilingualText) {
            failure = Failure(message: message, line: max(1, parser.lineNumber), column: max(1, parser.columnNumber))
            parser.abortParsing()
        }

        static func failure(of parser: XMLParser, code: Int?) -> Failure {
            Failure(
                message: XMLFault.message(for: code), line: max(1, parser.lineNumber),
                column: max(1, parser.columnNumber))
        }
    }
}
