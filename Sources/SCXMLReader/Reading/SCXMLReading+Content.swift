import LuaRuntime

/// Executable content, data and payloads (SCXML 4, 5, 6).
extension SCXMLReading {
    /// The executable content directly inside an element.
    mutating func readBlock(_ element: XMLElement) -> [SCXMLContent] {
        element.elements.filter(isSCXML).compactMap { readContent($0) }
    }

    mutating func readContent(_ element: XMLElement) -> SCXMLContent? {
        switch element.name {
        case "raise": return .raise(eventName(require("event", of: element), of: element))
        case "log": return .log(label: element["label"] ?? "", value: element["expr"].map { expression($0, element) })
        case "assign":
            return .assign(
                location: expression(require("location", of: element), element),
                value: readValue(element))
        case "script": return readScript(element).map { .script($0) }
        case "if": return readIf(element)
        case "foreach":
            return .forEach(
                item: expression(require("item", of: element), element),
                index: element["index"].map { expression($0, element) },
                array: expression(require("array", of: element), element), content: readBlock(element))
        case "send":
            if let name = element["event"] { _ = eventName(name, of: element) }
            return .send(
                SCXMLSend(
                    event: text("event", or: "eventexpr", of: element),
                    target: text("target", or: "targetexpr", of: element),
                    type: text("type", or: "typeexpr", of: element), id: element["id"],
                    idLocation: element["idlocation"].map { expression($0, element) },
                    delay: text("delay", or: "delayexpr", of: element),
                    payload: readPayload(element, namelist: element["namelist"])))
        case "cancel":
            guard let id = text("sendid", or: "sendidexpr", of: element) else {
                report("X108", element, zh: "cancel 缺少属性 sendid", en: "cancel needs the attribute sendid")
                return nil
            }
            return .cancel(id)
        default:
            report(
                "X114", element, zh: "不认识的可执行内容 \(element.name)", en: "\(element.name) is not known executable content")
            return nil
        }
    }

    /// `elseif` and `else` stand between the partitions of an `if`.
    private mutating func readIf(_ element: XMLElement) -> SCXMLContent {
        var branches: [(condition: SCXMLExpression?, content: [SCXMLContent])] = [
            (expression(require("cond", of: element), element), [])
        ]
        for child in element.elements where isSCXML(child) {
            let isAfterElse = branches.count > 1 && branches[branches.count - 1].condition == nil
            if isAfterElse, ["elseif", "else"].contains(child.name) {
                report(
                    "X123", child, zh: "else 之后不能再有 \(child.name)；else 写在最后，只写一个",
                    en: "no \(child.name) can follow an else; else stands last, and once")
            }
            switch child.name {
            case "elseif": branches.append((expression(require("cond", of: child), child), []))
            case "else": branches.append((nil, []))
            default:
                if let content = readContent(child) { branches[branches.count - 1].content.append(content) }
            }
        }
        return .choose(branches)
    }

    /// A script is read with its document: one that cannot be had makes the document invalid (SCXML 5.8).
    private mutating func readScript(_ element: XMLElement) -> SCXMLExpression? {
        guard let source = element["src"] else { return expression(element.text, element) }
        do {
            return SCXMLExpression(text: try resources.text(of: source), line: 1)
        } catch {
            report(
                "X115", element, zh: "脚本“\(source)”无法读取：\(error)", en: "the script '\(source)' cannot be read: \(error)"
            )
            return nil
        }
    }

    /// The value of `data`, `assign` or `content`: `expr`, or what the element holds.
    private func readValue(_ element: XMLElement) -> SCXMLValue {
        if let text = element["expr"] { return .expression(expression(text, element)) }
        if !element.elements.isEmpty { return .markup(element.innerXML) }
        let text = element.text
        return text.allSatisfy(\.isWhitespace) ? .nothing : .text(expression(text, element))
    }

    mutating func readData(_ datamodel: XMLElement) -> [SCXMLData] {
        datamodel.elements.filter { isSCXML($0) && $0.name == "data" }.map { element in
            let id = require("id", of: element)
            if element["id"] != nil, !LuaToken.isName(id) {
                report(
                    "X122", element, zh: "“\(id)”不能作 Lua 变量的名称；用英文字母、数字和下划线，不以数字开头",
                    en:
                        "'\(id)' cannot be the name of a Lua variable; use letters of ASCII, digits and _, no digit first"
                )
            }
            guard let source = element["src"] else {
                return SCXMLData(id: id, value: readValue(element), line: element.line)
            }
            do {
                return SCXMLData(
                    id: id, value: .text(expression(try resources.text(of: source), element)), line: element.line)
            } catch {
                report(
                    "X116", element, zh: "数据“\(source)”无法读取：\(error)",
                    en: "the data '\(source)' cannot be read: \(error)")
                return SCXMLData(id: id, value: .nothing, line: element.line)
            }
        }
    }

    mutating func readPayload(_ element: XMLElement, namelist: String?) -> SCXMLPayload {
        var payload = SCXMLPayload()
        payload.parameters = words(namelist ?? "").map {
            SCXMLParameter(name: $0, value: expression($0, element), isLocation: true)
        }
        var hasContent = false
        for child in element.elements where isSCXML(child) {
            if child.name == "content" {
                if hasContent { reportSecond(child, in: element) }
                hasContent = true
                payload.content = readValue(child)
            }
            guard child.name == "param" else { continue }
            guard let text = child["expr"] ?? child["location"] else {
                report("X117", child, zh: "param 需要 expr 或 location", en: "a param needs expr or location")
                continue
            }
            payload.parameters.append(
                SCXMLParameter(
                    name: require("name", of: child), value: expression(text, child), isLocation: child["expr"] == nil))
        }
        return payload
    }
}
