public import CaseEngine
import CaseStores
import DataValues
public import Diagnostics
import StatutoryTime
public import Workflows

/// Writes a case down as a scenario: what people did and when, and where that left the case, about invented people.
public struct ScenarioRecording {
    private let workflow: Workflow
    private var pseudonyms = Pseudonyms()
    private var lines: [String] = []
    /// Where the virtual clock stands.
    private var clock: (date: LegalDate, minute: Int)?

    private init(_ workflow: Workflow) {
        self.workflow = workflow
    }

    /// The scenario's YAML; empty when nothing happened.
    ///
    /// - Parameter title: it must not say whom the case is about.
    public static func text(of story: [CaseEpisode], by workflow: Workflow, title: BilingualText) -> String {
        guard let opening = story.first else { return "" }
        var recording = ScenarioRecording(workflow)
        // Whoever acts at any time has one name from the start, also in facts of earlier steps.
        for episode in story where episode.deadline == nil { _ = recording.pseudonyms.person(episode.entry.actor.id) }
        recording.open(opening, title)
        for (index, episode) in story.enumerated().dropFirst() {
            let next = index + 1 < story.count ? story[index + 1] : nil
            // The clock passes all that lapse on one day together, so there is nothing to see between them.
            // One whose day was over before the case stood there lapses with the act that follows, without a day passing.
            let comesLate = episode.time != .end(of: episode.time.date) && next != nil
            let isSeen =
                episode.deadline == nil
                || !comesLate && (next?.deadline == nil || next?.time.date != episode.time.date)
            recording.tell(episode, isSeen: isSeen)
        }
        return recording.lines.joined(separator: "\n") + "\n"
    }

    private mutating func open(_ episode: CaseEpisode, _ title: BilingualText) {
        lines = [
            "scenario: { zh: \(ScenarioYAML.quoted(title.zh)), en: \(ScenarioYAML.quoted(title.en)) }",
            "workflow: \(workflow.name)", "locality: \(ScenarioYAML.quoted(workflow.localities.locality.code))",
            "open:",
            "  at: \(ScenarioYAML.written(episode.time))", "  as: \(actor(of: episode))", "  facts:",
        ]
        let facts = episode.entry.facts
        for (name, value) in written(facts) { lines.append("    \(name): \(value)") }
        lines.append("steps:")
        clock = (episode.time.date, max(Self.minute(of: episode.time), Self.morning))
        expect(episode)
    }

    private mutating func tell(_ episode: CaseEpisode, isSeen: Bool) {
        if let key = episode.deadline {
            // It lapses at the end of its last day, so the clock stands on the next one.
            let next = episode.time.date.adding(days: 1)
            lines.append(isSeen ? "  - until: \(next)  # \(key)" : "  # \(key)")
            if isSeen { clock = (next, Self.morning) }
        } else {
            moveClock(to: episode.time)
            lines.append("  - advance: \(episode.entry.event ?? "")")
            lines.append("    as: \(actor(of: episode))")
            // What a person wrote may name people; that a reason was given is what the rules ask for.
            if episode.despite != nil { lines.append("    despite: \"（理由从略）\"") }
            let facts = written(episode.entry.facts)
            if !facts.isEmpty {
                lines.append("    with:")
                for (name, value) in facts { lines.append("      \(name): \(value)") }
            }
        }
        if isSeen { expect(episode) }
    }

    private mutating func moveClock(to time: LegalTime) {
        let wanted = (date: time.date, minute: Self.minute(of: time))
        guard let clock else { return }
        // The clock never moves back: what happened earlier on its day happens now.
        if wanted.date == clock.date, wanted.minute <= clock.minute { return }
        guard wanted.date >= clock.date else { return }
        lines.append("  - until: \(ScenarioYAML.written(time))")
        self.clock = (wanted.date, wanted.minute == 0 ? Self.morning : wanted.minute)
    }

    private mutating func expect(_ episode: CaseEpisode) {
        if let closure = episode.closure {
            lines.append("  - expect: { closed: \(ScenarioYAML.quoted(closure)) }")
            return
        }
        let states = episode.configuration
        let leaves = states.filter { id in !states.contains { $0.hasPrefix(id + ".") } }
        lines.append("  - expect:")
        lines.append("      state: [\(leaves.joined(separator: ", "))]")
        guard !episode.pending.isEmpty else { return }
        lines.append("      deadlines:")
        for row in episode.pending { lines.append("        \(row.key): \(row.dueOn ?? "waiting")") }
    }

    // MARK: - As scenarios write it

    private mutating func actor(of episode: CaseEpisode) -> String {
        let actor = episode.entry.actor
        return "{ id: \(pseudonyms.person(actor.id)), roles: [\(actor.roles.joined(separator: ", "))] }"
    }

    private mutating func written(_ facts: [String: DataValue]) -> [(String, String)] {
        workflow.fields.compactMap { field in
            guard let value = facts[field.name] else { return nil }
            let invented = pseudonyms.value(value, of: field.type, named: field.name)
            return (field.name, ScenarioYAML.written(invented, of: field.type))
        }
    }

    private static func minute(of time: LegalTime) -> Int { time.second / 60 }

    /// A scenario's day begins at nine.
    private static let morning = 9 * 60
}
