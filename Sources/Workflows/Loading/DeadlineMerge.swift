import Diagnostics
import StatutoryTime

/// Puts a layer's change over a deadline: the length may only be tightened, and needs a source.
struct DeadlineMerge {
    let merge: LayerMerge
    private var log: DiagnosticLog { merge.log }
    private var context: LoadContext { merge.context }

    init(_ merge: LayerMerge) {
        self.merge = merge
    }

    func merge(_ entry: YAMLEntry, into state: inout YAMLNode, path: [String]) {
        let known = state["deadlines"]?.entries?.map(\.key) ?? []
        guard known.contains(entry.key) else {
            let meant = NearestName.find(entry.key, in: known).flatMap { state["deadlines"]?[$0]?["law"] }
            context.unknown(
                .overrideOfNothing, entry.key, at: entry.keyLocation, kind: BilingualText(zh: "期限", en: "deadline"),
                known: known, law: meant.flatMap { context.citation($0) } ?? merge.law(near: path))
            return
        }
        guard let reader = merge.changeReader(entry.value, .deadlineOverride, of: .deadline) else { return }
        _ = state.modify("deadlines") { table in
            table.modify(entry.key) { deadline in
                let original = statutory(path: path, name: entry.key) ?? deadline
                for key in ["within", "at_least"] where reader.has(key) {
                    length(
                        key, reader, into: &deadline, original: original,
                        id: (path + [entry.key]).joined(separator: "."))
                }
                law(reader, over: original, id: (path + [entry.key]).joined(separator: "."))
                for key in ["title", "warn", "source", "law"] { merge.replace(key, from: reader, in: &deadline) }
            }
        }
    }

    /// The deadline as the base has it: what the statute allows, whatever the layers between have made of it.
    private func statutory(path: [String], name: String) -> YAMLNode? {
        var node = merge.base
        for state in path {
            guard let child = node["states"]?[state] else { return nil }
            node = child
        }
        return node["deadlines"]?[name]
    }

    private func length(
        _ key: String, _ reader: MappingReader, into deadline: inout YAMLNode, original: YAMLNode, id: String
    ) {
        guard let entry = reader.entry(key) else { return }
        guard let inherited = deadline[key] else {
            refuse(key, entry, BilingualText(zh: "这个期限不是用 \(key) 写的", en: "this deadline is not written with \(key)"))
            return
        }
        guard inherited.scalar != nil else {
            let name = inherited["parameter"]?.scalar?.text ?? ""
            refuse(
                key, entry, BilingualText(zh: "这个期限由参数 \(name) 定", en: "this deadline is set by the parameter \(name)"),
                fix: BilingualText(zh: "改给参数 \(name) 值", en: "give the parameter \(name) a value instead"))
            return
        }
        if !reader.has("source") {
            log.add(
                .overrideWithoutSource, at: entry.value.location,
                BilingualText(zh: "期限 \(id) 改了长度，没有写 source", en: "the length of \(id) is changed without a source"),
                fix: BilingualText(zh: "写 source: { zh: …, en: … }", en: "add source: { zh: …, en: … }"))
        }
        if let new = ValueReading.period(entry.value, log),
            let limit = original[key]?.scalar.flatMap({ Period($0.text) })
        {
            compare(new, with: limit, key: key, of: original, at: entry, id: id)
        }
        merge.replace(key, from: reader, in: &deadline)
    }

    /// A layer may cite another statute for a deadline, but not have it counted otherwise by that: how it rolls off rest days and whether its
    /// first day counts are those of the statute cited.
    private func law(_ reader: MappingReader, over original: YAMLNode, id: String) {
        guard let entry = reader.entry("law"), let old = statute(original["law"]), let new = statute(entry.value),
            old.id != new.id
        else { return }
        let rolls = original["roll"]?.scalar == nil && old.counting.rolls != new.counting.rolls
        guard rolls || old.counting.countsStartDay != new.counting.countsStartDay else { return }
        log.add(
            .countedByAnotherRule, at: entry.value.location,
            BilingualText(
                zh:
                    "期限 \(id) 改引\(new.short.zh)，算法就跟着变了：\(Self.words(new.counting).zh)；基础流程按\(old.short.zh)，\(Self.words(old.counting).zh)",
                en:
                    "\(id) would be counted otherwise by citing \(new.short.en): \(Self.words(new.counting).en); the base counts by \(old.short.en): \(Self.words(old.counting).en)"
            ),
            why: BilingualText(
                zh: "末日是否顺延、起算日是否计入，由所引法律定，地区层不得借改引条文变动",
                en: "the statute cited decides how a limit is counted, and a layer does not change that"),
            law: context.citation(original["law"] ?? entry.value),
            fix: BilingualText(
                zh: "引 \(old.id) 的条文，地方规定写进 source",
                en: "cite an article of \(old.id), and name the local rule in source"))
    }

    private func statute(_ law: YAMLNode?) -> Statute? {
        law?["statute"]?.scalar.flatMap { context.statutes.statute($0.text) }
    }

    private static func words(_ counting: CountingRule) -> BilingualText {
        BilingualText(
            zh: "末日遇休息日\(counting.rolls ? "顺延" : "不顺延")，起算日\(counting.countsStartDay ? "计入" : "不计入")",
            en:
                "a last day on a rest day \(counting.rolls ? "rolls" : "stays"), the first day \(counting.countsStartDay ? "counts" : "does not count")"
        )
    }

    private func refuse(_ key: String, _ entry: YAMLEntry, _ why: BilingualText, fix: BilingualText? = nil) {
        log.add(
            .notOverridable, at: entry.keyLocation,
            BilingualText(zh: "地区层不得改这个期限的 \(key)", en: "a layer may not change \(key) of this deadline"), why: why,
            fix: fix)
    }

    private func compare(
        _ new: Period, with limit: Period, key: String, of original: YAMLNode, at entry: YAMLEntry, id: String
    ) {
        context.comparedLengths.add(entry.value.location)
        let law = original["law"].flatMap { context.citation($0) }
        guard let side = original["bound"]?.scalar.flatMap({ DeadlineDeclaration.Side(rawValue: $0.text) }) else {
            guard original["law"] != nil, new != limit else { return }
            log.add(
                .notOverridable, at: entry.value.location,
                BilingualText(
                    zh: "期限 \(id) 是法定的，基础流程没有写明可往哪边改",
                    en: "\(id) is a statutory limit, and the base does not say which way it may change"),
                law: law,
                fix: BilingualText(
                    zh: "在基础流程里写 bound: authority 或 party", en: "say bound: authority or party in the base"))
            return
        }
        // An office's limit is kept by being shorter, its duty to act ahead by being longer; a party's time the other way round.
        let mayShorten = (side == .authority) == (key == "within")
        switch mayShorten ? new.isAtMost(limit) : limit.isAtMost(new) {
        case true?: return
        case false?:
            // A missing source has been reported by now.
            if original["overridable"]?.scalar?.text == "true" { return }
            let direction =
                mayShorten
                ? BilingualText(zh: "只能缩短", en: "may only be shortened")
                : BilingualText(zh: "只能延长", en: "may only be lengthened")
            let whose =
                side == .authority
                ? BilingualText(zh: "这是对机关的要求", en: "it binds the office")
                : BilingualText(zh: "这是给当事人的时间", en: "it is time given to a party")
            log.add(
                .loosened, at: entry.value.location,
                BilingualText(
                    zh: "期限 \(id) 法定为 \(limit.text.zh)，这里改成 \(new.text.zh)，放宽了",
                    en: "by law \(id) is \(limit.text.en); \(new.text.en) loosens it"),
                why: BilingualText(zh: "\(whose.zh)，\(direction.zh)", en: "\(whose.en), so it \(direction.en)"),
                law: law,
                fix: BilingualText(
                    zh: "改为 \(limit)（\(limit.text.zh)）或更严，或删去", en: "write \(limit) or something tighter, or remove it")
            )
        case nil:
            log.add(
                .incomparableBound, at: entry.value.location,
                BilingualText(
                    zh: "\(new) 与法定的 \(limit) 无法比较", en: "\(new) cannot be compared with the statutory \(limit)"),
                law: law, fix: BilingualText(zh: "用同样的单位", en: "use the same unit"))
        }
    }
}
