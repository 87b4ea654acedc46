import ArgumentParser
import CaseEngine
import CaseStores
import DataValues
import Diagnostics

struct AuditVerify: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: say(
            zh: "核验案件日志的哈希链，并由日志重演案件、核对各行",
            en: "Check the hash chain of cases' journals, and the rows against them"),
        discussion: say(
            zh: "不写案件编号则核验整个案件库，不论由谁核验，也不限其办理的地区。",
            en: "Without a case the whole store is checked, whoever asks and whichever localities they handle."))

    @OptionGroup var options: GlobalOptions
    @Argument(help: ArgumentHelp(say(zh: "案件编号（默认全部）", en: "the case (default: all)"))) var caseID: String?

    func run() throws {
        let session = try Session(options)
        if let caseID { try session.checkReader(ofCase: caseID) }
        let report = try session.run { engine throws(EngineError) in try engine.audit(caseID: caseID) }
        if options.output == .text {
            for fault in report.faults { Console.answer(fault.what.spoken) }
            for grant in report.excessGrants { Console.answer(grant.what.spoken) }
            Console.answer(
                say(
                    zh:
                        "核验 \(report.casesChecked) 件案件、\(report.entriesChecked) 条日志，\(report.faults.isEmpty ? "全部完好" : "\(report.casesAtFault) 件案件、共 \(report.faults.count) 处有误")。",
                    en: "\(counted(report.casesChecked, "case")), \(counted(report.entriesChecked, "entry")) checked: "
                        + (report.faults.isEmpty
                            ? "all sound."
                            : "\(counted(report.faults.count, "fault")) in \(counted(report.casesAtFault, "case")).")))
        } else {
            Console.answer(
                [
                    "cases": .integer(Int64(report.casesChecked)), "entries": .integer(Int64(report.entriesChecked)),
                    "faults": .list(
                        report.faults.map {
                            [
                                "case": .text($0.caseID),
                                "sequence": $0.sequence.map { .integer(Int64($0)) } ?? .null,
                                "what": .text($0.what.spoken),
                            ]
                        }),
                    "excess_grants": .list(
                        report.excessGrants.map {
                            [
                                "case": .text($0.caseID), "sequence": .integer(Int64($0.sequence)),
                                "field": .text($0.field), "what": .text($0.what.spoken),
                            ]
                        }),
                ], as: options.output)
        }
        if !report.faults.isEmpty { throw ExitCode.findings }
    }
}
