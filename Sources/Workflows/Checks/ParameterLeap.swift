import DataValues
import Diagnostics
import StatutoryTime

/// Values so far from those before, above or elsewhere that a digit too many, or too few, is the likeliest reason.
///
/// Asked with all localities of a tree in view, so not a check of one workflow in one locality.
public enum ParameterLeap {
    /// From here on a difference is remarked on: a wage or a ceiling has never moved so far in a year.
    private static let factor = 5.0

    /// Warns of values five times as large or as small as the value before them in their layer; where there is none, the one they replace
    /// from above; where there is none either, the nearest that any other locality has. One that names its article is left alone.
    public static func check(_ bundles: [WorkflowBundle], in tree: SourceTree, log: DiagnosticLog) {
        for (_, group) in Dictionary(grouping: bundles, by: \.workflow.name).sorted(by: { $0.key < $1.key }) {
            guard let parameters = group.first?.workflow.parameters.parameters else { continue }
            let elsewhere = Elsewhere(parameters, in: tree)
            for bundle in group {
                let table = bundle.workflow.parameters
                for parameter in table.parameters {
                    let values = table.values(of: parameter.name)
                    for value in values where value.law == nil {
                        let others = elsewhere.values(of: parameter.name, besides: value.declaration.layer)
                        guard let other = comparable(to: value, in: values) ?? nearest(value, others) else { continue }
                        compare(value, with: other, of: parameter, log)
                    }
                }
            }
        }
    }

    private static func compare(
        _ value: ParameterValue, with other: ParameterValue, of parameter: Parameter, _ log: DiagnosticLog
    ) {
        guard let distance = distance(value, other), distance >= factor else { return }
        let (new, old) = (parameter.type.shown(value.value), parameter.type.shown(other.value))
        log.add(
            .valueLeaps, at: value.declaration.location,
            BilingualText(
                zh: "\(parameter.name) 在这里是 \(new)，\(other.declaration.location) 是 \(old)：相差五倍以上",
                en:
                    "\(parameter.name) is \(new) here and \(old) at \(other.declaration.location): five times or more apart"
            ),
            fix: BilingualText(
                zh: "核对位数；确属如此的，用 law 写明所依条文",
                en: "count the digits; where it is meant, name the article it rests on with law"))
    }

    /// The value before it in its layer, else the one in force above on its first day.
    private static func comparable(to value: ParameterValue, in values: [ParameterValue]) -> ParameterValue? {
        let own = values.filter { $0.declaration.layer == value.declaration.layer }
        if let before = own.filter({ $0.from < value.from }).max(by: { $0.from < $1.from }) { return before }
        // The most local layer stands first, so what follows the layer's own values stands above it.
        guard let last = values.lastIndex(where: { $0.declaration.layer == value.declaration.layer }) else {
            return nil
        }
        return values[(last + 1)...].first { $0.from <= value.from && value.from <= ($0.until ?? "9999-12-31") }
    }

    private static func nearest(_ value: ParameterValue, _ others: [ParameterValue]) -> ParameterValue? {
        others.compactMap { other in distance(value, other).map { (other, $0) } }.min { $0.1 < $1.1 }?.0
    }

    /// How many times the larger is the smaller; nil for what are no amounts. Of periods in different units, at least so many times,
    /// however the calendar falls.
    private static func distance(_ one: ParameterValue, _ two: ParameterValue) -> Double? {
        if let first = one.value.integer, let second = two.value.integer {
            return ratio(Int(first)...Int(first), Int(second)...Int(second))
        }
        guard let first = Period(one.value), let second = Period(two.value) else { return nil }
        if first.unit == second.unit { return ratio(first.amount...first.amount, second.amount...second.amount) }
        return ratio(first.spanInDays, second.spanInDays)
    }

    private static func ratio(_ one: ClosedRange<Int>, _ two: ClosedRange<Int>) -> Double? {
        guard one.lowerBound > 0, two.lowerBound > 0 else { return nil }
        return max(
            Double(one.lowerBound) / Double(two.upperBound), Double(two.lowerBound) / Double(one.upperBound))
    }
}

/// What every layer of a tree says of each parameter, whatever locality is looked at.
private struct Elsewhere {
    private var values: [String: [ParameterValue]] = [:]
    /// Code of a layer → the one above it.
    private var above: [String: String] = [:]

    init(_ parameters: [Parameter], in tree: SourceTree) {
        // What is wrong with a layer is found when it is loaded.
        let reader = SourceReader(tree, log: DiagnosticLog())
        let context = LoadContext(reader, chain: nil)
        for layer in LayerFile.codes(in: tree).compactMap({ LayerFile.read($0, from: reader) }) {
            above[layer.code] = layer.extends?.value
            for entry in layer.parameters {
                guard let parameter = parameters.first(where: { $0.name == entry.key }) else { continue }
                values[entry.key, default: []] += ParameterReading(context).values(entry, of: parameter, in: layer)
            }
        }
    }

    /// The values of layers that stand neither above nor below one: a city is no neighbour of its province.
    func values(of name: String, besides layer: String?) -> [ParameterValue] {
        let own = layer ?? LayerChain.rootCode
        return (values[name] ?? []).filter { value in
            guard let other = value.declaration.layer else { return false }
            return other != own && !chain(other).contains(own) && !chain(own).contains(other)
        }
    }

    /// The layers above one; those of a circle once.
    private func chain(_ code: String) -> [String] {
        var codes: [String] = []
        var next = above[code]
        while let code = next, !codes.contains(code) {
            codes.append(code)
            next = above[code]
        }
        return codes
    }
}
