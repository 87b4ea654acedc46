import CaseEngine

/// Cases of many that could not be looked at, each with its reason; the others were.
struct CaseFailures {
    private var failures: [(caseID: String, failure: CommandFailure)] = []

    mutating func add(_ caseID: String, _ error: EngineError) {
        failures.append((caseID, CommandFailure(error)))
    }

    /// Tells the person at the terminal.
    func report() {
        for (caseID, failure) in failures {
            Console.talk("\(caseID):")
            FailureReport(failure).lines.forEach(Console.talk)
        }
    }

    /// Ends the program with the exit code of the first, if there is one.
    func end() throws {
        if let first = failures.first { throw first.failure.exitCode }
    }
}
