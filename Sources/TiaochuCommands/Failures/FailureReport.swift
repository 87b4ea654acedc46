import ArgumentParser
import DataValues
import Diagnostics
import Workflows

/// A failure, without the telephone and identity numbers that somebody typed in the wrong place, as a person reads it on standard error, or as one JSON document on standard output when JSON was asked for.
struct FailureReport {
    let failure: CommandFailure

    init(_ failure: CommandFailure) {
        self.failure = failure
    }

    func print() {
        if OutputFormat.requested == .text {
            lines.forEach { Console.talk(PersonalNumbers.masked(in: $0)) }
        } else {
            Console.answer(PersonalNumbers.masked(in: data), as: OutputFormat.requested)
            Console.talk(PersonalNumbers.masked(in: failure.what.spoken))
        }
    }

    var lines: [String] {
        let renderer = DiagnosticRenderer()
        var lines = [say(zh: "错误：", en: "error: ") + failure.what.spoken]
        // What a finding says in full is not said twice.
        let (whats, fixes) = (failure.diagnostics.map(\.what.spoken), failure.diagnostics.compactMap(\.fix?.spoken))
        if let why = failure.why?.spoken, !whats.contains(why) {
            lines.append("  " + say(zh: "缘由：", en: "why: ") + why)
        }
        lines += failure.diagnostics.byCause.flatMap(renderer.lines)
        // A finding's advice may go on to the facts that would change the answer.
        if let fix = failure.fix?.spoken, !fixes.contains(where: { $0.hasPrefix(fix) }) {
            lines.append("  " + say(zh: "怎么办：", en: "fix: ") + fix)
        }
        return lines
    }

    var data: DataValue {
        var record: [String: DataValue] = [
            "code": .text(failure.code), "exit": .integer(Int64(failure.exitCode.rawValue)),
            "what": .text(failure.what.spoken),
        ]
        record["why"] = failure.why.map { .text($0.spoken) }
        record["fix"] = failure.fix.map { .text($0.spoken) }
        if !failure.diagnostics.isEmpty {
            record["diagnostics"] = .list(failure.diagnostics.map(DiagnosticRenderer().data))
        }
        return ["error": .record(record)]
    }
}
