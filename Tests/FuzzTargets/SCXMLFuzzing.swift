import LuaRuntime
import SCXMLReader
import Statecharts

enum SCXMLFuzzing {
    /// Small, so that a document that does not end is soon stopped; the wall clock is never what stops it.
    private static let limits = SCXMLRun.Limits(
        events: 200, microsteps: 100, recordedMicrosteps: 500, operations: 2_000, dataBytes: 1 << 20, sessions: 4,
        logLines: 50, lua: LuaLimits(instructions: 20_000, wallClock: .seconds(60), patternSteps: 100_000))

    static func brokenPromise(_ bytes: [UInt8]) -> String? {
        let text = String(decoding: bytes, as: UTF8.self)
        let document: SCXMLDocument
        do {
            document = try SCXMLDocument(reading: text, file: "fuzz.scxml")
        } catch {
            return error.diagnostics.isEmpty ? "refused without a finding" : nil
        }
        do {
            let run = try SCXMLRun(document, limits: limits)
            try run.untilQuiet()
            run.send(Event("e"))
            run.send(Event("done.state.s"))
            try run.untilQuiet()
            let known = run.configuration.allSatisfy { document.chart.index(of: $0) != nil }
            return known ? nil : "active states that the chart does not have"
        } catch is SCXMLRun.Endless {
            return nil
        } catch is StepError {
            return nil
        } catch {
            return "ended with \(type(of: error)): \(error)"
        }
    }
}
