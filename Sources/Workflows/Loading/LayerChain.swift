import Diagnostics

/// The layers of one locality, from `cn` down to the locality itself.
struct LayerChain {
    /// Never empty; the root first.
    var layers: [LayerFile]

    var localities: LocalityChain {
        LocalityChain(layers.map { Locality(code: $0.code, title: $0.title, location: $0.location) })
    }

    /// The code of the layer whose file this is; nil for files of the base.
    func code(ofFile path: String) -> String? {
        layers.first { $0.path == path }?.code
    }

    /// Follows `extends` from a locality to the root; nil when the chain is broken, which is then a finding.
    static func read(_ code: String, from reader: SourceReader) -> LayerChain? {
        guard let first = LayerFile.read(code, from: reader) else {
            if !reader.hasTried(LayerFile.path(of: code)) { reader.log.add(unknown(code, in: reader.tree)) }
            return nil
        }
        var layers = [first]
        while let last = layers.last, let parent = last.extends {
            if layers.contains(where: { $0.code == parent.value }) {
                let circle = (layers.map(\.code) + [parent.value]).joined(separator: " → ")
                reader.log.add(
                    .extendsCycle, at: parent.location,
                    BilingualText(zh: "extends 成环：\(circle)", en: "extends goes in a circle: \(circle)"))
                return nil
            }
            guard let above = LayerFile.read(parent.value, from: reader) else {
                if !reader.hasTried(LayerFile.path(of: parent.value)) {
                    reader.log.add(missing(parent, in: reader.tree))
                }
                return nil
            }
            layers.append(above)
        }
        guard let root = layers.last, root.code == "cn" else {
            let root = layers.last
            reader.log.add(
                .chainNotRooted, at: root?.location,
                BilingualText(zh: "\(root?.code ?? code) 没有写 extends", en: "\(root?.code ?? code) has no extends"),
                fix: BilingualText(zh: "写上一级的代码，如 extends: cn", en: "name the level above, such as extends: cn"))
            return nil
        }
        return LayerChain(layers: layers.reversed())
    }

    private static func unknown(_ code: String, in tree: SourceTree) -> Diagnostic {
        let known = LayerFile.codes(in: tree)
        let near = nearest(code, in: known)
        let suggestion = near.isEmpty ? known.prefix(12) : near[...]
        let list = suggestion.joined(separator: ", ")
        return DiagnosticCode.unknownLocality.diagnostic(
            at: nil, BilingualText(zh: "没有地区 \(code)", en: "there is no locality \(code)"),
            fix: BilingualText(
                zh: "已有：\(list)；新增请建 \(LayerFile.path(of: code))，写 locality、title、extends 三行",
                en:
                    "there are \(list); to add it, make \(LayerFile.path(of: code)) with the lines locality, title and extends"
            ))
    }

    private static func missing(_ parent: Located<String>, in tree: SourceTree) -> Diagnostic {
        let list = nearest(parent.value, in: LayerFile.codes(in: tree)).joined(separator: ", ")
        return DiagnosticCode.missingParent.diagnostic(
            at: parent.location,
            BilingualText(zh: "没有上一层 \(parent.value)", en: "there is no layer \(parent.value) to extend"),
            fix: list.isEmpty ? nil : BilingualText(zh: "相近的有：\(list)", en: "near it: \(list)"))
    }

    /// Codes in the same prefecture, then in the same province, then one slip away.
    private static func nearest(_ code: String, in known: [String]) -> [String] {
        for length in [4, 2] where code.count == 6 {
            let near = known.filter { $0.hasPrefix(code.prefix(length)) }
            if !near.isEmpty { return Array(near.prefix(6)) }
        }
        return NearestName.find(code, in: known).map { [$0] } ?? []
    }
}
