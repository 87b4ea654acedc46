import ArgumentParser
import CaseEngine
import CaseStores
import DataValues
import Diagnostics
import StatutoryTime
import Workflows

struct DeadlineExplain: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: say(zh: "逐日说明期限如何算出", en: "Show day by day how a deadline is counted"))

    @OptionGroup var options: GlobalOptions

    @Argument(help: ArgumentHelp(say(zh: "案件编号", en: "the case"))) var caseID: String
    @Argument(
        help: ArgumentHelp(
            say(
                zh: "期限键，如 arbitration.award，或其名称；默认全部", en: "key such as arbitration.award, or its title; default: all"
            )))
    var key: String?
    @Flag(help: ArgumentHelp(say(zh: "每一天都列出", en: "show every single day"))) var full = false

    func run() throws {
        let session = try Session(options)
        _ = try session.reader(of: caseID)
        let view = try session.run { engine throws(EngineError) in try engine.view(caseID) }
        let all = try session.run { engine throws(EngineError) in try engine.withheldDeadlines(of: caseID) }
        let withheld = all.filter { $0.key == key || $0.title.isSpoken(as: key ?? "") || key == nil }
        let standing = view.deadlines
        let ended = try key.flatMap { name in
            withheld.isEmpty && !standing.contains { $0.key == name || $0.title.isSpoken(as: name) }
                ? try self.ended(name, of: view, in: session) : nil
        }
        let wanted =
            try key.map { name in withheld.isEmpty && ended == nil ? [try deadline(name, of: view)] : [] } ?? standing
        guard options.output == .text else {
            Console.answer(
                rows: wanted.map(data) + [ended].compactMap { $0.map(data) } + withheld.map(data), as: options.output)
            return
        }
        // On paper it must be plain of which case and of which day this is.
        let now = session.clock.now().short
        Console.answer(
            say(
                zh: "案件 \(caseID)  期限计算说明  计算于 \(now)",
                en: "Case \(caseID)  How its deadlines are counted  as of \(now)"))
        for deadline in wanted {
            Console.answer()
            Console.answer(lines(deadline))
        }
        if let ended {
            Console.answer()
            Console.answer(lines(ended))
        }
        // Unasked, those that a reason was given for: an ordinary case has no use for the periods of the other tracks.
        for deadline in withheld where key != nil || !deadline.refusal.isBareNo {
            Console.answer()
            Console.answer(lines(deadline))
        }
        let over = over(view)
        if key == nil, !over.isEmpty {
            let names = over.map { name(of: $0.key, in: view) }
            Console.talk(
                say(
                    zh: "已经结束的，写上键可以查看当时如何算出：\(names.map(\.zh).joined(separator: "、"))",
                    en: "those that have ended are explained by key: \(names.map(\.en).joined(separator: ", "))"))
        }
    }

    /// The rows of deadlines that had a last day and run no more.
    private func over(_ view: CaseView) -> [DeadlineRecord] {
        let standing = Set(view.deadlines.map(\.key))
        return view.rows.filter { $0.dueOn != nil && !standing.contains($0.key) }
    }

    /// Key and title.
    private func name(of key: String, in view: CaseView) -> BilingualText {
        guard let title = view.workflow.deadlines.first(where: { $0.key == key })?.title else {
            return BilingualText(verbatim: key)
        }
        return BilingualText(zh: "\(key)（\(title.zh)）", en: "\(key) (\(title.en))")
    }

    /// The deadline of this key or title that runs no more.
    private func ended(_ name: String, of view: CaseView, in session: Session) throws -> EndedDeadline? {
        let titles = Dictionary(
            view.workflow.deadlines.map { ($0.key, $0.title) }, uniquingKeysWith: { first, _ in first })
        let rows = over(view)
        let titled = rows.filter { titles[$0.key]?.isSpoken(as: name) == true }
        guard let row = rows.first(where: { $0.key == name }) ?? (titled.count == 1 ? titled[0] : nil) else {
            return nil
        }
        return try session.run { engine throws(EngineError) in try engine.endedDeadline(row.key, of: caseID) }
    }

    /// The deadline of this key or title.
    private func deadline(_ name: String, of view: CaseView) throws -> CaseDeadline {
        let all = view.deadlines
        let titled = all.filter { $0.title.isSpoken(as: name) }
        if let found = all.first(where: { $0.key == name }) ?? (titled.count == 1 ? titled[0] : nil) { return found }
        let nearest =
            NearestName.find(name, in: (all.map(\.key) + over(view).map(\.key))) ?? titled.first?.key
            ?? NearestName.find(name, in: all.flatMap(\.title.spokenForms)).flatMap { title in
                all.first { $0.title.isSpoken(as: title) }?.key
            }
        let keys = (all.map(\.key) + over(view).map(\.key)).map { self.name(of: $0, in: view) }
        let list = BilingualText(
            zh: "现有：\(keys.map(\.zh).joined(separator: "、"))", en: "it has: \(keys.map(\.en).joined(separator: ", "))")
        throw CommandFailure(
            .notFound, code: "no-such-deadline",
            what: BilingualText(zh: "案件 \(caseID) 现在没有期限 \(name)", en: "case \(caseID) has no deadline \(name) now"),
            fix: nearest.map { BilingualText(zh: "是否想写 \($0)？", en: "did you mean \($0)?") }
                ?? (keys.isEmpty ? BilingualText(zh: "该案现在没有期限", en: "it has none now") : list))
    }

    private func lines(_ deadline: CaseDeadline) -> [String] {
        let name = say(
            zh: "\(deadline.title.zh)（\(deadline.key)）", en: "\(deadline.title.en) (\(deadline.key))")
        let head = "\(name)  \(deadline.citation.spoken)"
        guard let derivation = deadline.deadline?.derivation else {
            return [head, say(zh: "  尚未起算：起算日还不知道。", en: "  not running yet: its anchor date is not known.")]
        }
        return [head] + derivation.lines(in: SpokenLanguage.current, full: full).map { "  " + $0 }
    }

    private func lines(_ ended: EndedDeadline) -> [String] {
        var lines = lines(ended.deadline)
        let (day, number) = (String(ended.end.legalTime.prefix(10)), ended.end.sequence)
        let words = DeadlineText.status(ended.status)
        lines.insert(
            say(zh: "  \(words)：\(day)，第 \(number) 条日志", en: "  \(words): \(day), entry \(number)"), at: 1)
        return lines
    }

    private func lines(_ deadline: WithheldDeadline) -> [String] {
        let law = deadline.refusal.law.map { say(zh: "（\($0.spoken)）", en: " (\($0.spoken))") } ?? ""
        return [
            say(zh: "\(deadline.title.zh)（\(deadline.key)）", en: "\(deadline.title.en) (\(deadline.key))")
                + "  \(deadline.citation.spoken)",
            say(zh: "  不适用：", en: "  does not apply: ") + deadline.refusal.text.spoken + law,
        ]
    }

    private func data(_ deadline: WithheldDeadline) -> DataValue {
        [
            "key": .text(deadline.key), "title": .text(deadline.title.spoken),
            "citation": .text(deadline.citation.spoken), "applies": false,
            "refusal": RefusalText(deadline.refusal).data,
        ]
    }

    private func data(_ ended: EndedDeadline) -> DataValue {
        var data = record(ended.deadline)
        data["applies"] = false
        data["status"] = .text(ended.status.rawValue)
        data["ended_by"] = ["sequence": .integer(Int64(ended.end.sequence)), "legal_time": .text(ended.end.legalTime)]
        return .record(data)
    }

    private func data(_ deadline: CaseDeadline) -> DataValue { .record(record(deadline)) }

    private func record(_ deadline: CaseDeadline) -> [String: DataValue] {
        var record = CaseData.deadline(deadline)
        record["applies"] = true
        if let derivation = deadline.deadline?.derivation {
            record["derivation"] = .list(derivation.lines(in: SpokenLanguage.current, full: full).map(DataValue.text))
            record.merge(DerivationData.record(derivation)) { $1 }
        }
        return record
    }
}
