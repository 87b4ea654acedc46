import Diagnostics

/// How far a long run has come, on the terminal of standard error only; a file or a pipe is told nothing.
final class ProgressLine {
    private let total: Int
    private var shown = -1

    init(total: Int) {
        self.total = total
    }

    /// Draws the line anew whenever another percent is done.
    func show(_ done: Int) {
        guard Console.isWatched, total > 0 else { return }
        let percent = min(100, done * 100 / total)
        guard percent != shown else { return }
        shown = percent
        let bar = String(repeating: "█", count: percent / 4) + String(repeating: "░", count: 25 - percent / 4)
        Console.progress("\(bar) \(percent) %  \(done)/\(total)")
    }

    /// Takes the line away.
    func end() {
        if shown >= 0 { Console.progress("") }
    }
}
