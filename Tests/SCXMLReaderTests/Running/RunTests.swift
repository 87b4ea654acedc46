import DataValues
import LuaRuntime
import SCXMLReader
import Statecharts
import Testing

@Suite("Running SCXML")
struct RunTests {
    private func run(
        _ states: String, resources: SCXMLResources = .none, limits: SCXMLRun.Limits = SCXMLRun.Limits()
    ) throws -> SCXMLRun {
        let document = try SCXMLDocument(
            reading: "<scxml datamodel='lua' name='test'>\(states)</scxml>", file: "a.scxml", resources: resources)
        return try SCXMLRun(document, resources: resources, limits: limits)
    }

    @Test("delayed events come in the order of their time, then of their sending, and the clock stands at the last")
    func clock() throws {
        let run = try run(
            """
            <state id="a">
              <onentry>
                <send event="late" delay="10s"/><send event="b" delay="20ms"/><send event="c" delayexpr="20"/>
                <send event="a" delay="0s"/>
              </onentry>
              <transition event="*"><log label="at" expr="_event.name"/></transition>
            </state>
            """)
        try run.untilQuiet()
        #expect(run.log.map(\.value) == ["a", "b", "c", "late"])
        #expect(run.now == .seconds(10))
        #expect(run.steps.map(\.at) == [.zero, .zero, .milliseconds(20), .milliseconds(20), .seconds(10)])
        #expect(run.configuration == ["a"])
    }

    @Test(
        "a delay is a CSS time",
        arguments: [
            ("1s", 1000), (".5s", 500), ("500ms", 500), ("0.25s", 250), ("1S", 1000), ("7MS", 7), (" 2s\n", 2000),
            ("+1s", 1000), ("0s", 0), ("-0s", 0), ("00012ms", 12),
        ])
    func delays(_ text: String, _ milliseconds: Int) {
        #expect(Duration(delay: text) == .milliseconds(milliseconds))
    }

    @Test(
        "what is no CSS time is no delay",
        arguments: [
            "", "s", "ms", "1", "1 0s", "1 s", "1m s", "1.s", ".s", ".", "1.2.3s", "-1s", "--1s", "1e-05s", "1e3ms",
            "0x10s", "１s",
            "infs", "nans", "1h", "1s2s", "1000000000s", "99999999999999999999999999s", "1,5s", "\u{200B}1s",
        ])
    func notDelays(_ text: String) { #expect(Duration(delay: text) == nil) }

    @Test("a number that an expression gives is milliseconds however small; one that is no time is an error")
    func numbersAsDelays() throws {
        let run = try run(
            """
            <state id="a">
              <onentry><send event="x" delayexpr="0.00001"/><send event="y" delayexpr="1e3"/></onentry>
              <onentry><send event="z" delayexpr="-1"/></onentry>
              <onentry><send event="z" delayexpr="1/0"/></onentry>
              <onentry><send event="z" delayexpr="0/0"/></onentry>
              <transition event="*"><log label="at" expr="_event.name"/></transition>
            </state>
            """)
        try run.untilQuiet()
        let failed = DataValue.text("error.execution")
        #expect(run.log.map(\.value) == [failed, failed, failed, "x", "y"])
        #expect(run.now == .seconds(1))
    }

    @Test("an error in the trace says what went wrong, not how it is kept")
    func wordsOfErrors() throws {
        let run = try run("<state id='a'><onentry><send event='x' delay='soon'/></onentry></state>")
        try run.untilQuiet()
        let failures = run.steps.flatMap { $0.step.trace?.microsteps ?? [] }.flatMap(\.actions).compactMap(\.failure)
        #expect(failures == ["the delay is not a time such as '1.5s' or '200ms'"])
    }

    @Test("what fails in a foreach fails in the line where its array stands")
    func lineOfLoop() throws {
        let run = try run(
            """
            <state id="a"><onentry>
              <foreach item="x" array="42"/></onentry>
              <transition event="error.execution"><log label="at" expr="_event.data"/></transition></state>
            """)
        try run.untilQuiet()
        #expect(run.log.map(\.value) == ["a.scxml:2: foreach needs an array"])
    }

    @Test("a document that wakes itself for ever is stopped")
    func endless() throws {
        let run = try run(
            """
            <state id="a"><onentry><send event="again" delay="1s"/></onentry><transition event="again" target="a"/></state>
            """, limits: SCXMLRun.Limits(events: 50))
        #expect(throws: SCXMLRun.Endless.self) { try run.untilQuiet() }
    }

    @Test("whatever a document uses without end has its limit")
    func limits() throws {
        let small = SCXMLRun.Limits(
            events: 100, microsteps: 50, recordedMicrosteps: 200, operations: 500, dataBytes: 10_000)
        let again = "<transition event='again' target='a'/></state>"
        let endless: [(SCXMLRun.Endless.Limit, String)] = [
            (.events, "<state id='a'><onentry><send event='again'/></onentry>" + again),
            (
                .microsteps,
                "<state id='a'><onentry><send event='again'/></onentry><transition event='again' target='b'/></state>"
                    + "<state id='b'><transition target='c'/></state><state id='c'><transition target='a'/></state>"
            ),
            (
                .operations,
                "<state id='a'><onentry><script>t = {}; for i = 1, 1000 do t[i] = i end</script>"
                    + "<foreach array='t' item='x'><raise event='x'/></foreach></onentry></state>"
            ),
            (
                .data,
                "<state id='a'><onentry><send event='again' delay='1s'><content expr=\"string.rep('x', 1000)\"/></send>"
                    + "</onentry>" + again
            ),
            (.data, "<state id='a'><onentry><log expr=\"string.rep('x', 20000)\"/></onentry></state>"),
        ]
        for (limit, states) in endless {
            let run = try run(states, limits: small)
            let error = #expect(throws: SCXMLRun.Endless.self) { try run.untilQuiet() }
            #expect(error?.limit == limit)
        }
    }

    @Test("a caller can have a run stopped")
    func stopped() throws {
        let document = try SCXMLDocument(
            reading: """
                <scxml><state id="a"><onentry><raise event="x"/></onentry><transition event="x" target="a"/></state></scxml>
                """, file: "a.scxml")
        var asked = 0
        let run = try SCXMLRun(document, limits: SCXMLRun.Limits(microsteps: .max, recordedMicrosteps: .max)) {
            asked += 1
            return asked == 3
        }
        let error = #expect(throws: SCXMLRun.Endless.self) { try run.untilQuiet() }
        #expect(error?.limit == .stopped)
    }

    @Test("events from outside come at their time, and a run that is stopped at a time goes on from there")
    func times() throws {
        let run = try run(
            """
            <state id="a">
              <onentry><send event="tick" delay="2s"/><send event="now"/></onentry>
              <transition event="*"><log label="at" expr="_event.name"/></transition>
            </state>
            """)
        try run.until(.zero)
        run.send(Event("first"))
        try run.until(.seconds(1))
        #expect(run.now == .seconds(1))
        #expect(run.isWaiting)
        run.send(Event("second"))
        try run.until(.seconds(5))
        #expect(run.now == .seconds(5))
        #expect(!run.isWaiting)
        run.send(Event("third"))
        try run.untilQuiet()
        #expect(run.log.map(\.value) == ["now", "first", "second", "tick", "third"])
        #expect(run.log.map(\.at) == [.zero, .zero, .seconds(1), .seconds(2), .seconds(5)])
        #expect(run.log.map(\.step) == [1, 2, 3, 4, 5])
    }

    @Test("a document that invokes itself for ever is stopped")
    func endlessChildren() throws {
        let text = "<scxml><state id='a'><invoke src='self.scxml'/></state></scxml>"
        let resources = SCXMLResources { _ in text }
        let run = try SCXMLRun(
            SCXMLDocument(reading: text, file: "self.scxml"), resources: resources,
            limits: SCXMLRun.Limits(sessions: 20))
        try run.untilQuiet()
        #expect(run.configuration == ["a"])
    }

    @Test("a script that loops is an error the document can handle")
    func budget() throws {
        let run = try run(
            """
            <state id="a">
              <onentry><script>while true do end</script></onentry>
              <transition event="error.execution" target="b"/>
            </state>
            <state id="b"/>
            """, limits: SCXMLRun.Limits(lua: LuaLimits(instructions: 10_000)))
        try run.untilQuiet()
        #expect(run.configuration == ["b"])
    }

    @Test("an error says the document's line")
    func lines() throws {
        let run = try run(
            """
            <state id="a">
              <onentry>

                <assign location="x.y" expr="1"/>
              </onentry>
              <transition event="error"><log expr="_event.data"/></transition>
            </state>
            """)
        try run.untilQuiet()
        #expect(run.log.first?.value == "a.scxml:4: attempt to index a nil value (global 'x')")
    }

    @Test("an event from outside is processed by the next run, and system variables cannot be changed by a script")
    func outside() throws {
        let run = try run(
            """
            <state id="a">
              <transition event="go" cond="_event.data.n == 3 and _event.type == 'external'">
                <script>_event = 1</script>
              </transition>
              <transition event="error.execution" cond="_name == 'test'" target="b"/>
            </state>
            <final id="b"/>
            """)
        try run.untilQuiet()
        run.send(Event("go", data: ["n": 3]))
        try run.untilQuiet()
        #expect(run.isDone)
        #expect(run.configuration == ["b"])
    }

    @Test("an empty finalize takes what the event brings into the locations given to the child")
    func emptyFinalize() throws {
        let run = try run(
            """
            <datamodel><data id="x" expr="1"/></datamodel>
            <state id="a">
              <invoke namelist="x">
                <content><scxml datamodel="lua">
                  <datamodel><data id="x"/></datamodel>
                  <final id="f"><onentry><send target="#_parent" event="back"><param name="x" expr="x + 1"/></send></onentry></final>
                </scxml></content>
                <finalize/>
              </invoke>
              <transition event="back" cond="x == 2" target="b"/>
            </state>
            <final id="b"/>
            """)
        try run.untilQuiet()
        #expect(run.configuration == ["b"])
    }

    @Test("late binding gives a state's data its value when the state is first entered, once")
    func lateBinding() throws {
        let document = try SCXMLDocument(
            reading: """
                <scxml binding="late">
                  <state id="a"><onentry><log expr="x"/></onentry><transition target="b"/></state>
                  <state id="b">
                    <datamodel><data id="x" expr="1"/></datamodel>
                    <onentry><log expr="x"/><script>x = x + 1</script></onentry>
                    <transition cond="x &lt; 4" target="b"/>
                  </state>
                </scxml>
                """, file: "a.scxml")
        let run = try SCXMLRun(document)
        try run.untilQuiet()
        #expect(run.log.map(\.value) == [.null, 1, 2, 3])
    }

    @Test("the same document gives the same run, to the letter")
    func repeatable() throws {
        let text = """
            <parallel id="p">
              <state id="a"><invoke><content><scxml><final id="f"/></scxml></content></invoke></state>
              <state id="b"><onentry><send event="x" delay="1s" idlocation="id"/></onentry>
                <transition event="*"><log expr="_event"/></transition></state>
            </parallel>
            """
        let (one, other) = (try run(text), try run(text))
        try one.untilQuiet()
        try other.untilQuiet()
        #expect(one.log == other.log)
        #expect(one.steps == other.steps)
        #expect(one.log.count == 2)
    }
}
