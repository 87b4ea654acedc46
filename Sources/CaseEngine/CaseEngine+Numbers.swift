import CaseStores
import DataValues
import Diagnostics
import StatutoryTime
import Workflows

extension CaseEngine {
    /// A number that a step takes, as it will stand in the register and in the journal.
    struct GivenNumber {
        var order: NumberOrder
        var serial: Int

        var text: String { order.number(serial) }
    }

    /// The next numbers of the series that a step asks for. They are the step's only when it is committed with them.
    ///
    /// - Parameter tried: numbers that steps before it would take, in a run that commits none of them.
    func nextNumbers(
        _ orders: [NumberOrder], after tried: [GivenNumber] = []
    ) throws(EngineError) -> [GivenNumber] {
        var given: [GivenNumber] = []
        for order in orders {
            let ahead = (tried + given).count { $0.order.series == order.series }
            let last = try storing { () throws(StoreError) in try store.lastNumber(of: order.series) }
            given.append(GivenNumber(order: order, serial: last + ahead + 1))
        }
        return given
    }

    /// A step with the numbers it would take if it were committed now, so that what is only tried goes on as what is done.
    func trying(_ step: CaseStep, after tried: inout [GivenNumber]) throws(EngineError) -> CaseStep {
        var step = step
        for number in try nextNumbers(step.numbers, after: tried) {
            step.take(number.text, for: number.order)
            tried.append(number)
        }
        return step
    }

    /// The entry by which an act gave the case a number: it stands behind the act.
    func numbering(_ given: GivenNumber, by act: JournalDraft) -> JournalDraft {
        JournalDraft(
            kind: .numbered,
            data: [
                "field": .text(given.order.field), "series": .text(given.order.series),
                "serial": .integer(Int64(given.serial)), "number": .text(given.text),
            ], actor: act.actor, legalTime: act.legalTime, recordedTime: act.recordedTime,
            bundleHash: act.bundleHash,
            changes: .list([
                DataChange(path: DataPath([.key(given.order.field)]), old: .null, new: .text(given.text)).dataValue
            ]))
    }

    /// Runs a commit that takes numbers, again as often as others were faster: each loss is somebody else's number, so all get on.
    func retryingNumbers<Value>(_ body: () throws(EngineError) -> Value) throws(EngineError) -> Value {
        while true {
            do {
                return try body()
            } catch .store(let error) {
                guard case .numberTaken = error.code else { throw .store(error) }
            }
        }
    }

    /// The number that an entry records, in the case as the replay has it.
    func followNumber(_ entry: JournalEntry, in replay: inout CaseReplay) throws(EngineError) {
        let machine = try machine(of: entry.bundleHash, caseID: entry.caseID)
        guard let field = entry.data["field"].text, let serial = entry.data["serial"].integer,
            let number = entry.data["number"].text,
            let order = replay.latest?.numbers.first(where: { $0.field == field }),
            order.series == entry.data["series"].text, order.number(Int(serial)) == number
        else {
            throw .unfollowable(
                entry, BilingualText(zh: "前一步没有取得这个编号", en: "the act before it takes no such number"))
        }
        replay.number(field, number) { snapshot, record in
            record.snapshot = machine.encoded(snapshot)
            record.title = machine.caseTitle(of: snapshot.fields)
        }
    }
}

extension CaseEngine {
    /// The numbers that a journal says its case was given.
    static func numbers(in journal: [JournalEntry]) -> [NumberRecord] {
        journal.filter { $0.kind == .numbered }.map { entry in
            NumberRecord(
                series: entry.data["series"].text ?? "", serial: Int(entry.data["serial"].integer ?? 0),
                caseID: entry.caseID, sequence: entry.sequence, text: entry.data["number"].text ?? "")
        }
    }
}
