import DataValues
import Diagnostics
import LuaRuntime
import StatutoryTime

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

    private let notes = RuleNotes()
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
        var record = notes.record
        for machine in machines { record.lines.merge(machine.linesRun) { $0.union($1) } }
        record.lines[WatchedScript.helper] = nil
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
        notes.record.answers[reference, default: []].insert(passes ? .yes : .no)
        guard let forcing, forcing.reference == reference, forcing.passes != passes else { return answer }
        return forcing.passes ? .pass : .refuse(Refusal(bareNoOf: reference.name))
    }

    func counted(_ deadlines: [CaseDeadline], on date: LegalDate) {
        notes.record.note(deadlines, on: date)
    }

    /// A parameter has this value for what follows.
    func applied(_ value: ParameterValue) { notes.record.parameters.insert(value.declaration.location) }

    // MARK: - Comparisons

    /// Loads a script with its comparisons watched; nil where scripts are not watched, or where it cannot be loaded in that form.
    func load(_ script: HookScript, on machine: LuaMachine, _ environment: [String: LuaBinding]) -> LuaModule? {
        guard seesScripts else { return nil }
        let watched = WatchedScript(script, firstID: notes.comparisons.count)
        notes.comparisons += watched.comparisons.map(\.location)
        do throws(LuaLoadFailure) {
            let helper = try machine.load(WatchedScript.helperSource, name: WatchedScript.helper)
            let all = environment.merging([WatchedScript.helper: .module(helper)]) { own, _ in own }
            return try machine.load(watched.text, name: script.path, environment: all)
        } catch {
            return nil
        }
    }

    /// The function by which watched scripts tell what they compare; none unless they are watched.
    var hostFunctions: [LuaHostFunction] {
        guard seesScripts else { return [] }
        return [
            LuaHostFunction(
                WatchedScript.report,
                parameters: [LuaParameter("id", .integer), LuaParameter("left", .any), LuaParameter("right", .any)],
                contexts: .everywhere, zh: "记下比较的两个值。", en: "Notes the two values of a comparison."
            ) { [notes] arguments in
                notes.compared(Int(arguments[0].integer ?? -1), arguments[1], arguments[2])
                return .null
            }
        ]
    }
}

/// What a watch has written down: apart from it, since the function that scripts tell it by lives as long as their machine.
private final class RuleNotes {
    var record = RuleRecord()
    /// The places of the comparisons of watched scripts, by their numbers.
    var comparisons: [SourceLocation] = []

    func compared(_ id: Int, _ left: DataValue, _ right: DataValue) {
        guard comparisons.indices.contains(id) else { return }
        var nearest = record.comparisons[comparisons[id]] ?? NearestValues()
        if let left = left.integer, let right = right.integer {
            nearest.add(left, against: right)
        } else if let left = left.text.flatMap({ LegalDate($0) }), let right = right.text.flatMap({ LegalDate($0) }) {
            nearest.add(left, against: right)
        } else {
            nearest.hasOthers = true
        }
        record.comparisons[comparisons[id]] = nearest
    }
}
