import Statecharts

/// States, transitions and history (SCXML 3.3 to 3.11).
extension SCXMLReading {
    mutating func readState(_ element: XMLElement) -> StateDefinition {
        if let id = element["id"], id.contains(where: \.isWhitespace) {
            report(
                "X121", element, zh: "id“\(id)”里有空白，别处无法引用它",
                en: "the id '\(id)' holds white space: nothing can refer to it")
        }
        var state = StateDefinition(element["id"] ?? newID())
        stateLocations.append(location(element))
        switch element.name {
        case "parallel": state.kind = .parallel
        case "final": state.kind = .final
        case "history":
            let depth = element["type"].map { HistoryDepth(rawValue: $0) } ?? .shallow
            if depth == nil {
                report("X109", element, zh: "history 的 type 只能是 shallow 或 deep", en: "a history is shallow or deep")
            }
            state.kind = .history(depth ?? .shallow)
        default: break
        }
        state.initial = element["initial"].map { DefaultEntry(words($0)) }
        let isHistory = element.name == "history"
        // A state's own transitions are numbered before those of its children, wherever they stand.
        if !isHistory {
            for child in element.elements where isSCXML(child) && child.name == "transition" {
                transitionLocations.append(location(child))
                state.transitions.append(readTransition(child))
            }
        }
        var own: [SCXMLData] = []
        var seen: Set<String> = []
        for child in element.elements where isSCXML(child) {
            let isOnlyOne = ["initial", "donedata"].contains(child.name) || isHistory && child.name == "transition"
            if isOnlyOne, !seen.insert(child.name).inserted { reportSecond(child, in: element) }
            switch child.name {
            case "transition": if isHistory { state.initial = readDefault(child, of: element) }
            case "onentry": state.onEntry += block(readBlock(child))
            case "onexit": state.onExit += block(readBlock(child))
            case "initial": state.initial = readInitial(child, of: element)
            case "state", "parallel", "final", "history": state.children.append(readState(child))
            case "datamodel": own += readData(child)
            case "invoke": state.invocations.append(readInvoke(child, in: state.id))
            case "donedata": state.doneData = readDoneData(child)
            default: reportUnknown(child, in: element)
            }
        }
        if isLate, !own.isEmpty {
            state.onEntry.insert([addBlock([.initialize(own)])], at: 0)
        } else {
            earlyData += own
        }
        return state
    }

    private mutating func block(_ content: [SCXMLContent]) -> [[Action]] {
        content.isEmpty ? [] : [[addBlock(content)]]
    }

    private mutating func readTransition(_ element: XMLElement) -> TransitionDefinition {
        var transition = TransitionDefinition(
            on: element["event"].map(EventDescriptor.list) ?? [], to: element["target"].map(words) ?? [])
        if let event = element["event"], transition.events.isEmpty {
            report(
                "X121", element, zh: "event=\"\(event)\" 里没有事件名称；无事件的转移不写这个属性",
                en: "event=\"\(event)\" names no event; a transition without an event leaves the attribute out")
        }
        if element["target"] != nil, transition.targets.isEmpty {
            report(
                "X121", element, zh: "target=\"\" 里没有状态；没有目标的转移不写这个属性",
                en: "target=\"\" names no state; a transition without a target leaves the attribute out")
        }
        if let condition = element["cond"] {
            conditions.append(expression(condition, element))
            transition.guard = Guard(conditions.count - 1)
        }
        switch element["type"] ?? "external" {
        case "external": break
        case "internal": transition.kind = .internal
        case let other:
            report(
                "X110", element, zh: "转移的 type 只能是 internal 或 external，不能是“\(other)”",
                en: "a transition is internal or external, not '\(other)'")
        }
        let content = readBlock(element)
        if !content.isEmpty { transition.actions = [addBlock(content)] }
        return transition
    }

    /// The one transition of an `initial` or `history` element: a target, and perhaps content.
    private mutating func readDefault(_ transition: XMLElement, of owner: XMLElement) -> DefaultEntry {
        if transition["event"] != nil || transition["cond"] != nil {
            report(
                "X111", transition, zh: "\(owner.name) 的转移不能有 event 或 cond",
                en: "the transition of \(owner.name) has no event and no cond")
        }
        let content = readBlock(transition)
        return DefaultEntry(
            words(require("target", of: transition)), actions: content.isEmpty ? [] : [addBlock(content)])
    }

    private mutating func readInitial(_ element: XMLElement, of state: XMLElement) -> DefaultEntry? {
        if state["initial"] != nil {
            report("X112", element, zh: "initial 属性与 initial 元素不能同时出现", en: "a state has one initial, not two")
        }
        let transitions = element.elements.filter { isSCXML($0) && $0.name == "transition" }
        guard let transition = transitions.first, transitions.count == 1 else {
            report("X113", element, zh: "initial 元素必须恰有一个 transition", en: "an initial has exactly one transition")
            return nil
        }
        return readDefault(transition, of: element)
    }

    private mutating func readDoneData(_ element: XMLElement) -> Expression {
        doneData.append(readPayload(element, namelist: nil))
        return Expression(doneData.count - 1)
    }

    private mutating func readInvoke(_ element: XMLElement, in state: String) -> Invocation {
        if let id = element["id"], invocations.contains(where: { $0.id == id }) {
            report(
                "X118", element, zh: "两个 invoke 的 id 都是“\(id)”；改其中一个",
                en: "another invoke has the id '\(id)' too; give one of them another")
        }
        if let value = element["autoforward"], !["true", "false"].contains(value) {
            report(
                "X125", element, zh: "autoforward 只能是 true 或 false，不能是“\(value)”",
                en: "autoforward is true or false, not '\(value)'")
        }
        let finalizes = element.elements.filter { isSCXML($0) && $0.name == "finalize" }
        for second in finalizes.dropFirst() { reportSecond(second, in: element) }
        let finalize = finalizes.first
        invocations.append(
            SCXMLInvoke(
                stateID: state, type: text("type", or: "typeexpr", of: element),
                source: text("src", or: "srcexpr", of: element), id: element["id"],
                idLocation: element["idlocation"].map { expression($0, element) },
                payload: readPayload(element, namelist: element["namelist"]),
                isForwarding: element["autoforward"] == "true", finalize: finalize.map { readBlock($0) },
                line: element.line))
        return Invocation(invocations.count - 1)
    }
}
