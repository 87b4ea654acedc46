import ArgumentParser
import Diagnostics
import Foundation

/// The two streams: answers go to standard output, talk goes to standard error.
enum Console {
    /// Writes a line of the answer for a person to read.
    static func answer(_ line: String = "") {
        answer([line])
    }

    static func answer(_ lines: [String]) {
        guard !lines.isEmpty else { return }
        output(VisibleText.of(lines.joined(separator: "\n")) + "\n")
    }

    /// Writes a part of the answer as it is, for a program to read.
    ///
    /// An answer that cannot be written ends the program with exit code 74; what the command did before stands.
    static func output(_ text: String) {
        do {
            try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
        } catch {
            let reason = BilingualText(reasonOf: error)
            talk(
                say(
                    zh: "错误：答复写不出去（\(reason.zh)）。命令已办的事不会撤销；办了案件的，请用 tiaochu case show 查看。",
                    en: "error: the answer could not be written (\(reason.en)). "
                        + "What the command did stands; where it moved a case, see tiaochu case show."))
            Foundation.exit(ExitCode.outputFailed.rawValue)
        }
    }

    /// Writes a line for the person at the terminal, which is never part of the answer.
    static func talk(_ line: String) {
        report(line + "\n")
    }

    /// Whether a person watches standard error.
    static var isWatched: Bool { isatty(STDERR_FILENO) == 1 }

    /// Writes over the line at which the terminal of standard error stands; an empty text takes it away.
    static func progress(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data("\r\u{1B}[K\(text)".utf8))
    }

    /// Whether somebody is there to answer a question.
    static var isInteractive: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1 }

    /// Columns of the terminal that shows the answer: `COLUMNS`, else what the terminal says; nil where the answer goes elsewhere.
    static var width: Int? {
        if let columns = ProcessInfo.processInfo.environment["COLUMNS"].flatMap({ Int($0) }), columns > 0 {
            return columns
        }
        guard isatty(STDOUT_FILENO) == 1 else { return nil }
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }

    /// Asks on standard error and reads a line; nil at the end of input.
    static func ask(_ question: String) -> String? {
        report(question)
        return readLine()
    }

    private static func report(_ text: String) {
        // When standard error cannot be written there is nobody left to tell.
        try? FileHandle.standardError.write(contentsOf: Data(VisibleText.of(text).utf8))
    }
}
