import Diagnostics

/// The words of the command line in the order the parser wants them.
///
/// ArgumentParser takes options only behind the verb that declares them. Every verb takes the global ones, so they may also stand before
/// it (`tiaochu --as he.yun case list`); the language, which is settled before anything is parsed, may stand anywhere.
enum CommandLineWords {
    private static let valued: Set<String> = ["--output", "-o", "--workspace", "--store", "--as"]

    /// Whether a word is one of the options that may stand before the verb.
    static func isGlobal(_ word: String) -> Bool {
        valued.contains(word) || valued.contains { word.hasPrefix($0 + "=") }
    }

    static func arranged(_ arguments: [String]) -> [String] {
        let words = withoutLanguage(arguments)
        var (leading, index) = (0, 0)
        while index < words.count {
            if valued.contains(words[index]), index + 1 < words.count {
                index += 2
            } else if isGlobal(words[index]), words[index].contains("=") {
                index += 1
            } else {
                break
            }
            leading = index
        }
        guard leading > 0, leading < words.count else { return words }
        let rest = words[leading...]
        let end = rest.firstIndex(of: "--") ?? rest.endIndex
        return Array(rest[..<end] + words[..<leading] + rest[end...])
    }

    /// Without `--lang zh` and `--lang=en`; a language nobody speaks here stays, so that it is refused by name.
    private static func withoutLanguage(_ arguments: [String]) -> [String] {
        var words: [String] = []
        var index = 0
        while index < arguments.count {
            let word = arguments[index]
            if word == "--" { return words + arguments[index...] }
            if word == "--lang", index + 1 < arguments.count, SpokenLanguage.isSpoken(arguments[index + 1]) {
                index += 2
            } else if word.hasPrefix("--lang="), SpokenLanguage.isSpoken(String(word.dropFirst(7))) {
                index += 1
            } else {
                words.append(word)
                index += 1
            }
        }
        return words
    }
}
