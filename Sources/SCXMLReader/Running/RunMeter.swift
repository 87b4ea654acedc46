import DataValues

/// Counts what a run has used, and says when it has used too much.
///
/// Past a limit every further call fails at once, so that the step under way comes to its end quickly; the run is then stopped.
struct RunMeter {
    let limits: SCXMLRun.Limits
    /// Asked at every event and every piece of content; true ends the run.
    let isStopped: () -> Bool
    private(set) var exceeded: SCXMLRun.Endless?
    private var used: [SCXMLRun.Endless.Limit: Int] = [:]
    private var operations = 0

    init(limits: SCXMLRun.Limits, isStopped: @escaping () -> Bool) {
        self.limits = limits
        self.isStopped = isStopped
    }

    /// An element of content or a condition is about to run.
    mutating func spendOperation() {
        operations += 1
        if operations > limits.operations { exceed(.operations, limits.operations) }
        askWhetherStopped()
    }

    /// A call of Lua took longer than it may.
    mutating func spendTime(_ allowed: Duration) {
        exceed(
            .time, Int(allowed.components.seconds) * 1000 + Int(allowed.components.attoseconds / 1_000_000_000_000_000))
    }

    mutating func spendEvent() {
        spend(.events, 1, of: limits.events)
        askWhetherStopped()
    }

    /// Whether the run is to go no further.
    mutating func isOver() -> Bool {
        askWhetherStopped()
        return exceeded != nil
    }

    /// Asking a clock costs little beside a call of Lua, and one such call may take long.
    private mutating func askWhetherStopped() {
        if exceeded == nil, isStopped() { exceed(.stopped, operations) }
    }

    /// Microsteps whose record is kept.
    mutating func spendMicrosteps(_ count: Int) { spend(.microsteps, count, of: limits.recordedMicrosteps) }

    /// Data that is kept for a while: logged, or on its way.
    mutating func spendData(_ value: DataValue) { spend(.data, Self.size(of: value), of: limits.dataBytes) }

    private mutating func spend(_ limit: SCXMLRun.Endless.Limit, _ amount: Int, of allowed: Int) {
        used[limit, default: 0] += amount
        if used[limit, default: 0] > allowed { exceed(limit, allowed) }
    }

    private mutating func exceed(_ limit: SCXMLRun.Endless.Limit, _ amount: Int) {
        if exceeded == nil { exceeded = SCXMLRun.Endless(limit: limit, amount: amount) }
    }

    /// About the memory a value takes.
    private static func size(of value: DataValue) -> Int {
        switch value {
        case .null, .boolean, .integer, .real: 32
        case .text(let text): 32 + text.utf8.count
        case .list(let elements): elements.reduce(64) { $0 + size(of: $1) }
        case .record(let fields): fields.reduce(64) { $0 + 32 + $1.key.utf8.count + size(of: $1.value) }
        }
    }
}
