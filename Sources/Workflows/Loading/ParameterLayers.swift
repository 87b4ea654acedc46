import DataValues
import Diagnostics
import StatutoryTime

/// Reads the parameter values of every layer and checks them against bounds and against each other.
struct ParameterLayers {
    let context: LoadContext
    let symbols: Symbols
    private var log: DiagnosticLog { context.log }

    init(_ context: LoadContext, _ symbols: Symbols) {
        self.context = context
        self.symbols = symbols
    }

    func table(isRestoring: Bool) -> ParameterTable {
        var layers: [[String: [ParameterValue]]] = []
        var foreign: Set<String>?
        for layer in context.chain?.layers ?? [] {
            let inherited = ParameterTable(symbols.parameters, values: layers)
            var values: [String: [ParameterValue]] = [:]
            for entry in layer.parameters {
                guard let parameter = symbols.parameter(entry.key) else {
                    // A bundle holds one workflow: what others declare was checked when it was made.
                    guard !isRestoring else { continue }
                    let others = foreign ?? OtherWorkflows.parameters(in: context.reader.tree)
                    foreign = others
                    if !others.contains(entry.key) { reportUnknown(entry) }
                    continue
                }
                let given = ParameterReading(context).values(entry, of: parameter, in: layer)
                for value in given { check(value, of: parameter, inherited) }
                values[entry.key] = given
            }
            layers.append(values)
        }
        return ParameterTable(symbols.parameters, values: layers)
    }

    private func reportUnknown(_ entry: YAMLEntry) {
        context.unknown(
            .unknownParameterValue, entry.key, at: entry.keyLocation, kind: BilingualText(zh: "参数", en: "parameter"),
            known: symbols.parameters.map(\.name))
    }

    private func check(_ value: ParameterValue, of parameter: Parameter, _ inherited: ParameterTable) {
        if let above = inherited.value(of: parameter.name, on: value.from), above.value == value.value,
            above.until == value.until
        {
            log.add(
                .sameAsInherited, at: value.declaration.location,
                BilingualText(
                    zh: "\(parameter.name) 自 \(value.from) 起的值与上层相同",
                    en: "\(parameter.name) from \(value.from) equals what is inherited"),
                fix: BilingualText(zh: "删去这个值", en: "remove the value"))
        }
        remarkOnDeparture(value, of: parameter, inherited)
        guard let bound = parameter.bound, !parameter.isOverridable else { return }
        let isKept: Bool?
        let limit: DataValue
        let words: BilingualText
        switch bound {
        case .atMost(let most):
            limit = most
            isKept = value.value.isAtMost(most)
            words = BilingualText(zh: "至多", en: "at most")
        case .atLeast(let least):
            limit = least
            isKept = least.isAtMost(value.value)
            words = BilingualText(zh: "至少", en: "at least")
        }
        let law = parameter.law.map { context.words(for: $0) }
        let (bounds, given) = (shown(limit, parameter), shown(value.value, parameter))
        switch isKept {
        case true?: return
        case false?:
            log.add(
                .loosened, at: value.declaration.location,
                BilingualText(
                    zh: "\(parameter.name) 法定\(words.zh) \(bounds.zh)，这里是 \(given.zh)",
                    en: "\(parameter.name) is \(words.en) \(bounds.en) by law; here it is \(given.en)"),
                law: law, fix: BilingualText(zh: "改到限度之内", en: "keep within the limit"))
        case nil:
            log.add(
                .incomparableBound, at: value.declaration.location,
                BilingualText(
                    zh: "\(parameter.type.shown(value.value)) 与法定的 \(parameter.type.shown(limit)) 无法比较",
                    en:
                        "\(parameter.type.shown(value.value)) cannot be compared with the statutory \(parameter.type.shown(limit))"
                ),
                law: law, fix: BilingualText(zh: "用同样的单位", en: "use the same unit"))
        }
    }

    /// Of what rests on an article, a value looser than the law's own, when nothing is said of what permits it.
    private func remarkOnDeparture(_ value: ParameterValue, of parameter: Parameter, _ inherited: ParameterTable) {
        guard let law = parameter.law, value.law == nil, value.isVerified,
            let above = inherited.value(of: parameter.name, on: value.from), isLooser(value, than: above, parameter)
        else { return }
        let (given, before) = (shown(value.value, parameter), shown(above.value, parameter))
        log.add(
            .departsWithoutGround, at: value.declaration.location,
            BilingualText(
                zh: "\(parameter.name) 在这里是 \(given.zh)，上级是 \(before.zh)，没有写明依据的条文",
                en: "\(parameter.name) is \(given.en) here and \(before.en) above, and no article is named for it"),
            law: context.words(for: law),
            fix: BilingualText(
                zh: "用 law 写明当地所依的条文；尚未与出处核对的，写 verified: false",
                en:
                    "name the local article with law; where nobody has compared it with its source, write verified: false"
            ))
    }

    private func isLooser(_ value: ParameterValue, than above: ParameterValue, _ parameter: Parameter) -> Bool {
        switch parameter.bound {
        case .atMost(let most)? where parameter.isOverridable: return value.value.isAtMost(most) == false
        case .atLeast(let least)? where parameter.isOverridable: return least.isAtMost(value.value) == false
        case .some: return false
        case nil:
            guard let now = value.value.list, let then = above.value.list else { return false }
            return now.contains { !then.contains($0) }
        }
    }

    private func shown(_ value: DataValue, _ parameter: Parameter) -> BilingualText {
        Period(value)?.text ?? BilingualText(verbatim: parameter.type.shown(value))
    }
}

/// What other workflows of the same tree declare: a layer's values serve all of them.
enum OtherWorkflows {
    static func parameters(in tree: SourceTree) -> Set<String> {
        let reader = SourceReader(tree, log: DiagnosticLog())
        var names: Set<String> = []
        for folder in tree.folders(in: "workflows", holding: "workflow.yaml") {
            let parameters = reader.yaml("workflows/\(folder)/workflow.yaml")?["parameters"]?.entries ?? []
            names.formUnion(parameters.map(\.key))
        }
        return names
    }
}

extension DataValue {
    /// Whether a parameter's value is not above another; nil when they cannot be compared.
    fileprivate func isAtMost(_ other: DataValue) -> Bool? {
        switch (self, other) {
        case (.integer(let one), .integer(let two)): return one <= two
        case (.text(let one), .text(let two)): return one <= two
        default:
            guard let one = Period(self), let two = Period(other) else { return nil }
            return one.isAtMost(two)
        }
    }
}
