import ArgumentParser
import CaseEngine
import CaseStores
import DataValues
import Diagnostics
import Workflows

struct OutboxList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: say(zh: "列出待发、失败的事项及原因", en: "List effects that wait or failed, and why"))

    @OptionGroup var options: GlobalOptions
    @Option(help: ArgumentHelp(say(zh: "只看此案", en: "those of this case"), valueName: "case"))
    var `case`: String?
    @Flag(help: ArgumentHelp(say(zh: "也列出已发的", en: "those performed, too"))) var all = false
    @OptionGroup var rows: RowLimit

    func run() throws {
        let session = try Session(options)
        // Nothing waits for a case that does not exist, but that is not what was asked.
        if let id = self.case {
            _ = try session.run { engine throws(EngineError) in try engine.workflow(of: id) }
            _ = try session.reader(of: id)
        }
        let statuses: [OutboxRecord.Status] = all ? [.failed, .pending, .done] : [.failed, .pending]
        var (effects, visible) = ([OutboxRecord](), try VisibleEffects(session))
        for status in statuses where effects.count < rows.asked {
            let most = rows.asked - effects.count
            effects += try visible.find(OutboxQuery(status: status, caseID: self.case, limit: most), most: most)
        }
        effects = rows.shown(of: effects)
        guard options.output == .text else {
            Console.answer(rows: effects.map(data), as: options.output)
            return
        }
        guard !effects.isEmpty else {
            Console.talk(say(zh: "没有待发事项。", en: "nothing waits."))
            return
        }
        Console.answer(
            TextTable(
                [
                    .init(say(zh: "编号", en: "id")), .init(say(zh: "种类", en: "kind")),
                    .init(say(zh: "状态", en: "status")), .init(say(zh: "次数", en: "tries")),
                    .init(say(zh: "不早于", en: "not before")),
                    .init(say(zh: "上次失败", en: "last failure"), maximumWidth: 60),
                ],
                rows: effects.map { effect in
                    [
                        effect.id.description, effect.kind, status(effect), "\(effect.attempts)", time(effect),
                        failure(effect) ?? "",
                    ]
                }
            ).lines())
    }

    private func status(_ effect: OutboxRecord) -> String {
        switch effect.status {
        case .done: say(zh: "已发", en: "done")
        case .failed: say(zh: "已放弃", en: "given up")
        case .pending where effect.lease != nil: say(zh: "办理中", en: "under way")
        case .pending: say(zh: "待发", en: "waiting")
        }
    }

    private func time(_ effect: OutboxRecord) -> String {
        guard effect.status == .pending else { return "—" }
        let instant = effect.lease?.until ?? effect.nextAttemptAt
        return LegalTime(instant)?.short ?? instant
    }

    /// The half of the stored error that is in the reader's language.
    private func failure(_ effect: OutboxRecord) -> String? {
        guard let halves = effect.lastError?.split(separator: "\n", maxSplits: 1).map(String.init) else { return nil }
        return SpokenLanguage.current == .chinese ? halves.first : halves.last
    }

    /// Without the payload, which may name people: that is for the sink.
    private func data(_ effect: OutboxRecord) -> DataValue {
        var data: [String: DataValue] = [
            "id": .text(effect.id.description), "case": .text(effect.id.caseID), "kind": .text(effect.kind),
            "status": .text(effect.status.rawValue), "attempts": .integer(Int64(effect.attempts)),
            "not_before": .text(effect.nextAttemptAt),
        ]
        data["last_error"] = failure(effect).map(DataValue.text)
        data["lease"] = effect.lease.map { ["owner": .text($0.owner), "until": .text($0.until)] }
        return .record(data)
    }
}
