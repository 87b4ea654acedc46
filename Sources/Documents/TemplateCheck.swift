import Diagnostics
import Mustache
import Workflows

/// Follows a template and its partials, name by name, against the shape of what it may print.
///
/// A template that passes renders: the engine finds every name, no partial is missing and none takes itself in.
final class TemplateCheck {
    private let library: TemplateLibrary
    private var log: DiagnosticLog { library.log }
    /// Every file that was followed, by name.
    private(set) var sources: [String: TemplateLibrary.Source] = [:]
    private(set) var compiled: [String: MustacheTemplate] = [:]

    init(_ library: TemplateLibrary) {
        self.library = library
    }

    /// Whether there is such a template; what is wrong with it goes to the log.
    func follow(_ name: String, root: PaperShape) -> Bool {
        guard let source = compile(name) else { return false }
        walk(source, name: name, stack: [root], trail: [name])
        return true
    }

    private static let pairs = BilingualText(
        zh: "检查此处的 {{ }}：成对书写，{{#段}} 以同名的 {{/段}} 结束",
        en: "look at the {{ }} here: they come in pairs, and {{#section}} ends with {{/section}} of the same name")

    private func compile(_ name: String) -> TemplateLibrary.Source? {
        if let known = sources[name] { return known }
        guard let source = library.source(name) else { return nil }
        sources[name] = source
        do {
            // The last line end belongs to the file: a partial in the middle of a line adds no gap to it.
            let text = source.text.hasSuffix("\n") ? String(source.text.dropLast()) : source.text
            compiled[name] = try MustacheTemplate(string: text)
        } catch let error as MustacheTemplate.ParserError {
            let place = SourceLocation(
                file: source.path, line: error.context.lineNumber, column: error.context.columnNumber)
            log.add(
                .templateMalformed, at: place,
                BilingualText(zh: "模板在此处写法不对", en: "the template is malformed here"),
                why: BilingualText(verbatim: "\(error.error)"), fix: Self.pairs)
        } catch {
            log.add(
                .templateMalformed, at: SourceLocation(file: source.path, line: 1, column: 1),
                BilingualText(zh: "模板写法不对", en: "the template is malformed"), why: BilingualText(verbatim: "\(error)"),
                fix: Self.pairs)
        }
        return source
    }

    private func walk(_ source: TemplateLibrary.Source, name: String, stack: [PaperShape], trail: [String]) {
        var stack = stack
        var open: [(tag: TemplateTag, pushed: Bool)] = []
        for tag in TemplateTag.all(in: source.text, file: source.path) {
            switch tag.kind {
            case .print:
                if let shape = find(tag, in: stack), case .text = shape { continue }
                if resolve(tag.name, in: stack) != nil { report(notPrintable: tag) }
            case .section, .inverted:
                let shape = find(tag, in: stack)
                let inner = tag.kind == .section ? shape.flatMap(Self.inside) : nil
                if let inner { stack.append(inner) }
                open.append((tag, inner != nil))
            case .close:
                guard let last = open.popLast() else {
                    report(
                        tag, zh: "{{/\(tag.name)}} 没有开头", en: "{{/\(tag.name)}} closes nothing",
                        fix: BilingualText(
                            zh: "删去，或在它之前写 {{#\(tag.name)}}", en: "remove it, or open it before with {{#\(tag.name)}}"))
                    continue
                }
                if last.pushed { stack.removeLast() }
                guard last.tag.name != tag.name else { continue }
                report(
                    tag, zh: "{{/\(tag.name)}} 与第 \(last.tag.location.line) 行的“\(last.tag.name)”不配对",
                    en: "{{/\(tag.name)}} does not close '\(last.tag.name)' of line \(last.tag.location.line)",
                    fix: BilingualText(zh: "写成 {{/\(last.tag.name)}}", en: "write {{/\(last.tag.name)}}"))
            case .partial: follow(tag, stack: stack, trail: trail)
            case .foreign(let sign):
                log.add(
                    .templateForeignTag, at: tag.location,
                    BilingualText(zh: "模板里不许用 {{\(sign)", en: "templates may not use {{\(sign)"),
                    fix: BilingualText(zh: "写成 {{名称}}", en: "write {{name}}"))
            case .unclosed:
                report(
                    tag, zh: "{{ 没有 }}", en: "{{ has no }}",
                    fix: BilingualText(zh: "在名称之后写 }}", en: "write }} after the name"))
            }
        }
        for left in open {
            report(
                left.tag, zh: "段“\(left.tag.name)”没有结束", en: "the section '\(left.tag.name)' has no end",
                fix: BilingualText(
                    zh: "在段的末尾写 {{/\(left.tag.name)}}", en: "write {{/\(left.tag.name)}} where it ends"))
        }
    }

    private static func inside(_ shape: PaperShape) -> PaperShape? {
        switch shape {
        case .list(let element): element
        case .text, .record: shape
        case .flag: nil
        }
    }

    private func follow(_ tag: TemplateTag, stack: [PaperShape], trail: [String]) {
        guard !trail.contains(tag.name) else {
            let circle = (trail + [tag.name]).joined(separator: " > ")
            log.add(
                .templatePartialCircle, at: tag.location,
                BilingualText(zh: "片段成环：\(circle)", en: "partials in a circle: \(circle)"),
                fix: BilingualText(
                    zh: "删去此处的 {{> \(tag.name)}}，或环中另一处",
                    en: "remove {{> \(tag.name)}} here, or another partial of the circle"))
            return
        }
        guard let source = compile(tag.name) else {
            let nearest = NearestName.find(tag.name, in: library.names)
            log.add(
                .templatePartialMissing, at: tag.location,
                BilingualText(zh: "没有片段“\(tag.name)”", en: "there is no partial '\(tag.name)'"),
                fix: nearest.map { BilingualText(zh: "是否想写 \($0)？", en: "did you mean \($0)?") }
                    ?? BilingualText(
                        zh: "写一份 \(tag.name)\(TemplateText.suffix)，或删去它",
                        en: "write \(tag.name)\(TemplateText.suffix), or remove the tag"))
            return
        }
        walk(source, name: tag.name, stack: stack, trail: trail + [tag.name])
    }

    // MARK: - Names

    private func find(_ tag: TemplateTag, in stack: [PaperShape]) -> PaperShape? {
        if let shape = resolve(tag.name, in: stack) { return shape }
        let words = tag.name.split(separator: ".").map(String.init)
        // What is known of the name leads to where it goes wrong.
        var known: PaperShape?
        var depth = 0
        while depth < words.count, let next = resolve(words[...depth].joined(separator: "."), in: stack) {
            known = next
            depth += 1
        }
        let candidates = known.map { Array($0.parts.keys) } ?? stack.flatMap { $0.parts.keys }
        let nearest = depth < words.count ? NearestName.find(words[depth], in: candidates.sorted()) : nil
        let whole = nearest.map { (words[..<depth] + [$0]).joined(separator: ".") }
        log.add(
            .templateUnknownName, at: tag.location,
            BilingualText(zh: "没有名称“\(tag.name)”", en: "there is no name '\(tag.name)'"),
            fix: whole.map { BilingualText(zh: "是否想写 \($0)？", en: "did you mean \($0)?") }
                ?? BilingualText(
                    zh: "可用的名称见 docs/reference/documents.md",
                    en: "docs/reference/documents.md lists the names there are"))
        return nil
    }

    /// As the engine looks names up: the first word from the innermost section outwards, the rest below it.
    private func resolve(_ name: String, in stack: [PaperShape]) -> PaperShape? {
        if name == "." { return stack.last }
        guard !name.hasPrefix("."), !name.hasSuffix("."), !name.contains("..") else { return nil }
        let words = name.split(separator: ".").map(String.init)
        guard let first = words.first else { return nil }
        let start = stack.reversed().lazy.compactMap { $0.part(first) }.first
        return words.dropFirst().reduce(start) { shape, word in shape?.part(word) }
    }

    private func report(_ tag: TemplateTag, zh: String, en: String, fix: BilingualText) {
        log.add(.templateMalformed, at: tag.location, BilingualText(zh: zh, en: en), fix: fix)
    }

    private func report(notPrintable tag: TemplateTag) {
        log.add(
            .templateNotPrintable, at: tag.location,
            BilingualText(zh: "“\(tag.name)”不是文字，不能印出", en: "'\(tag.name)' is no text and cannot be printed"),
            fix: BilingualText(
                zh: "写成 {{#\(tag.name)}}…{{/\(tag.name)}}", en: "write {{#\(tag.name)}}…{{/\(tag.name)}}"))
    }
}
