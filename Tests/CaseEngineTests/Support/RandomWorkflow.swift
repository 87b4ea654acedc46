import DataValues
import SeededInputs

/// A workflow made from a seed: nested and parallel states, histories, guards and actions in Lua of which some fail, limits that lapse.
///
/// Not every one is accepted: a chart may be one that the loader refuses.
struct RandomWorkflow {
    static let events = (1...5).map { "e\($0)" }
    static let facts: [[String: DataValue]] = [
        [:], [:], ["b": 3], ["b": 8], ["flag": true], ["flag": false, "note": "记"], ["b": .null], ["colour": "red"],
    ]
    private static let lapses = (1...3).map { "d\($0)" }
    private static let hookCount = 9

    private var generator: SeededGenerator
    private var paths: [String] = []

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    /// The whole tree of files, with a locality to open cases in.
    mutating func files() -> [String: String] {
        var files = RuleBook.files
        files["workflows/dispute/workflow.yaml"] = workflow()
        files[RuleBook.hooksPath] = hooks
        return files
    }

    // MARK: - States

    private struct Tree {
        var name: String
        var path: String
        var kind: String
        var children: [Tree]
    }

    private mutating func workflow() -> String {
        var count = 0
        let trees = (0..<(2 + generator.below(3))).map { _ in tree(inside: "", depth: 0, &count) }
        let states = trees.flatMap { lines($0, indent: 2) }
        let titles = { (names: [String], rest: String) in
            names.map { "  \($0): { title: { zh: \($0), en: \($0) }\(rest) }" }
        }
        return
            ([
                "workflow: dispute", "title: { zh: 随机, en: Random }", "roles: { clerk: { zh: 书记员, en: Clerk } }",
                "fields:", "  amount: { type: money, title: { zh: 金额, en: Amount }, required: true }",
                "  applicant:", "    type: record", "    title: { zh: 申请人, en: Applicant }", "    required: true",
                "    fields: { name: { type: text, title: { zh: 姓名, en: Name }, required: true } }",
                "  a: { type: integer, title: { zh: 甲, en: A } }", "  b: { type: integer, title: { zh: 乙, en: B } }",
                "  flag: { type: boolean, title: { zh: 标记, en: Flag } }",
                "  note: { type: text, title: { zh: 备注, en: Note } }", "parameters:",
                "  ceiling: { type: money, title: { zh: 上限, en: Ceiling } }", "events:",
            ] + titles(Self.events, ", accepts: [b, flag, note]") + titles(Self.lapses, ", system: true") + [
                "closures: { \"01\": { title: { zh: 完, en: Done } } }", "initial: \(trees[0].name)", "states:",
            ] + states + ["  closed: { title: { zh: 结案, en: Closed }, type: final, closure: \"01\" }", ""])
            .joined(separator: "\n")
    }

    private mutating func tree(inside parent: String, depth: Int, _ count: inout Int) -> Tree {
        count += 1
        let name = "s\(count)"
        let path = parent.isEmpty ? name : "\(parent).\(name)"
        var node = Tree(name: name, path: path, kind: "atomic", children: [])
        paths.append(path)
        guard depth < 2, generator.chance(45) else { return node }
        node.kind = generator.chance(35) ? "parallel" : "compound"
        node.children = (0..<(1 + generator.below(3))).map { _ in tree(inside: path, depth: depth + 1, &count) }
        if node.kind == "compound", generator.chance(40) {
            count += 1
            let history = Tree(
                name: "h\(count)", path: "\(path).h\(count)", kind: generator.chance(50) ? "deep" : "shallow",
                children: [])
            paths.append(history.path)
            node.children.append(history)
        }
        return node
    }

    private mutating func lines(_ tree: Tree, indent: Int) -> [String] {
        let margin = String(repeating: " ", count: indent)
        let title = "title: { zh: \(tree.name), en: \(tree.name) }"
        if ["deep", "shallow"].contains(tree.kind) {
            return ["\(margin)\(tree.name): { \(title), type: history, history: \(tree.kind) }"]
        }
        var lines = ["\(margin)\(tree.name):", "\(margin)  \(title)"]
        if tree.kind == "parallel" { lines.append("\(margin)  type: parallel") }
        if tree.kind == "compound" { lines.append("\(margin)  initial: \(tree.children[0].name)") }
        let lapse = generator.chance(40) ? Self.lapses[generator.below(Self.lapses.count)] : nil
        if let lapse {
            lines += [
                "\(margin)  deadlines:",
                "\(margin)    \(tree.name)_limit: { title: { zh: 限, en: Limit }, within: \(1 + generator.below(9)) days, "
                    + "from: entry, then: \(lapse) }",
            ]
        }
        if generator.chance(25) { lines.append("\(margin)  entry: [x\(1 + generator.below(Self.hookCount))]") }
        lines.append("\(margin)  on:")
        for event in Self.events.shuffled(using: &generator).prefix(1 + generator.below(3)) + [lapse].compactMap(\.self)
        {
            lines.append("\(margin)    \(event):")
            if generator.chance(50) {
                lines.append("\(margin)      - { guard: g\(1 + generator.below(Self.hookCount))\(rest()) }")
            }
            lines.append("\(margin)      - { target: \(target())\(actions()) }")
        }
        guard !tree.children.isEmpty else { return lines }
        lines.append("\(margin)  states:")
        for child in tree.children { lines += self.lines(child, indent: indent + 4) }
        return lines
    }

    private mutating func rest() -> String { (generator.chance(80) ? ", target: \(target())" : "") + actions() }

    private mutating func target() -> String {
        generator.chance(6) ? "closed" : paths[generator.below(paths.count)]
    }

    private mutating func actions() -> String {
        generator.chance(60) ? ", actions: [x\(1 + generator.below(Self.hookCount))]" : ""
    }

    // MARK: - Hooks

    private var hooks: String {
        """
        local M = {}
        local function say(zh, en) return refuse({ zh = zh, en = en }, { facts = { "b" } }) end
        function M.g1(case) return (case.a or 0) < 5 or say("甲过大", "a is large") end
        function M.g2(case) return (case.b or 0) % 2 == 0 or say("乙是单数", "b is odd") end
        function M.g3(case) return case.flag == true or say("没有标记", "no flag") end
        function M.g4(case) return case.note == nil or say("有备注", "there is a note") end
        function M.g5(case, params) return case.amount > params.ceiling or say("未超上限", "below the ceiling") end
        function M.g6(case) return case.b + 1 > 3 end
        function M.g7(case) return (case.a or 0) ~= 3 or say("甲是三", "a is three") end
        function M.g8(case, params, event) return event.name ~= "e2" or say("事件二", "event two") end
        function M.g9() return true end
        function M.x1(case) case.a = (case.a or 0) + 1 end
        function M.x2(case) case.a = nil end
        function M.x3(case) case.note = "n" .. tostring(case.a) end
        function M.x4(case) case.b = (case.b or 0) + (case.a or 0) end
        function M.x5(case) case.flag = not case.flag; notify{ to = "parties" } end
        function M.x6(case) case.note = "half"; if (case.a or 0) > 2 then error("out of paper") end end
        function M.x7() task{ what = "look" } end
        function M.x8(case) case.note = nil end
        function M.x9(case) case.a = case.b * 2 end
        return M

        """
    }
}
