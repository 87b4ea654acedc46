import Foundation

/// The two streams: answers go to standard output, talk goes to standard error.
enum Console {
    /// Writes a line of the answer.
    static func answer(_ line: String = "") {
        write(line + "\n", to: .standardOutput)
    }

    static func answer(_ lines: [String]) {
        guard !lines.isEmpty else { return }
        write(lines.joined(separator: "\n") + "\n", to: .standardOutput)
    }

    /// Writes a line for the person at the terminal, which is never part of the answer.
    static func talk(_ line: String) {
        write(line + "\n", to: .standardError)
    }

    /// Whether somebody is there to answer a question.
    static var isInteractive: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1 }

    /// Asks on standard error and reads a line; nil at the end of input.
    static func ask(_ question: String) -> String? {
        write(question, to: .standardError)
        return readLine()
    }

    private static func write(_ text: String, to handle: FileHandle) {
        // A reader that went away (`| head`) is not an error of ours.
        try? handle.write(contentsOf: Data(text.utf8))
    }
}
