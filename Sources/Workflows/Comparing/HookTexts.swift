import Diagnostics
import LuaRuntime

/// The text of each function of the scripts, hooks and their local helpers, and of what stands outside functions in each file.
struct HookTexts {
    struct Hook {
        var name: String
        var location: SourceLocation
        /// Line by line, without comments, blank lines and indentation.
        var text: String
        /// What decides whether two are the same: the words and signs alone, however they are laid out.
        var essence: String
    }

    let hooks: [Hook]

    init(_ scripts: [HookScript]) {
        hooks = scripts.flatMap(Self.hooks)
    }

    private static func hooks(of script: HookScript) -> [Hook] {
        guard let tokens = LuaToken.all(in: script.source) else {
            // Such a script loads nowhere; it is compared as it is.
            let location = SourceLocation(file: script.path, line: 1, column: 1)
            return [Hook(name: script.path, location: location, text: script.source, essence: script.source)]
        }
        var outside: [LuaToken] = []
        var functions: [Hook] = []
        var index = 0
        while index < tokens.count {
            guard let (name, end) = function(at: index, in: tokens, of: script) else {
                outside.append(tokens[index])
                index += 1
                continue
            }
            functions.append(hook(name, tokens[index...end], in: script))
            index = end + 1
        }
        return [hook(script.path, outside[...], in: script)] + functions
    }

    /// The function that begins at a token outside any other, by the name it is reported with, and its last token.
    private static func function(
        at index: Int, in tokens: [LuaToken], of script: HookScript
    ) -> (name: String, end: Int)? {
        func text(_ offset: Int) -> String? {
            index + offset < tokens.count ? tokens[index + offset].text : nil
        }
        let layer = script.layer.map { " (\($0))" } ?? ""
        let name: String
        let keyword: Int
        switch (text(0), text(1), text(2)) {
        case ("local", "function", let local?):
            let file = script.path.split(separator: "/").last.map(String.init) ?? script.path
            (name, keyword) = ("\(file):\(local)" + layer, index + 1)
        case ("function", _, ".") where text(3) != nil: (name, keyword) = ((text(3) ?? "") + layer, index)
        case (_?, ".", let member?) where text(3) == "=" && text(4) == "function":
            (name, keyword) = (member + layer, index + 4)
        default: return nil
        }
        return tokens.endOfBlock(openedAt: keyword).map { (name, $0) }
    }

    private static func hook(_ name: String, _ tokens: ArraySlice<LuaToken>, in script: HookScript) -> Hook {
        let bytes = Array(script.source.utf8)
        var lines: [Int: Range<Int>] = [:]
        for token in tokens {
            let known = lines[token.line]
            lines[token.line] = (known?.lowerBound ?? token.bytes.lowerBound)..<token.bytes.upperBound
        }
        let text = lines.sorted { $0.key < $1.key }
            .map { String(decoding: bytes[$0.value], as: UTF8.self) }.joined(separator: "\n")
        return Hook(
            name: name, location: SourceLocation(file: script.path, line: tokens.first?.line ?? 1, column: 1),
            text: text, essence: tokens.map(\.text).joined(separator: " "))
    }
}
