import DataValues
import Diagnostics
import Foundation
import SCXMLReader
import SeededInputs
import Statecharts
import Testing

@testable import Workflows

/// What is written out is read back and walked beside the workflow itself.
@Suite("Workflows as SCXML")
struct SCXMLExportTests {
    private static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private static func workflow(_ locality: String) throws -> Workflow {
        let (bundle, _) = WorkflowLoader.load(
            "labour-dispute", locality: locality, from: SourceTree(folder: repository.path))
        return try #require(bundle).workflow
    }

    /// Answers as the document does: by the data of the event being processed.
    private struct AnsweringModel: DataModel {
        let workflow: Workflow

        mutating func evaluate(_ asked: Guard, in scope: GuardScope) throws -> GuardAnswer {
            let transition = workflow.transitions[workflow.guards[asked.rawValue].transition]
            guard case .record(let said)? = scope.event?.data else { return .pass }
            let roles = workflow.roles(taking: transition)
            if case .text(let role)? = said["role"], !roles.isEmpty, !roles.contains(role) {
                return .refuse(Refusal(1))
            }
            if case .list(let missing)? = said["missing"],
                transition.requires.contains(where: { missing.contains(.text($0)) })
            {
                return .refuse(Refusal(2))
            }
            if case .record(let answers)? = said["guards"],
                transition.guards.contains(where: { answers[$0] == .boolean(false) })
            {
                return .refuse(Refusal(3))
            }
            return .pass
        }

        mutating func execute(_ action: Action, in scope: ActionScope) throws {}
    }

    /// What is written out, read back: of the shipped rules that takes seconds in a debug build, so once a test.
    private static func document(of workflow: Workflow) throws -> SCXMLDocument {
        try SCXMLDocument(reading: SCXMLExport.text(of: workflow), file: "labour-dispute.scxml")
    }

    /// Sends the same events to both, and says where they part.
    private static func walk(
        _ workflow: Workflow, _ document: SCXMLDocument, _ events: [Event]
    ) throws -> (parted: String?, changes: Int) {
        let run = try SCXMLRun(document)
        var model = AnsweringModel(workflow: workflow)
        let interpreter = Interpreter(workflow.chart)
        var snapshot = try interpreter.start(model: &model).snapshot
        try run.until(.zero)
        var changes = 0
        for (number, event) in ([nil] + events.map(Optional.some)).enumerated() {
            if let event {
                let before = snapshot.configuration
                try interpreter.step(event, on: &snapshot, model: &model)
                run.send(event)
                try run.until(.zero)
                changes += snapshot.configuration == before ? 0 : 1
            }
            let own = snapshot.configuration.map { SCXMLExport.id(of: workflow.states[$0.rawValue].id, in: workflow) }
            if Set(own) != Set(run.configuration) {
                return ("event \(number) \(event?.name ?? "start"): \(own), but \(run.configuration)", changes)
            }
            if snapshot.status != .running { break }
        }
        return (nil, changes)
    }

    @Test("are read back with the same states and transitions", arguments: ["cn", "610113", "440300"])
    func readBack(_ locality: String) throws {
        let workflow = try Self.workflow(locality)
        let document = try Self.document(of: workflow)
        #expect(document.name == "labour-dispute")
        let ids = workflow.states.map { SCXMLExport.id(of: $0.id, in: workflow) }
        #expect(document.chart.states.map { document.chart.id(of: $0.index) } == ids)
        #expect(document.chart.transitions.count == workflow.chart.transitions.count)
        for (theirs, ours) in zip(document.chart.transitions, workflow.chart.transitions) {
            #expect(theirs.targets == ours.targets)
            #expect(theirs.source == ours.source)
            #expect((theirs.guard == nil) == (ours.guard == nil))
        }
    }

    @Test("go where the workflow goes for the events of the scenarios", arguments: ["610113", "440300"])
    func scenarios(_ locality: String) throws {
        let workflow = try Self.workflow(locality)
        let document = try Self.document(of: workflow)
        let folder = Self.repository.appendingPathComponent("examples/scenarios")
        let paths = try #require(FileManager.default.enumerator(atPath: folder.path)).compactMap { $0 as? String }
        // Eventless transitions hang on facts that nobody supplies here: with all of their guards passing some would go round.
        let eventless = Set(workflow.transitions.filter { $0.trigger == .always }.flatMap(\.guards))
        let denied: DataValue = [
            "guards": .record(Dictionary(uniqueKeysWithValues: eventless.map { ($0, .boolean(false)) }))
        ]
        var walked = 0
        for path in paths.sorted() where path.hasSuffix(".yaml") && walked < 40 {
            let text = try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
            let names = text.matches(of: #/advance: *([a-z_.]+)/#).map { String($0.output.1) }
            if names.isEmpty { continue }
            walked += 1
            let (parted, _) = try Self.walk(workflow, document, names.map { Event($0, data: denied) })
            #expect(parted == nil, "\(path): \(parted ?? "")")
        }
        #expect(walked > 10)
    }

    @Test("go where the workflow goes whatever guards, roles and facts say no")
    func refusals() throws {
        let workflow = try Self.workflow("610113")
        let document = try Self.document(of: workflow)
        let guards = Set(workflow.transitions.flatMap(\.guards)).sorted()
        // Two eventless transitions whose guards, with no facts behind them, both pass would go round.
        let eventless = Set(workflow.transitions.filter { $0.trigger == .always }.flatMap(\.guards))
        let facts = Set(workflow.transitions.flatMap(\.requires)).sorted()
        var moves = 0
        for seed in 1...12 {
            var random = SeededGenerator(seed: UInt64(seed))
            let events = (0..<150).map { _ in
                var said: [String: DataValue] = [:]
                if random.below(4) == 0 {
                    said["role"] = .text(workflow.roles[random.below(workflow.roles.count)].name)
                }
                if random.below(4) == 0 { said["missing"] = .list([.text(facts[random.below(facts.count)])]) }
                let denied = guards.filter { random.below(3) == 0 || eventless.contains($0) }
                said["guards"] = .record(Dictionary(uniqueKeysWithValues: denied.map { ($0, .boolean(false)) }))
                return Event(workflow.events[random.below(workflow.events.count)].name, data: .record(said))
            }
            let (parted, changes) = try Self.walk(workflow, document, events)
            #expect(parted == nil, "seed \(seed): \(parted ?? "")")
            moves += changes
        }
        // Where much is denied, one of the walks may stay where it began.
        #expect(moves > 12)
    }

    @Test("texts with marks of XML and Lua come through")
    func marks() throws {
        let quoted = SCXMLExport.lua("it's \\ a\n\u{1}7 工伤 <&>\"")
        #expect(quoted == "'it\\'s \\\\ a\\n\\0017 工伤 <&>\"'")
        let tag = XMLTag("log", [("label", "a < b & \"c\"\n"), ("expr", quoted), ("left-out", "")])
        #expect(
            tag.lines() == [
                "<log label=\"a &lt; b &amp; &quot;c&quot;&#10;\""
                    + " expr=\"'it\\'s \\\\ a\\n\\0017 工伤 &lt;&amp;&gt;&quot;'\"/>"
            ])
    }
}
