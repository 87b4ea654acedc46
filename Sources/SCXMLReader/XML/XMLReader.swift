import Foundation
import FoundationXML

/// Reads XML text into a tree. Nothing outside the text is ever read: no external entity, no DTD.
struct XMLReader {
    /// An XML document that is not well-formed, or larger than the limits.
    struct Failure: Error {
        let message: String
        let line: Int
        let column: Int
    }

    static let largestText = 4 << 20
    static let deepestElement = 200

    static func read(_ text: String) throws(Failure) -> XMLElement {
        if text.utf8.count > largestText {
            throw Failure(message: "the document is larger than \(largestText) bytes", line: 1, column: 1)
        }
        let parser = XMLParser(data: Data(text.utf8))
        let builder = Builder()
        parser.delegate = builder
        parser.shouldProcessNamespaces = true
        parser.shouldResolveExternalEntities = false
        let isWellFormed = parser.parse()
        if let failure = builder.failure { throw failure }
        guard isWellFormed, let root = builder.root else {
            throw Failure(
                message: "this is not well-formed XML", line: max(1, parser.lineNumber),
                column: max(1, parser.columnNumber))
        }
        return root
    }

    /// Builds the tree from the parser's events.
    private final class Builder: NSObject, XMLParserDelegate {
        var root: XMLElement?
        var failure: Failure?
        private var open: [XMLElement] = []
        /// Entities may make much of little.
        private var textLeft = XMLReader.largestText

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String]
        ) {
            if open.count >= XMLReader.deepestElement {
                stop(parser, "elements are nested more than \(XMLReader.deepestElement) deep")
                return
            }
            open.append(
                XMLElement(
                    name: name, namespace: namespaceURI ?? "",
                    attributes: attributes.filter { !$0.key.contains(":") && $0.key != "xmlns" },
                    line: max(1, parser.lineNumber), column: max(1, parser.columnNumber)))
        }

        func parser(
            _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
        ) {
            guard let element = open.popLast() else { return }
            if open.isEmpty { root = element } else { open[open.count - 1].children.append(.element(element)) }
        }

        func parser(_ parser: XMLParser, foundCharacters string: String) {
            textLeft -= string.utf8.count
            if textLeft < 0 {
                stop(parser, "the text of the document is longer than \(XMLReader.largestText) bytes")
            } else if !open.isEmpty {
                open[open.count - 1].children.append(.text(string))
            }
        }

        func parser(_ parser: XMLParser, foundCDATA block: Data) {
            self.parser(parser, foundCharacters: String(decoding: block, as: UTF8.self))
        }

        func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) {
            if failure == nil {
                failure = Failure(
                    message: "this is not well-formed XML", line: max(1, parser.lineNumber),
                    column: max(1, parser.columnNumber))
            }
        }

        private func stop(_ parser: XMLParser, _ message: String) {
            failure = Failure(message: message, line: max(1, parser.lineNumber), column: max(1, parser.columnNumber))
            parser.abortParsing()
        }
    }
}
