import Diagnostics

extension HookScript {
    /// The Lua files of a workflow: the base's in order of their names, then each layer's from the root to the locality.
    static func read(workflow: String, _ context: LoadContext) -> [HookScript] {
        let folder = "scripts/\(workflow)"
        var scripts = context.reader.tree.names(in: folder, suffix: ".lua").compactMap { name in
            script("\(folder)/\(name)", layer: nil, context)
        }
        for layer in context.chain?.layers ?? [] {
            if let script = script("scripts/localities/\(layer.code)/\(workflow).lua", layer: layer.code, context) {
                scripts.append(script)
            }
        }
        return scripts
    }

    private static func script(_ path: String, layer: String?, _ context: LoadContext) -> HookScript? {
        context.reader.text(path).map { HookScript(path: path, layer: layer, source: $0) }
    }
}
