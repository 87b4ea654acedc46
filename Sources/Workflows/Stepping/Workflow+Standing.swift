public import Diagnostics

extension Workflow {
    /// Where a case stands, in one line. What regions of a parallel state have in common is said once:
    /// `仲裁审理 › 审理中（适用程序 › 简易处理；送达 › 已送达）`.
    public func standing(_ configuration: [String]) -> BilingualText {
        let leaves = innermost(configuration)
        guard leaves.count > 1, let first = leaves.first else { return joined(leaves.map { path($0) }, by: "", "") }
        var common = first.split(separator: ".").dropLast().map(String.init)
        while !leaves.allSatisfy({ $0.hasPrefix(common.joined(separator: ".") + ".") }), !common.isEmpty {
            common.removeLast()
        }
        let shared = common.joined(separator: ".")
        guard !shared.isEmpty, stateIndex(shared) != nil else { return joined(leaves.map { path($0) }, by: "；", "; ") }
        let head = path(shared)
        let rest = joined(leaves.map { path($0, below: common.count) }, by: "；", "; ")
        return BilingualText(zh: "\(head.zh)（\(rest.zh)）", en: "\(head.en) (\(rest.en))")
    }

    /// The active states inside which none is active.
    public func innermost(_ configuration: [String]) -> [String] {
        configuration.filter { id in !configuration.contains { $0.hasPrefix(id + ".") } }
    }

    /// The titles of a state and of those around it, outermost first: `调解 › 企业调解`.
    ///
    /// - Parameter depth: so many of the outermost are left out.
    public func path(_ id: String, below depth: Int = 0) -> BilingualText {
        var titles: [BilingualText] = []
        var index = stateIndex(id)
        while let current = index, !states[current].id.isEmpty {
            titles.append(states[current].title)
            index = states[current].parent
        }
        guard !titles.isEmpty else { return BilingualText(verbatim: id) }
        return joined(titles.reversed().dropFirst(depth), by: " › ", " › ")
    }

    private func joined(_ texts: some Sequence<BilingualText>, by zh: String, _ en: String) -> BilingualText {
        BilingualText(zh: texts.map(\.zh).joined(separator: zh), en: texts.map(\.en).joined(separator: en))
    }
}
