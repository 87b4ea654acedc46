import DataValues
import SCXMLReader
import Statecharts
import Testing

@Suite(
    "The W3C's SCXML tests",
    .enabled(if: ConformanceSuite.isPresent, "SKIPPED: no SCXML test documents; set TIAOCHU_SCXML_IRP to their folder"))
struct ConformanceTests {
    /// What is not expected to pass, and why. A document here that passes fails the test.
    private static let expectedFailures: [String: String] = {
        let reason = "needs the Basic HTTP event processor, which is optional and absent"
        let ids = ["201", "509", "510", "518", "519", "520", "522", "531", "532", "534", "567", "577"]
        return Dictionary(uniqueKeysWithValues: ids.map { ($0, reason) })
    }()

    @Test("every automated document passes, except those named with their reason")
    func automated() throws {
        var mandatory = (passed: 0, count: 0)
        var optional = (passed: 0, count: 0)
        for entry in try ConformanceSuite.entries() where entry.isAutomated && entry.isInList {
            var outcome = ""
            do {
                let run = try ConformanceSuite.run(entry.path)
                if !run.configuration.contains("pass") { outcome = "ended in \(run.configuration)" }
            } catch {
                outcome = "\(error)"
            }
            let passed = outcome.isEmpty
            if entry.isMandatory {
                mandatory = (mandatory.passed + (passed ? 1 : 0), mandatory.count + 1)
            } else {
                optional = (optional.passed + (passed ? 1 : 0), optional.count + 1)
            }
            if let reason = Self.expectedFailures[entry.id] {
                #expect(!passed, "test \(entry.id) passes now, though it '\(reason)': take it off the list")
            } else {
                #expect(passed, "test \(entry.id) \(outcome)")
            }
        }
        print(
            "W3C SCXML tests as translated to Lua: \(mandatory.passed) of \(mandatory.count) mandatory,",
            "\(optional.passed) of \(optional.count) optional")
        #expect(mandatory.count == 160)
        #expect(optional.count == 15)
    }

    @Test("301: a document whose script cannot be read is rejected")
    func scriptThatCannotBeRead() {
        #expect(throws: SCXMLFailure.self) { try ConformanceSuite.run("lua/test301.scxml") }
    }

    @Test("250: cancelling a child runs the exit actions of its states, from inside out")
    func exitOfChild() throws {
        let run = try ConformanceSuite.run("lua/test250.scxml")
        #expect(run.log.map(\.value) == ["Exiting sub01", "Exiting sub0"])
    }

    @Test("230: an event is forwarded with all its fields")
    func forwarding() throws {
        let lines = try ConformanceSuite.run("lua/test230.scxml").log
        #expect(lines.count == 14)
        #expect(lines.prefix(7).map(\.value) == lines.suffix(7).map(\.value))
    }

    @Test("415: what is raised on the way into the last state is never processed")
    func raisedTooLate() throws {
        let run = try ConformanceSuite.run("lua/test415.scxml")
        #expect(run.isDone)
        #expect(run.steps.count == 1)
        #expect(run.steps[0].step.trace?.microsteps.count == 2)
    }

    @Test("313 and 314: an expression that is not Lua fails when it is evaluated, not before")
    func lateErrors() throws {
        for path in ["lua/test313.scxml", "lua/test314.scxml"] {
            #expect(try ConformanceSuite.run(path).configuration.contains("pass"))
        }
    }
}
