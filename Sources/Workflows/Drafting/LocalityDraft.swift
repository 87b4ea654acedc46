import DataValues
public import Diagnostics

/// The text of a first layer for a new locality, after the model of one that exists.
///
/// It gives every parameter value that the model has and the new locality would not inherit. None of them is the new locality's own law
/// yet: each is marked `verified: false` and says in its source what is to be done. Changes to states and scripts are not taken over. Where
/// numbers would coincide with those of the layer above, it has a pattern with its code. Texts, which name one place's commission or
/// follow its usage, are not the model's either; what is inherited of them from above is told.
public struct LocalityDraft: Sendable {
    public let code: String
    public let title: BilingualText
    /// The layer it extends.
    public var parent: String { above.locality }
    public let above: WorkflowBundle
    public let model: WorkflowBundle

    /// - Parameters:
    ///   - above: the workflow resolved for the layer above, whose values and scripts the new locality inherits.
    ///   - model: the workflow resolved for the locality that the new one is to be like.
    public init(code: String, title: BilingualText, above: WorkflowBundle, model: WorkflowBundle) {
        self.code = code
        self.title = title
        self.above = above
        self.model = model
    }

    public static func path(of code: String) -> String { LayerFile.path(of: code) }

    /// The layer that a new locality of this code extends when nobody says otherwise: its city's, its province's, else the nation's.
    public static func parent(of code: String, among known: [String]) -> String {
        let digits = Array(code)
        guard digits.count == 6 else { return "cn" }
        let levels = [String(digits[..<4]) + "00", String(digits[..<2]) + "0000"]
        return levels.first { $0 != code && known.contains($0) } ?? "cn"
    }

    /// A text that the new locality has from the layers above without saying so: the name of a commission, the form of a number.
    public struct InheritedText: Hashable, Sendable {
        public var parameter: String
        public var title: BilingualText
        public var value: String
        /// The layer it comes from; the draft's own, where its code was put in.
        public var layer: String
    }

    /// Texts that name another place, or are of its usage, and serve the new locality until it has its own; what serves the whole nation
    /// is left out.
    public var inheritedTexts: [InheritedText] {
        let drafted = patternNames
        return above.workflow.parameters.parameters.compactMap { parameter in
            guard parameter.type == .text, !drafted.contains(parameter.name),
                let value = above.workflow.parameters.values(of: parameter.name).first, let text = value.value.text,
                let layer = value.declaration.layer, layer != LayerChain.rootCode
            else { return nil }
            return InheritedText(parameter: parameter.name, title: parameter.title, value: text, layer: layer)
        }
    }

    /// Texts that the model has and the new locality neither takes over nor inherits: to be written, or papers lack them.
    public var textsMissing: [String] {
        model.workflow.parameters.parameters.filter { parameter in
            parameter.type == .text && !model.workflow.parameters.values(of: parameter.name).isEmpty
                && above.workflow.parameters.values(of: parameter.name).isEmpty
        }.map(\.name)
    }

    /// The parameters whose text is that of the layer above with the new code put in.
    public var patternNames: [String] { patterns.map { $0.name } }

    /// Script functions of the model's own layers that the new locality does not inherit, and that a draft does not copy.
    public var hooksLeftBehind: [String] {
        let inherited = self.inherited
        let functions = ScriptFunctions(model.workflow.scripts)
        let names = functions.functions.filter { function in
            function.isMember && functions.scripts[function.script].layer.map { !inherited.contains($0) } ?? false
        }.map(\.name)
        return Set(names).sorted()
    }

    public var text: String {
        var lines = [
            "# \(title.zh)。按 \(modelName.zh) 起草：每个值都要换成本地的值，注明出处，核对后删去 verified: false。",
            "# \(title.en). Drafted after \(modelName.en): put this locality's own value and source, then remove verified: false.",
        ]
        lines += inheritedTexts.map { text in
            "# 沿用 \(text.layer) 的 Inherited from \(text.layer): \(text.parameter) \(Self.quoted(text.value))。不是本地的，写进 parameters。"
        }
        lines += [
            "locality: \(Self.quoted(code))", "title: \(Self.flow(title))", "extends: \(Self.quoted(parent))",
        ]
        let inherited = self.inherited
        let values =
            model.workflow.parameters.parameters.compactMap { parameter -> [String]? in
                // A name or a form of words belongs to one place: another's is never right, not even to begin with.
                guard parameter.type != .text else { return nil }
                let own = model.workflow.parameters.values(of: parameter.name).filter {
                    $0.declaration.layer.map { !inherited.contains($0) } ?? false
                }
                // The latest value is what a new locality begins with; the model's history is not its own.
                guard let value = own.first,
                    above.workflow.parameters.value(of: parameter.name, on: value.from)?.value != value.value
                else { return nil }
                let source = BilingualText(
                    zh: "仿照\(modelName.zh)，待换成本地规定：\(value.source.zh)",
                    en: "after \(modelName.en), to be replaced by the local rule: \(value.source.en)")
                return [
                    "  # \(parameter.title.zh) \(parameter.title.en)", "  \(parameter.name):",
                    "    - value: \(parameter.type.shown(value.value))", "      from: \(value.from)",
                    "      source: \(Self.flow(source))",
                ] + (value.law.map { ["      law: \(Self.flow($0))"] } ?? []) + ["      verified: false"]
            } + patterns.map { $0.lines }
        if !values.isEmpty { lines += ["parameters:"] + values.flatMap { $0 } }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The layers that the new locality has above it.
    private var inherited: Set<String> { Set(above.workflow.localities.codes) }

    /// Patterns of numbers that would be written alike here and above, told apart by the locality's code until its own form is put.
    private var patterns: [(name: String, lines: [String])] {
        let names = Set(above.workflow.fields.compactMap { $0.series?.pattern })
        return above.workflow.parameters.parameters.compactMap { parameter in
            guard names.contains(parameter.name),
                let value = above.workflow.parameters.values(of: parameter.name).first, let text = value.value.text,
                !text.contains("{locality}")
            else { return nil }
            let own =
                text.contains("第{serial}")
                ? text.replacing("第{serial}", with: "{locality}第{serial}") : "{locality}" + text
            let source = BilingualText(
                zh: "上一级 \(parent) 的格式加上本地代码，免得文号相同，待换成本地格式",
                en:
                    "the form of \(parent) above with the code put in, so that numbers differ; to be replaced by the local form"
            )
            return (
                parameter.name,
                [
                    "  # \(parameter.title.zh) \(parameter.title.en)", "  \(parameter.name):",
                    "    - value: \(Self.quoted(own))", "      from: \(value.from)",
                    "      source: \(Self.flow(source))", "      verified: false",
                ]
            )
        }
    }

    private var modelName: BilingualText {
        let locality = model.workflow.localities.locality
        return BilingualText(zh: "\(locality.title.zh) \(locality.code)", en: "\(locality.title.en) \(locality.code)")
    }

    private static func flow(_ text: BilingualText) -> String { "{ zh: \(quoted(text.zh)), en: \(quoted(text.en)) }" }

    private static func flow(_ law: Citation) -> String {
        "{ statute: \(quoted(law.statute)), article: \(quoted(law.article)) }"
    }

    /// A YAML scalar in double quotes, which JSON's escapes suit.
    private static func quoted(_ text: String) -> String {
        let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
        return "\"\(escaped)\""
    }
}
