import DataValues
import Diagnostics
import Foundation
import SCXMLReader
import Workflows

/// A document named on the command line, with what lies beside it.
struct SCXMLFile {
    let document: SCXMLDocument
    let resources: SCXMLResources

    /// - Parameter path: a file, or `-` for standard input, beside which nothing lies.
    init(_ path: String) throws {
        let bytes = try Self.bytes(at: path)
        resources = path == "-" ? .none : .beside(URL(fileURLWithPath: path).deletingLastPathComponent().path)
        // One that is too large was cut, perhaps within a character; its size is what is wrong with it.
        let isCut = bytes.count > SCXMLDocument.largestText
        guard let text = isCut ? String(decoding: bytes, as: UTF8.self) : String(validating: bytes, as: UTF8.self)
        else {
            throw Self.failure([UTF8Finding.diagnostic(for: bytes, file: path)])
        }
        do throws(SCXMLFailure) {
            document = try SCXMLDocument(reading: text, file: path, resources: resources)
        } catch {
            throw Self.failure(error.diagnostics)
        }
    }

    private static func failure(_ diagnostics: [Diagnostic]) -> CommandFailure {
        CommandFailure(
            .workflowFault, code: "bad-document",
            what: BilingualText(
                zh: "文档有 \(diagnostics.count) 处错误，不能运行",
                en: diagnostics.count == 1
                    ? "the document has an error and cannot be run"
                    : "the document has \(diagnostics.count) errors and cannot be run"),
            fix: BilingualText(
                zh: "改好后再试；tiaochu explain \(diagnostics.first?.code ?? "") 说明代码的含义",
                en: "mend it; tiaochu explain \(diagnostics.first?.code ?? "") says what the code means"),
            diagnostics: diagnostics)
    }

    /// No more than one byte above the limit, so that an endless file ends too.
    private static func bytes(at path: String) throws -> [UInt8] {
        var isFolder: ObjCBool = false
        if path != "-" {
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
                throw CommandFailure(
                    .notFound, code: "no-such-path",
                    what: BilingualText(zh: "没有文件 \(path)", en: "there is no file \(path)"),
                    fix: BilingualText(zh: "检查路径；- 为标准输入", en: "check the path; - is standard input"))
            }
            guard !isFolder.boolValue else {
                throw CommandFailure(
                    .usage, code: "unreadable-file",
                    what: BilingualText(zh: "\(path) 是目录，不是文件", en: "\(path) is a folder, not a file"))
            }
        }
        do {
            let file = path == "-" ? .standardInput : try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            var data = Data()
            while data.count <= SCXMLDocument.largestText,
                let part = try file.read(upToCount: SCXMLDocument.largestText + 1 - data.count), !part.isEmpty
            {
                data += part
            }
            return Array(data)
        } catch {
            throw CommandFailure(
                .usage, code: "unreadable-file",
                what: BilingualText(zh: "读不了文件 \(path)", en: "cannot read the file \(path)"),
                why: BilingualText(reasonOf: error),
                fix: BilingualText(zh: "检查路径和权限", en: "check the path and its permissions"))
        }
    }
}
