import DataValues
import Diagnostics
import StatutoryTime

extension LocalityCensus {
    /// - Parameters:
    ///   - bundles: one workflow's, for each locality that counts, the nation among them.
    ///   - date: the day whose values are shown, ISO text.
    /// - Returns: nil without a bundle.
    public init?(_ bundles: [WorkflowBundle], on date: String) {
        guard let first = bundles.first else { return nil }
        let root = first.workflow.localities.codes[0]
        let nation = bundles.first { $0.locality == root }.map(CensusReading.init)
        let readings = bundles.filter { $0.locality != root }.map(CensusReading.init)
        let keys = Self.merged(readings.map(\.explainer.keys))
        self.init(
            workflow: first.workflow.name, title: first.workflow.title, date: date,
            places: bundles.map { bundle in
                let chain = bundle.workflow.localities
                return Place(code: chain.locality.code, title: chain.locality.title, chain: chain.codes)
            },
            differences: keys.flatMap { key in
                readings.compactMap { $0.difference(of: key, from: nation, on: date) }
            })
    }

    /// The keys of all lists, kind by kind, in the order of the first list that has each.
    private static func merged(_ lists: [[String]]) -> [String] {
        var seen: Set<String> = []
        let keys = lists.joined().filter { seen.insert($0).inserted }
        return ["parameters", "fields", "events", "states", "deadlines", "hooks"].flatMap { kind in
            keys.filter { $0.hasPrefix(kind + ".") }
        }
    }
}

/// One locality's rules, asked key by key.
private struct CensusReading {
    let bundle: WorkflowBundle
    let explainer: WorkflowExplainer
    private let titles: [String: BilingualText]
    private let bodies: FunctionBodies
    private let parametersRead: Set<String>

    init(_ bundle: WorkflowBundle) {
        self.bundle = bundle
        explainer = WorkflowExplainer(bundle)
        titles = Dictionary(explainer.titles.map { ($0.key, $0.title) }, uniquingKeysWith: { first, _ in first })
        bodies = FunctionBodies(bundle.workflow.scripts)
        let lengths = bundle.workflow.deadlines.compactMap { deadline in
            if case .parameter(let name) = deadline.length { name } else { nil }
        }
        let named = bundle.workflow.scripts.flatMap { script in
            script.source.matches(of: #/params\.([A-Za-z0-9_]+)/#).map { String($0.1) }
        }
        parametersRead = Set(lengths + named)
    }

    private var code: String { bundle.locality }

    func difference(
        of key: String, from nation: CensusReading?, on date: String
    ) -> LocalityCensus.Difference? {
        guard let own = explainer.provenance(of: key)?.steps.filter({ $0.layer == code }),
            let step = inForce(own, on: date)
        else { return nil }
        let value = shown(step, key)
        let national = (nation ?? self).national(key, on: date)
        let law = step.law ?? hookCitation(step, key)
        return .init(
            key: key, title: titles[key] ?? BilingualText(verbatim: String(key.dropFirst("hooks.".count))),
            layer: code, value: value, national: national, isSame: !key.hasPrefix("hooks.") && value == national,
            location: step.location, source: step.source.flatMap { $0.zh.isEmpty ? nil : $0 },
            law: law.map(bundle.workflow.words), isVerified: isVerified(step, law, key),
            isRead: !step.isWords && !key.hasPrefix("parameters.")
                || parametersRead.contains(String(key.dropFirst("parameters.".count))))
    }

    /// What holds where no locality says anything.
    private func national(_ key: String, on date: String) -> BilingualText? {
        let root = bundle.workflow.localities.codes[0]
        let steps = (explainer.provenance(of: key)?.steps ?? []).filter { $0.layer == nil || $0.layer == root }
        // A parameter's bound is a limit, not a value.
        let values = key.hasPrefix("parameters.") ? steps.filter { $0.layer != nil } : steps
        return inForce(values, on: date).map { shown($0, key) }
    }

    private func inForce(_ steps: [Provenance.Step], on date: String) -> Provenance.Step? {
        steps.last { step in step.from.map { $0 <= date && date <= (step.until ?? "9999-12-31") } ?? true }
            ?? steps.last
    }

    private func shown(_ step: Provenance.Step, _ key: String) -> BilingualText {
        if key.hasPrefix("hooks.") {
            return step.layer == nil
                ? BilingualText(zh: "通用函数", en: "common function") : BilingualText(zh: "本地函数", en: "own function")
        }
        if key.hasPrefix("parameters.") {
            let name = String(key.dropFirst("parameters.".count))
            if let parameter = bundle.workflow.parameters.parameter(name),
                let value = bundle.workflow.parameters.values(of: name).first(where: {
                    $0.declaration.location == step.location
                })
            {
                if value.value.list?.isEmpty == true { return BilingualText(zh: "无", en: "none") }
                return BilingualText(
                    zh: parameter.shown(value.value, in: .chinese), en: parameter.shown(value.value, in: .english))
            }
        }
        return BilingualText(verbatim: step.value)
    }

    /// The first article that the function, or a local function it calls, cites.
    private func hookCitation(_ step: Provenance.Step, _ key: String) -> Citation? {
        guard key.hasPrefix("hooks."), step.layer != nil else { return nil }
        let body = HookScript(path: step.location.file, layer: step.layer, source: bodies.text(from: step.location))
        return HookCitations.all(in: [body]).first?.value
    }

    private func isVerified(_ step: Provenance.Step, _ law: Citation?, _ key: String) -> Bool? {
        if key.hasPrefix("parameters.") { return step.isVerified }
        return law.flatMap { bundle.workflow.statutes[$0.statute]?.article($0.article)?.isVerified }
    }
}
