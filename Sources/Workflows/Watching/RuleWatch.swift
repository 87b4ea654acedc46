import LuaRuntime

/// Writes down what a machine's rules are asked and answer, for those who test the rules; cases of people run without one.
///
/// Belongs to one machine's thread, as the machine does.
public final class RuleWatch {
    /// An answer that a guard is made to give where one place names it, whatever its script says.
    public struct Forcing: Hashable, Sendable {
        public var reference: GuardReference
        public var passes: Bool

        public init(_ reference: GuardReference, passes: Bool) {
            self.reference = reference
            self.passes = passes
        }
    }

    private var noted = RuleRecord()
    private let forcing: Forcing?
    /// Whether the lines of scripts are noted too, which takes time.
    let seesScripts: Bool
    private var machines: [LuaMachine] = []

    /// - Parameter seesScripts: whether the lines that run are noted too; scripts then run at a fraction of their speed.
    public init(forcing: Forcing? = nil, seesScripts: Bool = true) {
        self.forcing = forcing
        self.seesScripts = seesScripts
    }

    /// What was written down so far.
    public var record: RuleRecord {
        var record = noted
        for machine in machines { record.lines.merge(machine.linesRun) { $0.union($1) } }
        return record
    }

    /// Watches the scripts of a machine that is about to load them.
    func attend(_ machine: LuaMachine) throws(LuaError) {
        guard seesScripts else { return }
        try machine.watchLines()
        machines.append(machine)
    }

    /// The answer that counts: what the script said, unless it is forced. A script that says no by itself keeps its reason.
    func heard(_ answer: HookRuntime.Answer, at reference: GuardReference) -> HookRuntime.Answer {
        let passes = if case .pass = answer { true } else { false }
        noted.answers[reference, default: []].insert(passes ? .yes : .no)
        guard let forcing, forcing.reference == reference, forcing.passes != passes else { return answer }
        return forcing.passes ? .pass : .refuse(Refusal(bareNoOf: reference.name))
    }

    func counted(_ deadlines: [CaseDeadline]) {
        for deadline in deadlines { noted.deadlines.insert(deadline.key) }
    }
}
