import DataValues
import Foundation
import Testing

/// What a run of the program left: both streams and the exit code.
struct Answer {
    var output: String
    var talk: String
    var code: Int32

    /// Standard output as one JSON document; a failure when it is anything else.
    func json() throws -> DataValue {
        do {
            return try DataValue(json: Array(output.utf8))
        } catch {
            Issue.record("not JSON (\(error)), exit \(code):\n\(output)\n\(talk)")
            throw error
        }
    }

    var lines: [String] { output.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init) }
    var everything: String { output + talk }
}

/// The built `tiaochu` in a workspace of its own: a copy of the repository's rules whose clock is set by the test.
final class Binary {
    static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
    /// The one that `TIAOCHU_PROGRAM` names, or the one built beside the test bundle, which is the running program.
    static let program =
        ProcessInfo.processInfo.environment["TIAOCHU_PROGRAM"].map { URL(fileURLWithPath: $0) }
        ?? URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        .appendingPathComponent("tiaochu")

    let folder: URL
    var now = "2026-06-30T10:00"
    var language = "en"
    var user: String? = "he.yun"

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("tiaochu-\(UUID().uuidString)")
        let files = FileManager.default
        try files.createDirectory(at: folder, withIntermediateDirectories: true)
        for name in ["workflows", "scripts"] {
            try files.copyItem(
                at: Self.repository.appendingPathComponent(name), to: folder.appendingPathComponent(name))
        }
        let settings = try String(contentsOf: Self.repository.appendingPathComponent("tiaochu.yaml"), encoding: .utf8)
        try write("tiaochu.yaml", settings + "testing: true\nexplore: 0\n")
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

    func write(_ name: String, _ text: String) throws {
        try FileManager.default.createDirectory(
            at: folder.appendingPathComponent(name).deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }

    func read(_ name: String) throws -> String {
        try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    }

    /// Replaces a text that stands once in a file of the workspace.
    func replace(_ old: String, with new: String, in name: String) throws {
        let parts = try read(name).components(separatedBy: old)
        try #require(parts.count == 2, "\(old) stands \(parts.count - 1) times in \(name)")
        try write(name, parts.joined(separator: new))
    }

    /// Runs the program to its end.
    func run(_ arguments: String..., environment: [String: String] = [:], input: String? = nil) throws -> Answer {
        try start(arguments, environment: environment, input: input).finish()
    }

    func run(_ arguments: [String]) throws -> Answer { try start(arguments).finish() }

    /// Runs a line of shell in which `"$TIAOCHU"` is the program.
    func shell(_ line: String) throws -> Answer {
        try start(
            ["-c", line], program: URL(fileURLWithPath: "/bin/bash"), environment: ["TIAOCHU": Self.program.path]
        )
        .finish()
    }

    func start(
        _ arguments: [String], program: URL = Binary.program, environment: [String: String] = [:], input: String? = nil
    ) throws -> Running {
        var variables = ["PATH", "LD_LIBRARY_PATH", "ASAN_OPTIONS", "TSAN_OPTIONS"].reduce(into: [String: String]()) {
            $0[$1] = ProcessInfo.processInfo.environment[$1]
        }
        variables["HOME"] = folder.path
        variables["TIAOCHU_NOW"] = now
        variables["TIAOCHU_LANG"] = language
        variables["TIAOCHU_USER"] = user
        return try Running(
            program, arguments, environment: variables.merging(environment) { $1 }, folder: folder, input: input)
    }
}

/// A process under way; its streams go to files, so that neither side waits for the other.
final class Running {
    private let process = Process()
    private let scratch: URL

    var id: Int32 { process.processIdentifier }

    init(_ program: URL, _ arguments: [String], environment: [String: String], folder: URL, input: String?) throws {
        scratch = FileManager.default.temporaryDirectory.appendingPathComponent("tiaochu-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        process.executableURL = program
        process.arguments = arguments
        process.environment = environment
        process.currentDirectoryURL = folder
        try Data((input ?? "").utf8).write(to: scratch.appendingPathComponent("in"))
        process.standardInput = try FileHandle(forReadingFrom: scratch.appendingPathComponent("in"))
        for (name, set) in [
            ("out", { self.process.standardOutput = $0 }), ("err", { self.process.standardError = $0 }),
        ]
            as [(String, (FileHandle) -> Void)]
        {
            let file = scratch.appendingPathComponent(name)
            try Data().write(to: file)
            set(try FileHandle(forWritingTo: file))
        }
        try process.run()
    }

    deinit { try? FileManager.default.removeItem(at: scratch) }

    func finish() throws -> Answer {
        process.waitUntilExit()
        func text(_ name: String) throws -> String {
            String(decoding: try Data(contentsOf: scratch.appendingPathComponent(name)), as: UTF8.self)
        }
        return Answer(output: try text("out"), talk: try text("err"), code: process.terminationStatus)
    }

    func kill() throws -> Answer {
        Foundation.kill(id, SIGKILL)
        return try finish()
    }

    /// Whether it has a file of this name open, or nil once it has ended.
    func hasOpen(_ name: String) -> Bool? {
        guard process.isRunning else { return nil }
        let folder = "/proc/\(id)/fd"
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return files.contains {
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\($0)"))?.hasSuffix(name) == true
        }
    }
}
