import ArgumentParser
import Diagnostics
import Workflows

/// Looks for a word where a verb is wanted that is none.
///
/// ArgumentParser would call such a word an argument too many, or complain of the options behind it.
enum VerbCheck {
    static func failure(in words: [String]) -> CommandFailure? {
        if let first = words.first, CommandLineWords.isGlobal(first) { return nothing }
        var (group, path): (any ParsableCommand.Type, [String]) = (Tiaochu.self, [Tiaochu._commandName])
        for word in words {
            let verbs = group.configuration.subcommands
            guard !verbs.isEmpty, !word.hasPrefix("-"), path.count > 1 || word != "help" else { return nil }
            guard let next = verbs.first(where: { $0._commandName == word }) else {
                return failure(word, in: path.joined(separator: " "), known: verbs.map { $0._commandName })
            }
            group = next
            path.append(word)
        }
        return nil
    }

    /// Options that every verb takes, and no verb to take them.
    private static var nothing: CommandFailure {
        CommandFailure(
            .usage, code: "usage", what: BilingualText(zh: "没有写明要做什么", en: "it is not said what to do"),
            fix: BilingualText(zh: "tiaochu --help 列出全部命令", en: "tiaochu --help lists the verbs"))
    }

    private static func failure(_ word: String, in path: String, known: [String]) -> CommandFailure {
        let all = BilingualText(
            zh: "有：\(known.joined(separator: "、"))", en: "there are: \(known.joined(separator: ", "))")
        let fix = NearestName.find(word, in: known).map {
            BilingualText(zh: "是否想写 \($0)？\(all.zh)", en: "did you mean \($0)? \(all.en)")
        }
        return CommandFailure(
            .usage, code: "usage",
            what: BilingualText(zh: "\(path) 没有子命令“\(word)”", en: "\(path) has no subcommand '\(word)'"),
            fix: fix ?? all)
    }
}
