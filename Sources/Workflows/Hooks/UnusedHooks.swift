import Diagnostics

/// Functions that scripts define and no file names.
struct UnusedHooks {
    private let definitions: [String: [HookCatalogue.Definition]]
    private let scripts: [HookScript]
    private let used: Set<String>
    /// What the findings about names that no script defines advise to write.
    private let advised: Set<String>

    init(_ uses: [HookUse], _ definitions: [String: [HookCatalogue.Definition]], _ scripts: [HookScript]) {
        self.definitions = definitions
        self.scripts = scripts
        used = Set(uses.map(\.name))
        let known = definitions.keys.sorted()
        advised = Set(used.subtracting(known).compactMap { NearestName.find($0, in: known) })
    }

    func report(_ laws: HookLaws, to log: DiagnosticLog) {
        for (name, all) in definitions.sorted(by: { $0.key < $1.key }) where !used.contains(name) {
            // That a file misspells it is told there, and the function is what that finding advises.
            if advised.contains(name) { continue }
            // A layer's script may build on a function of the base that the workflow does not name.
            if scripts.contains(where: { $0.layer != nil && Self.calls(name, in: $0.source) }) { continue }
            for definition in all {
                let meant = definition.layer.flatMap { replaceable(name, in: $0) }
                log.add(
                    .unusedHook, at: definition.location,
                    BilingualText(zh: "函数 \(name) 没有被用到", en: "nothing names the function \(name)"),
                    why: meant.map { _ in
                        BilingualText(
                            zh: "地区层的函数只替换同名的那一个；这一个没有替换任何函数，该地仍按原来的规则办",
                            en:
                                "a layer's function replaces the one of its name; this one replaces none, and the rule that was there still holds"
                        )
                    },
                    law: meant.flatMap(laws.words(of:)),
                    fix: meant.map {
                        BilingualText(zh: "是否想写 \($0)，把它替换掉？", en: "did you mean \($0), which it would replace?")
                    } ?? BilingualText(zh: "删去，或写成 local function", en: "remove it, or make it a local function"))
            }
        }
    }

    /// The nearest hook that a function of a layer could have been meant to replace: one that files name, that is defined above, and that
    /// the layer does not replace already.
    private func replaceable(_ name: String, in layer: String) -> String? {
        let hooks = definitions.keys.filter { hook in
            used.contains(hook) && !(definitions[hook] ?? []).contains { $0.layer == layer }
        }
        return NearestName.find(name, in: hooks.sorted())
    }

    /// Whether the text names `base.NAME`, and not only the beginning of a longer name.
    private static func calls(_ name: String, in source: String) -> Bool {
        source.ranges(of: "base.\(name)").contains { range in
            guard range.upperBound < source.endIndex else { return true }
            let next = source[range.upperBound]
            return !(next.isLetter || next.isNumber || next == "_")
        }
    }
}
