import ArgumentParser
import CaseEngine
import DataValues
import Diagnostics
import Foundation
import Simulation
import Workflows

struct ScenarioRecord: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record",
        abstract: say(zh: "把一件案件写成场景：人名、单位和文字都换成虚构的", en: "Write a case down as a scenario about invented people"),
        discussion: say(
            zh: """
                日期、金额、选项和角色照旧，因为规则取决于它们；全部文字（姓名、单位、电话、理由）和办理人都换掉，同一文字换成同一个词。
                写出前先按文件现在的规则试跑：不能重现的案件不写，并说明哪一步不同。发表前请再看一遍：罕见的日期和金额也可能让人认出。
                """,
            en: """
                Dates, amounts, choices and roles stay, since the rules hang on them; every text (names, employers, telephones, reasons) and \
                everyone who acts is replaced, the same text by the same word. It is run under the files as they are now before it is written: \
                a case that does not come out again is refused, with the step that differs. Read it before you publish it: rare dates and \
                amounts can give somebody away too.
                """))

    @OptionGroup var options: GlobalOptions
    @Argument(help: ArgumentHelp(say(zh: "案件编号", en: "the case"))) var caseID: String
    @Option(
        help: ArgumentHelp(
            say(zh: "写入此文件（默认标准输出）", en: "write to this file (default: standard output)"), valueName: "file"))
    var to: String?

    func run() throws {
        let session = try Session(options)
        _ = try session.reader(of: caseID)
        let story = try session.run { engine throws(EngineError) in try engine.story(caseID) }
        let workflow = try session.run { engine throws(EngineError) in try engine.workflow(of: caseID) }
        let title = BilingualText(
            zh: "由实案录制：\(workflow.title.zh)，\(story.count) 步",
            en: "Recorded from a case: \(workflow.title.en), \(story.count) steps")
        let text = ScenarioRecording.text(of: story, by: workflow, title: title)
        try prove(text, session)
        if let to {
            try write(text, to: to)
            Console.talk(say(zh: "已写入 \(to)，试跑通过。", en: "written to \(to); it passes."))
        }
        if options.output == .text {
            if to == nil { Console.output(text) }
        } else {
            Console.answer(
                [
                    "case": .text(caseID), "steps": .integer(Int64(story.count)), "passed": true,
                    "file": to.map(DataValue.text) ?? .null, "scenario": .text(text),
                ], as: options.output)
        }
    }

    /// Runs what was written down; refuses what does not come out again.
    private func prove(_ text: String, _ session: Session) throws {
        let entries = ScenarioReader.read(text, file: to ?? "\(caseID).yaml")
        let report = ScenarioRunner(session.sources).run(entries)
        guard report.failed > 0 else { return }
        ScenarioText(isSelection: true, namesAll: false)
            .lines(ScenarioReport(results: report.results, coverage: [])).forEach(Console.talk)
        throw CommandFailure(
            .findings, code: "not-reproducible",
            what: BilingualText(
                zh: "按文件现在的规则，案件 \(caseID) 不能原样重现，没有写出",
                en: "under the rules as they are now case \(caseID) does not come out again: nothing was written"),
            fix: BilingualText(
                zh: "规则或日历若已改动，用 tiaochu workflow diff \(caseID) 查看",
                en: "if rules or calendar have changed since, see tiaochu workflow diff \(caseID)"))
    }

    private func write(_ text: String, to path: String) throws {
        do {
            try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .withoutOverwriting)
        } catch let error as CocoaError where error.code == .fileWriteFileExists {
            throw CommandFailure(
                .conflict, code: "file-exists",
                what: BilingualText(zh: "\(path) 已经存在，没有覆盖", en: "\(path) exists already and was left alone"),
                fix: BilingualText(zh: "换一个文件名", en: "choose another name"))
        } catch {
            throw CommandFailure(
                .outputFailed, code: "output-failed",
                what: BilingualText(zh: "写不了 \(path)", en: "cannot write \(path)"),
                why: BilingualText(reasonOf: error))
        }
    }
}
