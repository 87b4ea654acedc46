public import Diagnostics
import Workflows

/// Reads scenario files: every finding at once, each with its place; what a name or a fact means is looked up later, when it runs.
public enum ScenarioReader {
    /// The scenarios of a file in their order: one mapping, a list of them, or a list under `scenarios:`. Never empty.
    ///
    /// - Parameter file: the path shown in findings.
    public static func read(_ text: String, file: String) -> [ScenarioEntry] {
        let log = DiagnosticLog()
        guard let root = YAMLReader.read(text, file: file, log: log) else { return [unreadable(file, log)] }
        let nodes: [YAMLNode]
        if let elements = root.elements {
            nodes = elements
        } else if root.entry("scenarios") != nil {
            nodes = MappingReader(root, as: .scenarioList, log: log)?.elements("scenarios") ?? []
        } else {
            nodes = [root]
        }
        if nodes.isEmpty, !log.hasErrors {
            log.add(
                .noScenarios, at: root.location,
                BilingualText(zh: "\(file) 里没有场景", en: "there is no scenario in \(file)"),
                fix: BilingualText(
                    zh: "在 scenarios 里写场景，或删去这个文件", en: "write scenarios under scenarios, or remove the file"))
        }
        let entries = nodes.map { entry($0, file: file) }
        // Findings about the file itself (a key written twice, say) may lie in any scenario: they are an entry of their own.
        return log.hasErrors ? [unreadable(file, log)] + entries : entries
    }

    /// The entry for bytes that are not UTF-8.
    public static func unreadable(_ file: String, bytes: [UInt8]) -> ScenarioEntry {
        unreadable(file, finding: UTF8Finding.diagnostic(for: bytes, file: file))
    }

    /// The entry for a file that cannot be read, and why.
    public static func unreadable(_ file: String, finding: Diagnostic) -> ScenarioEntry {
        let log = DiagnosticLog()
        log.add(finding)
        return unreadable(file, log)
    }

    private static func unreadable(_ file: String, _ log: DiagnosticLog) -> ScenarioEntry {
        ScenarioEntry(
            location: log.sorted.first?.location ?? SourceLocation(file: file, line: 1, column: 1),
            name: BilingualText(verbatim: file), findings: log.sorted)
    }

    private static func entry(_ node: YAMLNode, file: String) -> ScenarioEntry {
        let log = DiagnosticLog()
        let reader = MappingReader(node, as: .scenario, log: log)
        let title = reader?.bilingual("scenario")
        let covers = (reader?.names("covers") ?? []).map(\.value)
        let scenario = reader.flatMap { self.scenario($0, title: title, covers: covers) }
        return ScenarioEntry(
            location: node.location, name: title ?? BilingualText(verbatim: "\(file):\(node.location.line)"),
            covers: covers, scenario: log.hasErrors ? nil : scenario, findings: log.sorted)
    }

    private static func scenario(_ reader: MappingReader, title: BilingualText?, covers: [String]) -> Scenario? {
        let steps = reader.elements("steps").map { StepReading(reader.log).step($0) }
        let opening = reader.node("open").flatMap { StepReading(reader.log).opening($0) }
        let workflow = reader.text("workflow")
        let locality = reader.text("locality")
        if let opening { ClockChecks(reader.log).check(opening, steps.compactMap(\.self)) }
        guard let title, let opening, let workflow, let locality else { return nil }
        return Scenario(
            title: title, location: reader.location, covers: covers,
            workflow: Located(workflow, at: reader.place(of: "workflow")),
            locality: Located(locality, at: reader.place(of: "locality")), opening: opening,
            steps: steps.compactMap(\.self))
    }
}
