import Diagnostics

/// Which attributes each element has (SCXML 3 to 6), what says the same thing twice, and text where none belongs.
///
/// A misspelt `event` would make a transition that is taken at once, a misspelt `delay` a message that is sent now.
extension SCXMLReading {
    private static let attributes: [String: Set<String>] = [
        "scxml": ["initial", "name", "version", "datamodel", "binding"],
        "state": ["id", "initial"], "parallel": ["id"], "final": ["id"], "history": ["id", "type"],
        "transition": ["event", "cond", "target", "type"],
        "initial": [], "onentry": [], "onexit": [], "datamodel": [], "donedata": [], "finalize": [], "else": [],
        "data": ["id", "src", "expr"], "assign": ["location", "expr"], "content": ["expr"],
        "param": ["name", "expr", "location"], "script": ["src"], "raise": ["event"], "if": ["cond"],
        "elseif": ["cond"], "foreach": ["array", "item", "index"], "log": ["label", "expr"],
        "cancel": ["sendid", "sendidexpr"],
        "send": [
            "event", "eventexpr", "target", "targetexpr", "type", "typeexpr", "id", "idlocation", "delay", "delayexpr",
            "namelist",
        ],
        "invoke": ["type", "typeexpr", "src", "srcexpr", "id", "idlocation", "namelist", "autoforward"],
    ]

    /// Of these an element has one at most; `*` stands for what it holds.
    private static let alternatives: [String: [[String]]] = [
        "data": [["src", "expr", "*"]], "script": [["src", "*"]], "assign": [["expr", "*"]],
        "content": [["expr", "*"]],
        "param": [["expr", "location"]],
        "send": [["id", "idlocation"], ["namelist", "<content>"], ["<param>", "<content>"]],
        "invoke": [["id", "idlocation"], ["src", "srcexpr", "<content>"]], "donedata": [["<param>", "<content>"]],
    ]

    /// Checks an element and those inside it. What `content`, `data` and `assign` hold is a value, and no part of the document.
    mutating func checkAttributes(of element: XMLElement) {
        guard isSCXML(element), let known = Self.attributes[element.name] else { return }
        for name in element.attributes.keys.sorted() where !known.contains(name) {
            let list = known.sorted()
            report(
                "X124", element,
                zh: list.isEmpty
                    ? "\(element.name) 没有属性，写了 \(name)"
                    : "\(element.name) 没有属性 \(name)；它的属性是 \(list.joined(separator: "、"))",
                en: list.isEmpty
                    ? "\(element.name) has no attributes, so no \(name)"
                    : "\(element.name) has no attribute \(name); it has \(list.joined(separator: ", "))")
        }
        for group in Self.alternatives[element.name] ?? [] {
            let given = group.filter { element.gives($0) }
            guard given.count > 1 else { continue }
            let words = given.map {
                $0 == "*" ? BilingualText(zh: "元素内容", en: "what it holds") : BilingualText(zh: $0, en: $0)
            }
            report(
                "X106", element, zh: "\(words.map(\.zh).joined(separator: " 与 ")) 不能同时出现",
                en: "\(words.map(\.en).joined(separator: " and ")) exclude each other")
        }
        if ["content", "data", "assign"].contains(element.name) { return }
        if element.name != "script", element.text.contains(where: { !$0.isWhitespace }) {
            report(
                "X107", element, zh: "\(element.name) 中不能有文字；脚本写在 script 里，文字的值写在 content 或 data 里",
                en:
                    "\(element.name) holds no text; a script stands in script, a text that is a value in content or data"
            )
        }
        for child in element.elements { checkAttributes(of: child) }
    }
}

extension XMLElement {
    /// Whether it has this attribute, this child (`<name>`), or anything in it at all (`*`).
    fileprivate func gives(_ what: String) -> Bool {
        if what == "*" { return !elements.isEmpty || !text.allSatisfy(\.isWhitespace) }
        if what.hasPrefix("<") { return elements.contains { "<\($0.name)>" == what } }
        return self[what] != nil
    }
}
