import DataValues
import Diagnostics
import Simulation
import Workflows

/// A difference with what came of trying it; nil when nothing was tried.
struct CensusEntry {
    var difference: LocalityCensus.Difference
    var outcome: DifferenceTrial.Outcome?
}

/// The census as a matrix with the grounds under it, and as data.
struct CensusReport {
    let census: LocalityCensus
    let entries: [CensusEntry]
    /// Whether scenarios were run.
    let isTried: Bool

    // MARK: - Text

    var lines: [String] {
        var lines = [
            say(
                zh: "\(census.title.zh)：各地与全国不同之处，\(census.date) 有效的值",
                en: "\(census.title.en): where localities differ from the nation, values in force on \(census.date)")
        ]
        guard !entries.isEmpty else {
            return lines + [say(zh: "没有不同之处。", en: "They differ in nothing.")]
        }
        lines += [legend, ""] + matrix.lines()
        for place in census.places {
            let own = entries.filter { $0.difference.layer == place.code }
            guard !own.isEmpty else { continue }
            lines += ["", "\(place.title.spoken)  \(place.chain.joined(separator: " > "))"] + own.flatMap(ground)
        }
        return lines + ["", totals]
    }

    private var legend: String {
        let signs =
            isTried
            ? say(zh: "● 有场景检验  ○ 没有场景检验  ", en: "● tested by a scenario  ○ tested by none  ") : ""
        return signs
            + say(
                zh: "? 未与出处核对  ＝代码 沿用上级  空白 同全国",
                en: "? not compared with its source  =code as in the layer above  blank as the nation")
    }

    private static let widest = 24

    private var matrix: TextTable {
        let layers = Set(entries.map(\.difference.layer))
        let places = census.places.filter { place in layers.contains { place.chain.contains($0) } }
        return TextTable(
            [.init(say(zh: "项目", en: "subject"), maximumWidth: 32)]
                + [.init(say(zh: "全国", en: "nation"), maximumWidth: Self.widest)]
                + places.map { .init("\($0.title.spoken) \($0.code)", maximumWidth: Self.widest + 4) },
            rows: census.keys.map { key in
                let first = entries.first { $0.difference.key == key }?.difference
                return [first?.title.spoken ?? key, first?.national?.spoken ?? "—"] + places.map { cell(key, $0) }
            })
    }

    private func cell(_ key: String, _ place: LocalityCensus.Place) -> String {
        guard let difference = census.difference(of: key, in: place) else { return "" }
        guard difference.layer == place.code else { return say(zh: "＝", en: "=") + difference.layer }
        let entry = entries.first { $0.difference == difference }
        let mark = entry?.outcome.map { $0.isTested ? " ●" : " ○" } ?? ""
        return DisplayWidth.clip(difference.value.spoken, to: Self.widest) + mark
            + (difference.isVerified == false ? "?" : "")
    }

    /// What a layer says, instead of what, why, and who would notice.
    private func ground(_ entry: CensusEntry) -> [String] {
        let difference = entry.difference
        let before = difference.national?.spoken ?? say(zh: "全国没有", en: "the nation has none")
        let change =
            difference.isSame
            ? say(zh: "\(difference.value.zh)（与全国相同）", en: "\(difference.value.en) (as the nation)")
            : "\(before) → \(difference.value.spoken)"
        var lines = ["  \(difference.title.spoken)  \(difference.key)", "    \(change)  \(difference.location)"]
        let why = [difference.law?.spoken, difference.source?.spoken].compactMap { $0 }
        let verified =
            switch difference.isVerified {
            case true?: say(zh: "已核对", en: "verified")
            case false?: say(zh: "未核对", en: "not verified")
            case nil: say(zh: "没有写明出处", en: "no source named")
            }
        let semicolon = say(zh: "；", en: "; ")
        lines.append("    " + (why + [verified]).joined(separator: semicolon))
        if let outcome = entry.outcome { lines.append("    " + words(outcome, difference)) }
        return lines
    }

    private func words(_ outcome: DifferenceTrial.Outcome, _ difference: LocalityCensus.Difference) -> String {
        switch outcome {
        case .noticed(let name, let location):
            return say(
                zh: "● 去掉后这个场景不过：\(name.zh)（\(location.file)）", en: "● without it fails: \(name.en) (\(location.file))")
        case .inseparable:
            return say(zh: "○ 去掉后规则不能用，无法单独检验", en: "○ without it the rules do not load: it cannot be tried alone")
        case .unnoticed where difference.isSame:
            return say(zh: "○ 与全国相同，去掉也一样", en: "○ it says what the nation says: nothing to notice")
        case .unnoticed where !difference.isRead:
            return say(zh: "○ 流程不用它，只用于文书和引注", en: "○ the workflow does not read it, only papers and citations do")
        case .unnoticed(0): return say(zh: "○ 该地区没有场景", en: "○ there is no scenario of this locality")
        case .unnoticed(let count):
            return say(
                zh: "○ 去掉后 \(count) 个场景照样都过", en: "○ without it \(counted(count, "scenario")) pass all the same")
        }
    }

    private var totals: String {
        let count = entries.count
        let unverified = entries.count { $0.difference.isVerified != true }
        let tested = entries.count { $0.outcome?.isTested == true }
        return say(
            zh: "\(count) 处不同：\(isTried ? "\(tested) 处有场景检验，" : "")\(unverified) 处未核对或没有写明出处",
            en:
                "\(counted(count, "difference")): \(isTried ? "\(tested) tested, " : "")\(unverified) not verified or without a source"
        )
    }

    // MARK: - Data

    var data: DataValue {
        [
            "workflow": .text(census.workflow), "title": .text(census.title.spoken), "on": .text(census.date),
            "localities": .list(
                census.places.map { place in
                    [
                        "locality": .text(place.code), "title": .text(place.title.spoken),
                        "chain": .list(place.chain.map(DataValue.text)),
                        "applies": .record(
                            Dictionary(
                                census.keys.compactMap { key in
                                    census.difference(of: key, in: place).map { (key, .text($0.layer)) }
                                }, uniquingKeysWith: { first, _ in first })),
                    ]
                }),
            "differences": .list(entries.map(data)),
        ]
    }

    private func data(_ entry: CensusEntry) -> DataValue {
        let difference = entry.difference
        var record: [String: DataValue] = [
            "key": .text(difference.key), "title": .text(difference.title.spoken),
            "locality": .text(difference.layer), "value": .text(difference.value.spoken),
            "national": difference.national.map { .text($0.spoken) } ?? .null, "same": .boolean(difference.isSame),
            "file": .text(difference.location.file), "line": .integer(Int64(difference.location.line)),
            "verified": difference.isVerified.map(DataValue.boolean) ?? .null,
            "read_by_workflow": .boolean(difference.isRead),
            "tested": entry.outcome.map { .boolean($0.isTested) } ?? .null,
        ]
        record["law"] = difference.law.map { .text($0.spoken) }
        record["source"] = difference.source.map { .text($0.spoken) }
        if let outcome = entry.outcome { record["outcome"] = .text(outcome.word) }
        if case .noticed(let name, let location)? = entry.outcome {
            record["scenario"] = .text(name.spoken)
            record["scenario_file"] = .text(location.file)
        }
        return .record(record)
    }
}

extension DifferenceTrial.Outcome {
    fileprivate var isTested: Bool {
        if case .noticed = self { true } else { false }
    }

    /// A stable word for programs.
    fileprivate var word: String {
        switch self {
        case .noticed: "noticed"
        case .unnoticed: "unnoticed"
        case .inseparable: "inseparable"
        }
    }
}
