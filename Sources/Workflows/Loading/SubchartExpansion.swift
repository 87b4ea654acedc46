import Diagnostics

/// Puts a sub-chart in the place of every state that uses it, before any layer is laid over the base.
///
///     charts:
///       joint_channel: { takes: [channel], state: { … guard: channel_is_<channel> … } }
///     states:
///       union: { chart: joint_channel, with: { channel: union }, title: { … } }
///
/// What comes out is states and nothing else, so whatever reads states (checks, layers, diagrams, deadlines) holds for them. Every node
/// keeps the place where it was written. `docs/decisions/0012` says why they are not invoked.
struct SubchartExpansion {
    private let context: LoadContext
    private let charts: [YAMLEntry]
    private let used = UsedNames()
    private var log: DiagnosticLog { context.log }

    /// Reads the sub-charts of the root of a workflow.
    init(_ root: YAMLNode, _ context: LoadContext) {
        self.context = context
        let table = root.entry("charts")?.value
        charts = table?.entries ?? []
        if let table, table.entries == nil {
            log.add(ValueReading.wrongShape(table, expected: BilingualText(zh: "映射", en: "a mapping")))
        }
        for chart in charts { check(chart) }
    }

    /// The root with its sub-charts in place: of the base before layers are laid over it, then once more for states that layers added.
    func expanded(_ root: YAMLNode) -> YAMLNode {
        inStates(of: root, within: [])
    }

    /// Reports sub-charts that no state used.
    func reportUnused() {
        for chart in charts where !used.names.contains(chart.key) {
            log.add(
                .unusedChart, at: chart.keyLocation,
                BilingualText(zh: "没有状态使用子图 \(chart.key)", en: "no state uses the sub-chart \(chart.key)"),
                fix: BilingualText(
                    zh: "在状态里写 chart: \(chart.key)，或删去它", en: "write chart: \(chart.key) in a state, or remove it"))
        }
    }

    private func check(_ chart: YAMLEntry) {
        NameRule.element.check(chart, kind: BilingualText(zh: "子图", en: "sub-chart"), log)
        _ = MappingReader(chart.value, as: .chart, log: log)
    }

    /// A node whose `states` have been expanded, at every depth.
    private func inStates(of node: YAMLNode, within chain: [String]) -> YAMLNode {
        var node = node
        _ = node.modify("states") { table in
            guard let entries = table.entries else { return }
            table.content = .mapping(
                entries.map { YAMLEntry(key: $0.key, at: $0.keyLocation, value: state($0.value, within: chain)) })
        }
        return node
    }

    private func state(_ node: YAMLNode, within chain: [String]) -> YAMLNode {
        guard let use = node.entry("chart") else {
            if let entry = node.entry("with") {
                log.add(
                    .chartArgument, at: entry.keyLocation,
                    BilingualText(zh: "with 只能与 chart 同写", en: "'with' stands beside 'chart' only"),
                    fix: BilingualText(zh: "写 chart: 子图名，或删去 with", en: "name the sub-chart with chart, or remove with")
                )
            }
            return inStates(of: node, within: chain)
        }
        let rest = inStates(of: node.without(["chart", "with"]), within: chain)
        guard let name = ValueReading.text(use.value, log) else { return rest }
        used.names.insert(name)
        guard let chart = charts.first(where: { $0.key == name }) else {
            context.unknown(
                .unknownChart, name, at: use.value.location, kind: BilingualText(zh: "子图", en: "sub-chart"),
                known: charts.map(\.key))
            return rest
        }
        guard !chain.contains(name) else {
            let circle = (chain + [name]).joined(separator: " → ")
            log.add(
                .chartCircle, at: use.value.location,
                BilingualText(zh: "子图互相包含：\(circle)", en: "sub-charts contain each other: \(circle)"),
                fix: BilingualText(
                    zh: "删去此处的 chart: \(name)，或环中另一处", en: "remove chart: \(name) here, or another link of the circle"))
            return rest
        }
        guard let body = chart.value["state"] else { return rest }
        let arguments = self.arguments(of: node, for: chart, at: use.value.location)
        let filled = SubchartFilling(arguments: arguments, takes: taken(by: chart), chart: name, log: log).fill(body)
        // A sub-chart may itself be another one.
        return state(filled, within: chain + [name]).laidUnder(rest)
    }

    /// The words that a state gives for the names that its sub-chart takes.
    private func arguments(of node: YAMLNode, for chart: YAMLEntry, at place: SourceLocation) -> [String: String] {
        let takes = taken(by: chart)
        var given: [String: String] = [:]
        for entry in node["with"]?.entries ?? [] {
            guard takes.contains(entry.key) else {
                context.unknown(
                    .chartArgument, entry.key, at: entry.keyLocation,
                    kind: BilingualText(zh: "子图 \(chart.key) 的参数", en: "name that the sub-chart \(chart.key) takes:"),
                    known: takes)
                continue
            }
            if let text = ValueReading.text(entry.value, log) { given[entry.key] = text }
        }
        for name in takes where given[name] == nil && node["with"]?[name] == nil {
            log.add(
                .chartArgument, at: place,
                BilingualText(zh: "子图 \(chart.key) 需要 \(name)", en: "the sub-chart \(chart.key) needs \(name)"),
                fix: BilingualText(zh: "写 with: { \(name): … }", en: "write with: { \(name): … }"))
        }
        return given
    }

    private func taken(by chart: YAMLEntry) -> [String] {
        (chart.value["takes"]?.elements ?? []).compactMap(\.scalar?.text)
    }

    /// Filled while states are read, asked once at the end.
    private final class UsedNames {
        var names: Set<String> = []
    }
}
