import Diagnostics

extension StateReading {
    /// The transitions of a state: those on events in the order of the file, then the eventless ones, then those on completion.
    mutating func readTransitions(_ state: Int) -> [Int] {
        let reader = tree.drafts[state].reader
        var own: [Int] = []
        for entry in reader.table("on") {
            let event = lookup.event(entry.key, at: entry.keyLocation)
            own += read(entry.value.elements ?? [entry.value], .event(entry.key), event, of: state)
        }
        own += read(reader.oneOrMore("always"), .always, nil, of: state)
        own += read(reader.oneOrMore("done"), .done, nil, of: state)
        return own
    }

    private mutating func read(
        _ nodes: [YAMLNode], _ trigger: TransitionMetadata.Trigger, _ event: EventDeclaration?, of state: Int
    ) -> [Int] {
        var own: [Int] = []
        var isCertain = false
        for node in nodes {
            guard let reader = MappingReader(node, as: .transition, log: context.log) else { continue }
            let transition = read(reader, trigger, event, of: state)
            if isCertain {
                context.log.add(
                    .duplicateTarget, at: node.location,
                    BilingualText(
                        zh: "前面的转移总会先被采用，这一个轮不到", en: "an earlier transition is always taken first; this one never is"),
                    fix: BilingualText(zh: "给前面的加守卫，或删去这一个", en: "give the earlier one a guard, or remove this one"))
            }
            isCertain = isCertain || (transition.guards.isEmpty && transition.roles == nil)
            own.append(add(transition))
        }
        return own
    }

    private mutating func read(
        _ reader: MappingReader, _ trigger: TransitionMetadata.Trigger, _ event: EventDeclaration?, of state: Int
    ) -> TransitionMetadata {
        let targets = reader.names("target").compactMap { target($0, from: state) }
        let roles = reader.has("roles") ? lookup.roles(reader.names("roles")) : nil
        let requires = lookup.fields(reader.names("requires"))
        let accepts = lookup.fields(reader.names("accepts"))
        if event == nil || event?.isSystem == true {
            for key in ["roles", "requires", "accepts", "signs", "apart_from"] where reader.has(key) {
                context.log.add(
                    FieldReading.doesNotApply(key, to: "transition without a handler", at: reader.place(of: key)))
            }
        }
        let guards = reader.names("guard")
        let law = context.cite(reader)
        let near = law ?? event?.law ?? laws[state]
        let transition = TransitionMetadata(
            trigger: trigger, source: state, targets: targets, guards: use(guards, as: .guard, law: near),
            guardPlaces: guards.map(\.location), roles: roles, requires: Self.joined(event?.requires ?? [], requires),
            accepts: Self.joined(event?.accepts ?? [], accepts),
            persons: (event?.persons ?? PersonRule()).joined(with: lookup.persons(reader)),
            actions: use(reader.names("actions"), as: .action, law: near),
            stamps: lookup.dateFields(reader.names("stamps")), sets: lookup.assignments(reader.table("sets")),
            numbers: lookup.numberedFields(reader.names("numbers")),
            law: law, title: reader.bilingual("title"),
            isInternal: reader.choice("type", as: TransitionKindWord.self) == .internal,
            isOtherwise: reader.boolean("otherwise") ?? false, declaration: context.declaration(reader.location))
        if trigger == .always, transition.guards.isEmpty, !reader.has("target") {
            context.log.add(
                .transitionDoesNothing, at: reader.location,
                BilingualText(
                    zh: "无事件的转移既无目标又无守卫，会无休止地执行",
                    en: "an eventless transition without target and guard would be taken for ever"),
                fix: BilingualText(zh: "写 target 或 guard，或删去", en: "give it a target or a guard, or remove it"))
        }
        return transition
    }

    private static func joined(_ inherited: [String], _ own: [String]) -> [String] {
        own.isEmpty ? inherited : inherited + own.filter { !inherited.contains($0) }
    }
}

private enum TransitionKindWord: String, CaseIterable {
    case external, `internal`
}
