import ArgumentParser
import Diagnostics

/// `tiaochu completions bash`: a script that completes commands, options and files in a shell.
struct Completions: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "completions", abstract: say(zh: "输出命令行补全脚本", en: "Print a shell completion script"),
        discussion: say(
            zh: "例：tiaochu completions bash > ~/.local/share/bash-completion/completions/tiaochu",
            en: "For example: tiaochu completions bash > ~/.local/share/bash-completion/completions/tiaochu"))

    enum Shell: String, CaseIterable, ExpressibleByArgument {
        case bash, zsh, fish
    }

    @OptionGroup var options: GlobalOptions

    @Argument(help: ArgumentHelp(say(zh: "bash、zsh 或 fish", en: "bash, zsh or fish"))) var shell: Shell

    func run() throws {
        let kind: CompletionShell =
            switch shell {
            case .bash: .bash
            case .zsh: .zsh
            case .fish: .fish
            }
        Console.answer(Tiaochu.completionScript(for: kind))
    }
}
