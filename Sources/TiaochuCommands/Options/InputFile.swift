import Diagnostics
import Foundation
import Workflows

/// A file or a pipe named on the command line; `-` is standard input.
enum InputFile {
    /// What a file of facts may hold: far more than a case can keep, and little enough to read.
    private static let largest = 8 << 20

    struct TooLarge: Error {
        var limit: Int
    }

    /// - Throws: `TooLarge`, or what `BilingualText(reasonOf:)` puts into words.
    static func bytes(at path: String) throws -> Data {
        let file = path == "-" ? .standardInput : try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        var data = Data()
        while let part = try file.read(upToCount: largest + 1 - data.count), !part.isEmpty {
            data += part
            if data.count > largest { throw TooLarge(limit: largest) }
        }
        return data
    }
}

extension BilingualText {
    /// Why a file could not be read or written.
    init(reasonOf error: any Error) {
        if let error = error as? InputFile.TooLarge {
            self.init(zh: "超过 \(error.limit) 字节", en: "it holds more than \(error.limit) bytes")
        } else {
            self.init(systemError: error)
        }
    }
}
