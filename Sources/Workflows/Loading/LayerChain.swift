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

    /// Follows `extends` from a locality to the root; nil when there is no such locality, or not even a root.
    ///
    /// A chain that is broken is a finding; the layers below the break are then read as if they extended the root, so that what is wrong in
    /// them is found too.
    static func read(_ code: String, from reader: SourceReader) -> LayerChain? {
        guard let first = LayerFile.read(code, from: reader) else {
            if !reader.hasTried(LayerFile.path(of: code)) { reader.log.add(unknown(code, in: reader.tree)) }
            return nil
        }
        var layers = [first]
        while let last = layers.last, let parent = last.extends {
            if let start = layers.firstIndex(where: { $0.code == parent.value }) {
                reader.log.add(circle(layers[start...]))
                return mended(layers, reader)
            }
            guard let above = LayerFile.read(parent.value, from: reader) else {
                if !reader.hasTried(LayerFile.path(of: parent.value)) {
                    reader.log.add(missing(parent, in: reader.tree))
                }
                return mended(layers, reader)
            }
            layers.append(above)
        }
        guard let root = layers.last, root.code == rootCode else {
            let root = layers.last
            reader.log.add(
                .chainNotRooted, at: root?.location,
                BilingualText(zh: "\(root?.code ?? code) 没有写 extends", en: "\(root?.code ?? code) has no extends"),
                fix: BilingualText(zh: "写上一级的代码，如 extends: cn", en: "name the level above, such as extends: cn"))
            return mended(layers, reader)
        }
        return LayerChain(layers: layers.reversed())
    }

    static let rootCode = "cn"

    private static func mended(_ layers: [LayerFile], _ reader: SourceReader) -> LayerChain? {
        guard let root = LayerFile.read(rootCode, from: reader) else { return nil }
        return LayerChain(layers: [root] + layers.filter { $0.code != rootCode }.reversed())
    }

    /// The finding of a circle, the same from whichever of its layers it was entered.
    private static func circle(_ layers: ArraySlice<LayerFile>) -> Diagnostic {
        let codes = layers.map(\.code)
        let first = codes.indices.min { codes[$0] < codes[$1] } ?? 0
        let turned = codes[first...] + codes[..<first] + [codes[first]]
        let text = turned.joined(separator: " → ")
        let start = layers.first { $0.code == codes[first] }
        return DiagnosticCode.extendsCycle.diagnostic(
            at: start?.extends?.location ?? start?.location,
            BilingualText(zh: "extends 成环：\(text)", en: "extends goes in a circle: \(text)"),
            fix: BilingualText(
                zh: "每层的 extends 写它的上一级，最上一级写 cn", en: "let each layer extend the level above it, and the topmost cn"))
    }

    private static func unknown(_ code: String, in tree: SourceTree) -> Diagnostic {
        let known = LayerFile.codes(in: tree)
        let near = nearest(code, in: known)
        let suggestion = near.isEmpty ? known.prefix(12) : near[...]
        let list = suggestion.joined(separator: ", ")
        let path = LayerFile.path(of: code)
        return DiagnosticCode.unknownLocality.diagnostic(
            at: nil, BilingualText(zh: "没有地区 \(code)", en: "there is no locality \(code)"),
            fix: BilingualText(
                zh: (list.isEmpty ? "" : "已有：\(list)；") + "新增请建 \(path)，写 locality、title、extends 三行",
                en: (list.isEmpty ? "" : "there are \(list); ")
                    + "to add it, make \(path) with the lines locality, title and extends"))
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
