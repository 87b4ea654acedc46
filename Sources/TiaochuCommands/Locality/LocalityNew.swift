import ArgumentParser
import DataValues
import Diagnostics
import Foundation
import Workflows

struct LocalityNew: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: say(zh: "仿照一个地区起草新的地区层", en: "Draft the layer of a new locality after one that exists"),
        discussion: say(
            zh: "例：tiaochu locality new 320500 --like 440300 --title 苏州市 --title-en Suzhou。各值标为未核对，须换成本地规定。",
            en: """
                For example: tiaochu locality new 320500 --like 440300 --title NAME --title-en Suzhou. Its values are \
                marked as not verified, to be replaced by the local ones.
                """))

    @OptionGroup var options: GlobalOptions
    @Argument(help: ArgumentHelp(say(zh: "新地区的行政区划代码（六位）", en: "six-digit code of the new locality"))) var code: String
    @Option(help: ArgumentHelp(say(zh: "仿照的地区", en: "the locality to be like"), valueName: "code")) var like: String
    @Option(help: ArgumentHelp(say(zh: "中文名", en: "its official name in Chinese"), valueName: "name"))
    var title: String?
    @Option(help: ArgumentHelp(say(zh: "英文名", en: "its name in English"), valueName: "name")) var titleEn: String?
    @Option(
        help: ArgumentHelp(
            say(zh: "上一级（默认所属市、省，再默认 cn）", en: "the level above (default: its city, its province, else cn)"),
            valueName: "code"))
    var extends: String?

    func validate() throws {
        guard code.utf8.count == 6, code.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else {
            throw ValidationError(
                say(zh: "“\(code)”不是六位行政区划代码，如 320500", en: "'\(code)' is no six-digit code such as 320500"))
        }
    }

    func run() throws {
        let session = try Session(options)
        let path = LocalityDraft.path(of: code)
        let file = session.workspace.path(path)
        guard !FileManager.default.fileExists(atPath: file.path) else {
            throw CommandFailure(
                .conflict, code: "locality-exists",
                what: BilingualText(zh: "已有 \(path)", en: "\(path) is there already"),
                fix: BilingualText(zh: "直接编辑它", en: "edit it"))
        }
        let known = WorkflowLoader.localities(in: session.sources)
        if let extends, !known.contains(extends) { throw FilterCheck.noLocality(extends, in: session.sources) }
        guard let title, !title.allSatisfy(\.isWhitespace) else { throw Self.untitled(code) }
        let parent = extends ?? LocalityDraft.parent(of: code, among: known)
        let draft = LocalityDraft(
            code: code, title: BilingualText(zh: title, en: titleEn ?? title),
            above: try session.bundle(nil, locality: parent), model: try session.bundle(nil, locality: like))
        do {
            try Data(draft.text.utf8).write(to: file, options: .withoutOverwriting)
        } catch {
            throw CommandFailure(
                .storeUnavailable, code: "cannot-write",
                what: BilingualText(zh: "写不了 \(path)", en: "cannot write \(path)"),
                why: BilingualText(reasonOf: error),
                fix: BilingualText(zh: "检查目录权限", en: "check the folder's permissions"))
        }
        try report(path, draft, session)
    }

    /// Papers and lists show the name, and the program has no table of all divisions to take it from.
    private static func untitled(_ code: String) -> CommandFailure {
        CommandFailure(
            .usage, code: "no-title",
            what: BilingualText(zh: "没有给 \(code) 的地名", en: "the name of \(code) is not given"),
            why: BilingualText(
                zh: "文书和列表要印出地名，本程序没有全国区划表可查",
                en: "papers and lists print it, and the program has no table of divisions to look it up in"),
            fix: BilingualText(
                zh: "加 --title 官方名称，如 --title 苏州市 --title-en Suzhou",
                en: "give its official name, such as --title 苏州市 --title-en Suzhou"))
    }

    private func report(_ path: String, _ draft: LocalityDraft, _ session: Session) throws {
        let (bundle, findings) = WorkflowLoader.load(
            draft.model.workflow.name, locality: code, from: session.sources)
        let renderer = DiagnosticRenderer()
        if options.output == .text {
            Console.answer(
                say(zh: "已写 \(path)，上一级 \(draft.parent)。", en: "wrote \(path), which extends \(draft.parent)."))
            for finding in findings.byCause { Console.answer(renderer.lines(finding)) }
            leftBehind(draft).forEach(Console.talk)
            Console.talk(
                say(
                    zh: "每个值都要换成本地规定并注明出处；再用 tiaochu workflow check --locality \(code) 检查。",
                    en: "Put the local value and source for each; then run tiaochu workflow check --locality \(code)."))
        } else {
            Console.answer(
                [
                    "file": .text(path), "extends": .text(draft.parent), "usable": .boolean(bundle != nil),
                    "findings": .list(findings.map(renderer.data)),
                    "hooks_not_taken_over": .list(draft.hooksLeftBehind.map(DataValue.text)),
                ], as: options.output)
        }
        if bundle == nil { throw ExitCode.findings }
    }

    /// What the new locality does not have from its model, and what is still to be named.
    private func leftBehind(_ draft: LocalityDraft) -> [String] {
        var lines: [String] = []
        if !draft.hooksLeftBehind.isEmpty {
            let names = draft.hooksLeftBehind.joined(separator: say(zh: "、", en: ", "))
            lines.append(
                say(
                    zh: "只抄了参数值，没有抄 \(like) 的脚本函数 \(names)：靠它们起作用的值在这里不起作用，需要的写进 scripts/localities/\(code)/。",
                    en:
                        "Only values of parameters were taken over, not the script functions \(names) of \(like): values that work through them do nothing here. Write what is needed to scripts/localities/\(code)/."
                ))
        }
        if titleEn == nil {
            lines.append(
                say(
                    zh: "没有给 --title-en，英文名暂用中文名。",
                    en: "No --title-en was given: its English name is the Chinese one for now."))
        }
        return lines
    }
}
