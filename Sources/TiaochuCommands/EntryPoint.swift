import ArgumentParser
import DataValues
import Diagnostics
import Foundation

/// Runs the command line and leaves with its exit code.
public enum EntryPoint {
    public static func main() -> Never {
        do {
            let words = CommandLineWords.arranged(Array(CommandLine.arguments.dropFirst()))
            if let failure = VerbCheck.failure(in: words) { throw failure }
            var command = try Tiaochu.parseAsRoot(words)
            try command.run()
        } catch let failure as CommandFailure {
            leave(with: failure)
        } catch let code as ExitCode {
            // The command has said what there was to say.
            Foundation.exit(code.rawValue)
        } catch {
            switch Tiaochu.exitCode(for: error) {
            case .success: HelpTranslation.exit(with: error)
            case .validationFailure:
                guard OutputFormat.requested != .text else { HelpTranslation.exit(with: error) }
                leave(with: CommandFailure(.usage, code: "usage", what: HelpTranslation.message(of: error)))
            default: leave(with: CommandFailure(unexpected: error))
            }
        }
        Tiaochu.exit()
    }

    private static func leave(with failure: CommandFailure) -> Never {
        FailureReport(failure).print()
        Foundation.exit(failure.exitCode.rawValue)
    }
}
