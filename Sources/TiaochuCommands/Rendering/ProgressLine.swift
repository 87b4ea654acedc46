import Diagnostics
import Synchronization

/// How far a long run has come, on the terminal of standard error only; a file or a pipe is told nothing.
final class ProgressLine: Sendable {
    private let total: Int
    /// The percent on the screen.
    private let shown = Mutex(-1)

    init(total: Int) {
        self.total = total
    }

    /// Draws the line anew whenever another percent is done.
    func show(_ done: Int) {
        guard Console.isWatched, total > 0 else { return }
        let percent = min(100, done * 100 / total)
        shown.withLock { shown in
            guard percent != shown else { return }
            shown = percent
            let bar = String(repeating: "█", count: percent / 4) + String(repeating: "░", count: 25 - percent / 4)
            Console.progress("\(bar) \(percent) %  \(done)/\(total)")
        }
    }

    /// Takes the line away.
    func end() {
        shown.withLock { shown in
            if shown >= 0 { Console.progress("") }
        }
    }
}
