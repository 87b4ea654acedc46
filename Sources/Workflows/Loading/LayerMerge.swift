import Diagnostics

/// Puts the changes of every layer over the base of a workflow, node by node, refusing what a layer may not change.
///
/// Every node keeps the place where it was written, so what is read from the merged tree still knows its layer.
struct LayerMerge {
    let context: LoadContext
    let base: YAMLNode
    var log: DiagnosticLog { context.log }

    init(_ context: LoadContext, base: YAMLNode) {
        self.context = context
        self.base = base
    }

    /// The base with the changes of every layer of the chain, from the root to the locality.
    func merged(workflow name: String) -> YAMLNode {
        var root = base
        for layer in context.chain?.layers ?? [] {
            for entry in layer.workflows where entry.key == name {
                guard let reader = MappingReader(entry.value, as: .override, log: log) else { continue }
                merge(reader.table("fields"), under: "fields", of: &root, schema: .fieldOverride, of: .field) {
                    field($0, into: &$1)
                }
                merge(reader.table("events"), under: "events", of: &root, schema: .eventOverride, of: .event) {
                    event($0, into: &$1)
                }
                states(reader.table("states"), into: &root, isOpen: false, path: [])
            }
        }
        return root
    }

    /// Changes existing entries of a table and adds new ones.
    private func merge(
        _ changes: [YAMLEntry], under key: String, of node: inout YAMLNode, schema: MappingSchema,
        of whole: MappingSchema,
        change: (MappingReader, inout YAMLNode) -> Void
    ) {
        guard !changes.isEmpty else { return }
        if node[key] == nil {
            node.put(
                YAMLEntry(
                    key: key, at: changes[0].keyLocation, value: YAMLNode(.mapping([]), at: changes[0].keyLocation)))
        }
        _ = node.modify(key) { table in
            for entry in changes {
                guard table[entry.key] != nil else {
                    table.put(entry)
                    continue
                }
                guard let reader = changeReader(entry.value, schema, of: whole) else { continue }
                _ = table.modify(entry.key) { change(reader, &$0) }
            }
        }
    }

    /// Reads a change, telling keys that exist but are not a layer's to change from keys that do not exist.
    func changeReader(_ node: YAMLNode, _ schema: MappingSchema, of whole: MappingSchema) -> MappingReader? {
        guard let entries = node.entries else { return MappingReader(node, as: schema, log: log) }
        let refused = entries.filter { schema.key($0.key) == nil && whole.key($0.key) != nil }
        let allowed = schema.keys.map(\.name).joined(separator: ", ")
        for entry in refused {
            log.add(
                .notOverridable, at: entry.keyLocation,
                BilingualText(
                    zh: "地区层不得改\(whole.title.zh)的 \(entry.key)",
                    en: "a layer may not change \(entry.key) of \(whole.title.en)"),
                fix: BilingualText(zh: "可以改：\(allowed)", en: "it may change \(allowed)"))
        }
        var rest = node
        rest.content = .mapping(entries.filter { entry in !refused.contains { $0.key == entry.key } })
        return MappingReader(rest, as: schema, log: log)
    }

    /// Replaces the value of a key, warning when nothing changes.
    func replace(_ key: String, from reader: MappingReader, in node: inout YAMLNode) {
        guard let entry = reader.entry(key) else { return }
        if let inherited = node[key], inherited.saysTheSame(as: entry.value) {
            log.add(
                .sameAsInherited, at: entry.value.location,
                BilingualText(zh: "\(key) 与上层相同", en: "\(key) equals what is inherited"),
                fix: BilingualText(zh: "删去这一行", en: "remove the line"))
        }
        node.put(entry)
    }

    private func field(_ reader: MappingReader, into node: inout YAMLNode) {
        replace("title", from: reader, in: &node)
        for key in ["required", "sensitive"] where reader.has(key) {
            if reader.boolean(key) == false {
                log.add(
                    .notOverridable, at: reader.place(of: key),
                    BilingualText(zh: "\(key) 只能改为 true", en: "\(key) can only be changed to true"),
                    fix: BilingualText(zh: "写 \(key): true，或删去", en: "write \(key): true, or remove it"))
            } else {
                replace(key, from: reader, in: &node)
            }
        }
        merge(reader.table("fields"), under: "fields", of: &node, schema: .fieldOverride, of: .field) {
            field($0, into: &$1)
        }
    }

    private func event(_ reader: MappingReader, into node: inout YAMLNode) {
        replace("title", from: reader, in: &node)
        refuseMoreRoles(reader, than: node)
        replace("roles", from: reader, in: &node)
    }

    /// Who may take a step that an article regulates, no layer gives to others: it may only leave some out.
    private func refuseMoreRoles(_ reader: MappingReader, than inherited: YAMLNode) {
        guard let law = inherited["law"].flatMap({ ValueReading.citation($0, DiagnosticLog()) }),
            let known = inherited["roles"]?.elements?.compactMap(\.scalar?.text), !known.isEmpty
        else { return }
        let added = reader.names("roles").filter { !known.contains($0.value) }
        guard let first = added.first else { return }
        let names = added.map(\.value).joined(separator: ", ")
        log.add(
            .rolesWidened, at: first.location,
            BilingualText(
                zh: "依条文办理的事项，地区层把它交给了别的角色：\(names)",
                en: "a layer lets \(names) take a step that an article regulates"),
            why: BilingualText(
                zh: "基础流程只许：\(known.joined(separator: ", "))",
                en: "the base leaves it to \(known.joined(separator: ", "))"),
            law: context.words(for: law),
            fix: BilingualText(
                zh: "删去这些角色；由谁担任某一角色，在 tiaochu.yaml 的 users 里写",
                en: "take these roles out; who holds a role is said under users in tiaochu.yaml"))
    }

    // MARK: - States

    private func states(_ changes: [YAMLEntry], into parent: inout YAMLNode, isOpen: Bool, path: [String]) {
        for entry in changes {
            let known = parent["states"]?.entries?.map(\.key) ?? []
            guard known.contains(entry.key) else {
                if isOpen {
                    add(entry, to: &parent)
                } else {
                    report(newState: entry, known: known, path: path)
                }
                continue
            }
            guard let reader = changeReader(entry.value, .stateOverride, of: .state) else { continue }
            _ = parent.modify("states") { states in
                states.modify(entry.key) { state(&$0, reader, path: path + [entry.key]) }
            }
        }
    }

    private func state(_ node: inout YAMLNode, _ reader: MappingReader, path: [String]) {
        let isOpen = node["open"]?.scalar?.text == "true"
        replace("title", from: reader, in: &node)
        replace("description", from: reader, in: &node)
        let deadlines = DeadlineMerge(self)
        for entry in reader.table("deadlines") { deadlines.merge(entry, into: &node, path: path) }
        states(reader.table("states"), into: &node, isOpen: isOpen, path: path)
        for entry in reader.table("on") {
            guard isOpen else {
                log.add(
                    .notOpen, at: entry.keyLocation,
                    BilingualText(
                        zh: "状态 \(path.joined(separator: ".")) 没有开放，不能加转移 \(entry.key)",
                        en:
                            "the state \(path.joined(separator: ".")) is not open: the transition on \(entry.key) cannot be added"
                    ),
                    fix: Self.makeOpen(path))
                continue
            }
            add(transitions: entry, to: &node)
        }
    }

    private func add(_ entry: YAMLEntry, to parent: inout YAMLNode) {
        if parent["states"] == nil {
            parent.put(
                YAMLEntry(key: "states", at: entry.keyLocation, value: YAMLNode(.mapping([]), at: entry.keyLocation)))
        }
        _ = parent.modify("states") { $0.put(entry) }
    }

    /// Transitions of a layer come after those of the base, which keep their priority.
    private func add(transitions entry: YAMLEntry, to state: inout YAMLNode) {
        if state["on"] == nil {
            state.put(YAMLEntry(key: "on", at: entry.keyLocation, value: YAMLNode(.mapping([]), at: entry.keyLocation)))
        }
        _ = state.modify("on") { table in
            let added = entry.value.elements ?? [entry.value]
            if let existing = table[entry.key] {
                let all = (existing.elements ?? [existing]) + added
                table.put(
                    YAMLEntry(
                        key: entry.key, at: entry.keyLocation, value: YAMLNode(.sequence(all), at: existing.location)))
            } else {
                table.put(entry)
            }
        }
    }

    /// How a state that is named by its dotted id is written in a layer: `a: { states: { b: … } }`; nil when there is no such state.
    private func nested(_ id: String, under path: [String]) -> String? {
        let names = id.split(separator: ".").map(String.init)
        guard names.count > 1 else { return nil }
        var node: YAMLNode? = base
        for name in path + names { node = node?["states"]?[name] }
        guard node != nil else { return nil }
        return names.dropLast().reduce("") { $0 + "\($1): { states: { " } + (names.last ?? "") + ": …"
            + String(repeating: " } }", count: names.count - 1)
    }

    /// The article that a state of the base rests on, or the nearest state around it that names one; as far as the path leads.
    func law(near path: [String]) -> BilingualText? {
        var (node, law): (YAMLNode?, YAMLNode?) = (base, nil)
        for name in path {
            node = node?["states"]?[name]
            law = node?["law"] ?? law
        }
        return law.flatMap { context.citation($0) }
    }

    private func report(newState entry: YAMLEntry, known: [String], path: [String]) {
        if let nested = nested(entry.key, under: path) {
            log.add(
                .overrideOfNothing, at: entry.keyLocation,
                BilingualText(
                    zh: "层里的状态要逐级写，不能写 \(entry.key)",
                    en: "layers nest states; '\(entry.key)' is not written as one name"),
                law: law(near: path + entry.key.split(separator: ".").map(String.init)),
                fix: BilingualText(zh: "写 \(nested)", en: "write \(nested)"))
        } else if NearestName.find(entry.key, in: known) != nil || path.isEmpty {
            context.unknown(
                .overrideOfNothing, entry.key, at: entry.keyLocation, kind: BilingualText(zh: "状态", en: "state"),
                known: known, law: law(near: path + [NearestName.find(entry.key, in: known) ?? ""]))
        } else {
            let id = path.joined(separator: ".")
            log.add(
                .notOpen, at: entry.keyLocation,
                BilingualText(
                    zh: "状态 \(id) 没有开放，不能加子状态 \(entry.key)",
                    en: "the state \(id) is not open: \(entry.key) cannot be added"),
                fix: Self.makeOpen(path))
        }
    }

    private static func makeOpen(_ path: [String]) -> BilingualText {
        let id = path.joined(separator: ".")
        return BilingualText(zh: "要允许增加，基础流程须给 \(id) 写 open: true", en: "the base must say open: true for \(id)")
    }
}
