import DataValues
import Diagnostics
import LuaRuntime
import SCXMLReader
import Statecharts
import Testing

/// Documents that nobody means well with, and what they must not bring about.
@Suite("Running hostile SCXML")
struct HostileRunTests {
    private func run(_ states: String, limits: SCXMLRun.Limits = SCXMLRun.Limits()) throws -> SCXMLRun {
        try SCXMLRun(
            SCXMLDocument(reading: "<scxml datamodel='lua'>\(states)</scxml>", file: "a.scxml"), limits: limits)
    }

    @Test("an event that cannot be bound fails in every guard that asks for it, and none sees the event before it")
    func stale() throws {
        let run = try run(
            """
            <state id="a">
              <transition event="big" cond="_event.name == 'small'" target="wrong"/>
              <transition event="big" cond="_event.name == 'small'" target="wrong"/>
              <transition event="small"/>
              <transition event="error.execution"><log label="error"/></transition>
            </state>
            <state id="wrong"/>
            """, limits: SCXMLRun.Limits(lua: LuaLimits(valueDepth: 4)))
        try run.untilQuiet()
        run.send(Event("small"))
        run.send(Event("big", data: [[[[[[["deep"]]]]]]]))
        try run.untilQuiet()
        #expect(run.configuration == ["a"])
        #expect(run.log.count >= 1)
    }

    @Test("a run that reached a limit says so at every later call")
    func final() throws {
        let run = try run(
            "<state id='a'><transition target='b'/></state><state id='b'><transition target='a'/></state>")
        for _ in 1...2 {
            #expect(throws: StepError.self) { try run.untilQuiet() }
        }
        run.send(Event("e"))
        #expect(throws: StepError.self) { try run.untilQuiet() }
    }

    @Test("a loop may call its item and its index what it likes, and one over nothing leaves them as they are")
    func loops() throws {
        let run = try run(
            """
            <datamodel><data id="x" expr="7"/></datamodel>
            <state id="a"><onentry>
              <foreach array="{10, 20}" item="i" index="n"><log label="i" expr="i"/></foreach>
              <foreach array="{30}" item="v" index="i"><log label="v" expr="v + i"/></foreach>
              <foreach array="{}" item="x"/><log label="x" expr="x"/>
            </onentry></state>
            """)
        try run.untilQuiet()
        #expect(run.log.map(\.value) == [10, 20, 31, 7])
    }

    @Test(
        "what is no place for a value is refused, whatever Lua would make of it before an equals sign",
        arguments: ["local y", "x = 1; y", "x, y", "f()", "1", "x) == (y", "", "x --"])
    func locations(location: String) throws {
        let run = try run(
            """
            <datamodel><data id="x" expr="1"/><data id="y" expr="2"/></datamodel>
            <state id="a"><onentry><assign location="\(location)" expr="7"/></onentry>
              <transition event="error.execution" target="refused"/></state>
            <state id="refused"><onentry><log label="x" expr="x"/><log label="y" expr="y"/></onentry></state>
            """)
        try run.untilQuiet()
        #expect(run.configuration == ["refused"])
        #expect(run.log.map(\.value) == [1, 2])
    }

    @Test("system variables cannot be changed, not even inside; what came with an event can, once it is taken")
    func system() throws {
        let run = try run(
            """
            <datamodel><data id="x"/></datamodel>
            <state id="a">
              <transition event="go">
                <assign location="x" expr="_event.data"/>
                <assign location="x.amount" expr="9"/>
                <log label="taken" expr="x.amount"/>
                <assign location="_event.name" expr="'other'"/>
              </transition>
              <transition event="error.execution" target="b"/>
            </state>
            <state id="b">
              <onentry><assign location="_ioprocessors.scxml.location" expr="1"/></onentry>
              <transition event="error.execution" target="c"/>
            </state>
            <state id="c">
            </state>
            """)
        try run.untilQuiet()
        run.send(Event("go", data: ["amount": 5]))
        try run.untilQuiet()
        #expect(run.log.map(\.value) == [9])
        #expect(run.configuration == ["c"])
    }

    @Test("a call that takes too long ends the run; a document that could tell would do otherwise on a busy machine")
    func slow() throws {
        let run = try run(
            """
            <state id="a"><onentry><script>while true do end</script></onentry>
              <transition event="error.execution" target="told"/></state>
            <state id="told"/>
            """, limits: SCXMLRun.Limits(lua: LuaLimits(instructions: .max, wallClock: .milliseconds(20))))
        let error = #expect(throws: SCXMLRun.Endless.self) { try run.untilQuiet() }
        #expect(error?.limit == .time)
    }

    @Test("nothing is sent to a child that has ended: there is no such session")
    func ended() throws {
        let run = try run(
            """
            <state id="a">
              <invoke type="scxml" id="child"><content><scxml version="1.0"><final id="f"/></scxml></content></invoke>
              <transition event="done.invoke.child"><send event="hello" target="#_child"/></transition>
              <transition event="error.communication" target="told"/>
            </state>
            <state id="told"/>
            """)
        try run.untilQuiet()
        #expect(run.configuration == ["told"])
    }

    @Test("a document of more states than anyone draws is refused, one just as large is read")
    func states() throws {
        func document(_ count: Int) throws -> SCXMLDocument {
            let states = (1...count).map { "<state id='s\($0)'/>" }.joined()
            return try SCXMLDocument(reading: "<scxml>\(states)</scxml>", file: "a.scxml")
        }
        #expect(try document(10_000).chart.states.count == 10_000)
        let failure = #expect(throws: SCXMLFailure.self) { try document(10_001) }
        #expect(failure?.diagnostics.map(\.code) == ["X119"])
    }

    @Test("instructions in a CDATA section by the thousand are its text, each once")
    func instructions() throws {
        let text = String(repeating: "<?a", count: 10_000)
        let run = try run(
            "<state id='a'><onentry><log expr=\"#text\"/></onentry></state>".replacing(
                "<onentry>", with: "<datamodel/><onentry><script><![CDATA[text = '\(text)']]></script>"))
        try run.untilQuiet()
        #expect(run.log.map(\.value) == [30_000])
    }

    @Test(
        "an event is not the document's to make, not even before there is one",
        arguments: [
            "<assign location='_event' expr='1'/>", "<script>_event = 1</script>",
            "<foreach array='{1}' item='_event'></foreach>",
        ])
    func eventBeforeAny(content: String) throws {
        let run = try run(
            """
            <state id="a"><onentry>\(content)</onentry>
              <transition event="error.execution" target="refused"/></state>
            <state id="refused"><transition event="pay" cond="_event.data.amount == 5" target="paid"/></state>
            <state id="paid"/>
            """)
        try run.untilQuiet()
        run.send(Event("pay", data: ["amount": 5]))
        try run.untilQuiet()
        #expect(run.configuration == ["paid"])
    }

    @Test(
        "what is an expression or a list only by an accident of how it is run is an error",
        arguments: [
            "<log expr='1) or (2'/>", "<assign location='x' expr='1) + (2'/>", "<if cond='false) or (true'></if>",
            "<foreach array='{a = 1}' item='x'></foreach>",
        ])
    func accidents(content: String) throws {
        let run = try run(
            """
            <datamodel><data id="x" expr="0"/></datamodel>
            <state id="a"><onentry>\(content)</onentry>
              <transition event="error.execution" target="refused"/></state>
            <state id="refused"/>
            """)
        try run.untilQuiet()
        #expect(run.configuration == ["refused"])
    }

    @Test("a run is stopped from outside within a step too, where it has no content")
    func stoppedWithin() throws {
        var asked = 0
        let document = try SCXMLDocument(
            reading:
                "<scxml><state id='a'><transition target='b'/></state><state id='b'><transition target='a'/></state></scxml>",
            file: "a.scxml")
        let run = try SCXMLRun(document, limits: SCXMLRun.Limits(microsteps: .max)) {
            asked += 1
            return asked > 5000
        }
        let error = #expect(throws: SCXMLRun.Endless.self) { try run.untilQuiet() }
        #expect(error?.limit == .stopped)
    }

    @Test("a descriptor of more tokens than any has is refused at once: every beginning of it would be kept")
    func tokens() throws {
        let name = Array(repeating: "b", count: 20_000).joined(separator: ".")
        let failure = #expect(throws: SCXMLFailure.self) {
            try SCXMLDocument(
                reading: "<scxml><state id='a'><transition event='\(name)' target='a'/></state></scxml>",
                file: "a.scxml")
        }
        #expect(failure?.diagnostics.map(\.code) == ["X201"])
    }

    @Test("a message whose name is computed and is none is an error, as one that is written would be")
    func computedNames() throws {
        for name in ["''", "'a b'", "'a..b'", "'*'", "7"] {
            let run = try run(
                """
                <state id="a"><onentry><send eventexpr="\(name)"/></onentry>
                  <transition event="error.execution" target="refused"/></state>
                <state id="refused"/>
                """)
            try run.untilQuiet()
            #expect(run.configuration == ["refused"], "\(name)")
        }
    }
}
