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
            zh:
                "例：tiaochu locality new 320500 --like 440300 --title 苏州市 --title-en Suzhou。不写 --title 则暂以代码为名。各值标为未核对，须换成本地规定。",
            en: """
                For example: tiaochu locality new 320500 --like 440300 --title NAME --title-en Suzhou. Without --title the \
                code stands for the name for now. Its values are marked as not verified, to be replaced by the local ones.
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

    /// Papers and lists show the name, and the program has no table of all divisions to take it from: without one the code stands for it.
    private var name: String? { title.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 } }

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
        let parent = extends ?? LocalityDraft.parent(of: code, among: known)
        let draft = LocalityDraft(
            code: code, title: BilingualText(zh: name ?? code, en: titleEn ?? name ?? code),
            above: try session.bundle(nil, locality: parent), model: try session.bundle(nil, locality: like))
        do {
            try Data(draft.text.utf8).write(to: file, options: .withoutOverwriting)
        } catch {
            throw CommandFailure.cannotWrite(path, error)
        }
        try report(path, draft, session)
    }

    private func report(_ path: String, _ draft: LocalityDraft, _ session: Session) throws {
        let (bundle, findings) = WorkflowLoader.load(
            draft.model.workflow.name, locality: code, from: session.sources)
        let renderer = DiagnosticRenderer()
        if options.output == .text {
            Console.answer(
                say(zh: "已写 \(path)，上一级 \(draft.parent)。", en: "wrote \(path), which extends \(draft.parent)."))
            for finding in findings.byCause { Console.answer(renderer.lines(finding)) }
            leftBehind(draft, path).forEach(Console.talk)
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
                    "titled": .boolean(name != nil),
                    "inherited_texts": .list(
                        draft.inheritedTexts.map { text in
                            [
                                "parameter": .text(text.parameter), "value": .text(text.value),
                                "layer": .text(text.layer),
                            ]
                        }),
                    "numbers_told_apart": .list(draft.patternNames.map(DataValue.text)),
                    "texts_missing": .list(draft.textsMissing.map(DataValue.text)),
                ], as: options.output)
        }
        if bundle == nil { throw ExitCode.findings }
    }

    /// What the new locality does not have from its model, what it has from above without its doing, and what is still to be named.
    private func leftBehind(_ draft: LocalityDraft, _ path: String) -> [String] {
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
        return lines + texts(draft) + titles(path)
    }

    private func texts(_ draft: LocalityDraft) -> [String] {
        draft.inheritedTexts.map { text in
            say(
                zh: "\(text.title.zh) \(text.parameter) 沿用 \(text.layer) 的“\(text.value)”：不是本地的，写进 parameters。",
                en:
                    "\(text.title.en) (\(text.parameter)) is that of \(text.layer), '\(text.value)': where it is not this place's, write it to parameters."
            )
        }
            + draft.patternNames.map { name in
                say(
                    zh: "\(name) 是上一级 \(draft.parent) 的写法加上代码 \(code)：换成本地文书的写法。",
                    en:
                        "\(name) is the form of \(draft.parent) above with \(code) put in: put that of the local papers."
                )
            }
            + draft.textsMissing.map { name in
                say(
                    zh: "\(name) 只是 \(like) 自己的，没有抄：写上本地的。",
                    en: "\(name) is \(like)'s own and was not taken over: write this place's.")
            }
    }

    private func titles(_ path: String) -> [String] {
        guard name != nil else {
            return [
                say(
                    zh: "没有给 --title，暂以代码 \(code) 为名；文书和列表要印出地名：在 \(path) 写 title: { zh: 官方名称, en: 英文名 }。",
                    en:
                        "No --title was given, so the code \(code) stands for the name, which papers and lists print: write title: { zh: OFFICIAL NAME, en: NAME } in \(path)."
                )
            ]
        }
        guard titleEn == nil else { return [] }
        return [
            say(
                zh: "没有给 --title-en，英文名暂用中文名。",
                en: "No --title-en was given: its English name is the Chinese one for now.")
        ]
    }
}
