import Foundation

/// What any Swift program with Foundation costs to start.
@main struct Hello {
    static func main() { print("hello \(ProcessInfo.processInfo.processorCount > 0)") }
}
