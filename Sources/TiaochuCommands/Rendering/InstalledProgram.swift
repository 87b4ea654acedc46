import Diagnostics
import Foundation
import Workflows

/// A program of this machine that makes one file from another, run in a folder of its own that is gone afterwards.
struct InstalledProgram {
    /// Why it made nothing.
    struct Failure: Error {
        var why: BilingualText
    }

    let file: URL

    /// Longer than any conversion takes, in seconds.
    private static let limit: TimeInterval = 120

    /// The first program of this name in a list of folders separated by colons.
    static func find(_ name: String, path: String) -> InstalledProgram? {
        path.split(separator: ":").map { URL(fileURLWithPath: "\($0)/\(name)") }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }.map(InstalledProgram.init)
    }

    /// The bytes of the first of the outputs that is there when it has ended well.
    ///
    /// - Parameters:
    ///   - input: the name of the file it reads, written into the folder before.
    ///   - outputs: names of the file it makes.
    func run(_ arguments: [String], input: String, _ bytes: [UInt8], outputs: [String]) -> Result<[UInt8], Failure> {
        let files = FileManager.default
        let folder = files.temporaryDirectory.appendingPathComponent("tiaochu-\(UUID().uuidString)")
        defer { try? files.removeItem(at: folder) }
        do {
            try files.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            try Data(bytes).write(to: folder.appendingPathComponent(input))
            let process = Process()
            process.executableURL = file
            process.arguments = arguments
            process.currentDirectoryURL = folder
            process.standardInput = FileHandle.nullDevice
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try process.run()
            let guardian = DispatchWorkItem { process.terminate() }
            DispatchQueue.global().asyncAfter(deadline: .now() + Self.limit, execute: guardian)
            process.waitUntilExit()
            guardian.cancel()
            let made = outputs.map(folder.appendingPathComponent).first { files.fileExists(atPath: $0.path) }
            if process.terminationStatus == 0, let made { return .success(Array(try Data(contentsOf: made))) }
            return .failure(
                Failure(
                    why: BilingualText(
                        zh: "退出码 \(process.terminationStatus)", en: "exit code \(process.terminationStatus)")))
        } catch {
            return .failure(Failure(why: BilingualText(systemError: error)))
        }
    }
}
