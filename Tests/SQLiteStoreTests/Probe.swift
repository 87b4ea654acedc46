import Foundation

/// A running `StoreProbe`, and the lines it has printed.
final class Probe {
    private let process = Process()
    private let output = Pipe()
    private let complaints = Pipe()
    private var buffer = Data()

    init(_ act: String, path: String, name: String) throws {
        // Built beside the test bundle, which is the running program.
        let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        process.executableURL = program.deletingLastPathComponent().appendingPathComponent("StoreProbe")
        process.arguments = [act, path, name]
        process.standardOutput = output
        process.standardError = complaints
        try process.run()
    }

    /// The next line, or `nil` at the end of the output; waits for it.
    func nextLine() -> String? {
        while true {
            if let end = buffer.firstIndex(of: 0x0A) {
                defer { buffer.removeSubrange(...end) }
                return String(decoding: buffer[..<end], as: UTF8.self)
            }
            let more = output.fileHandleForReading.availableData
            if more.isEmpty { return nil }
            buffer.append(more)
        }
    }

    /// What it said before it ended by itself although it should not have.
    var lastWords: String {
        String(decoding: complaints.fileHandleForReading.availableData, as: UTF8.self)
    }

    /// Lets it come to its own end; gives its remaining lines and its exit status.
    func finish() -> (lines: [String], status: Int32) {
        var lines: [String] = []
        while let line = nextLine() { lines.append(line) }
        process.waitUntilExit()
        return (lines, process.terminationStatus)
    }

    /// Kills it without warning; gives the lines it had still printed.
    func kill() -> [String] {
        Foundation.kill(process.processIdentifier, SIGKILL)
        return finish().lines
    }
}
