import Statecharts

extension StatechartProblem {
    /// Whether it stands even when part of the document could not be read; other problems may merely follow from that.
    ///
    /// - Parameter written: every id of the document, also of states that were not read.
    func concernsNames(apartFrom written: Set<String>) -> Bool {
        switch code {
        case .duplicateID: true
        case .unknownTarget: written.isDisjoint(with: names)
        default: false
        }
    }

    /// `message` in Chinese, with the names at fault.
    var chinese: String {
        let place =
            switch element {
            case .chart: "整个状态图"
            case .state: "状态“\(id)”"
            case .transition: "状态“\(id)”的转移"
            }
        let named = names.isEmpty || code == .duplicateID ? "" : "：\(names.map { "“\($0)”" }.joined(separator: "、"))"
        return "\(place)：\(words)\(named)"
    }

    /// In the words of SCXML; those of workflows differ.
    private var words: String {
        switch code {
        case .emptyChart: "没有状态"
        case .emptyID: "id 是空的"
        case .duplicateID: "另有状态用了同一个 id"
        case .unknownTarget: "目标不存在"
        case .illegalInitial: "initial 只能写在复合状态上，并指向它里面的状态"
        case .illegalTargetSet: "这些状态不能同时激活"
        case .historyWithoutDefault: "history 需要一个 transition 指明默认目标"
        case .illegalHistoryDefault: "history 的默认目标要在它的父状态之内"
        case .misplacedHistory: "history 要放在有子状态可记的状态里"
        case .childrenNotAllowed: "这种状态里不能有子状态"
        case .transitionsNotAllowed: "这种状态不能有 transition"
        case .contentNotAllowed: "这种状态里不能有这样的内容"
        case .doneDataNotAllowed: "只有 final 能有 donedata"
        case .parallelWithoutRegions: "parallel 里至少要有一个状态"
        case .finalAsRegion: "final 不能直接放在 parallel 里"
        case .emptyTransition: "transition 既无 event、cond，又无 target"
        case .illFormedEventDescriptor: "event 里的名称写法不对"
        case .tooDeep: "状态嵌套过深"
        }
    }
}
