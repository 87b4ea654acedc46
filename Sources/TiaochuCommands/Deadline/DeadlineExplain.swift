import ArgumentParser
import CaseEngine
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
        let wanted =
            try key.map { name in withheld.isEmpty ? [try deadline(name, of: view)] : [] } ?? view.deadlines
        guard options.output == .text else {
            Console.answer(rows: wanted.map(data) + withheld.map(data), as: options.output)
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
        // Unasked, those that a reason was given for: an ordinary case has no use for the periods of the other tracks.
        for deadline in withheld where key != nil || !deadline.refusal.isBareNo {
            Console.answer()
            Console.answer(lines(deadline))
        }
    }

    /// The deadline of this key or title.
    private func deadline(_ name: String, of view: CaseView) throws -> CaseDeadline {
        let all = view.deadlines
        let titled = all.filter { $0.title.isSpoken(as: name) }
        if let found = all.first(where: { $0.key == name }) ?? (titled.count == 1 ? titled[0] : nil) { return found }
        let nearest =
            NearestName.find(name, in: all.map(\.key)) ?? titled.first?.key
            ?? NearestName.find(name, in: all.flatMap(\.title.spokenForms)).flatMap { title in
                all.first { $0.title.isSpoken(as: title) }?.key
            }
        let keys = all.map { deadline in
            BilingualText(
                zh: "\(deadline.key)（\(deadline.title.zh)）", en: "\(deadline.key) (\(deadline.title.en))")
        }
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

    private func data(_ deadline: CaseDeadline) -> DataValue {
        var record = CaseData.deadline(deadline)
        record["applies"] = true
        if let derivation = deadline.deadline?.derivation {
            record["derivation"] = .list(derivation.lines(in: SpokenLanguage.current, full: full).map(DataValue.text))
            record.merge(DerivationData.record(derivation)) { $1 }
        }
        return .record(record)
    }
}
