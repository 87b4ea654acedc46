import ArgumentParser
import DataValues
import Diagnostics

/// Runs the command line and leaves with its exit code.
public enum EntryPoint {
    public static func main() -> Never {
        do {
            var command = try Tiaochu.parseAsRoot()
            try command.run()
        } catch let failure as CommandFailure {
            FailureReport(failure).print()
            Tiaochu.exit(withError: failure.exitCode)
        } catch {
            HelpTranslation.exit(with: error)
        }
        Tiaochu.exit()
    }
}
