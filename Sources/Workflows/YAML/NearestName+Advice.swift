public import Diagnostics

extension NearestName {
    /// What to write in the place of a name that is not known: the nearest one that is, or the first of all there are.
    public static func advice(_ name: String, in known: [String]) -> BilingualText {
        if let nearest = find(name, in: known) {
            return BilingualText(zh: "是否想写 \(nearest)？", en: "did you mean \(nearest)?")
        }
        guard !known.isEmpty else {
            return BilingualText(zh: "一个也没有：先声明它，或删去这个名字", en: "there is none: declare it first, or remove the name")
        }
        let list = known.prefix(10).joined(separator: ", ") + (known.count > 10 ? ", …" : "")
        return BilingualText(zh: "已有：\(list)", en: "there are \(list)")
    }
}
