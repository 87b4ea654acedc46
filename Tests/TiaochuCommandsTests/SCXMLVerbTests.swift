import DataValues
import Foundation
import Testing

@Suite("tiaochu scxml run")
struct SCXMLVerbTests {
    private static let document = """
        <scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" name="调解" datamodel="lua">
          <datamodel><data id="limit" src="limit.lua"/></datamodel>
          <state id="受理">
            <onentry><log label="期限" expr="limit"/><send event="超时" delayexpr="limit .. 's'"/></onentry>
            <transition event="达成" cond="_event.data.amount &lt; 100" target="办结"/>
            <transition event="超时" target="终止"/>
          </state>
          <final id="办结"/>
          <final id="终止"/>
        </scxml>
        """

    private func binary() throws -> Binary {
        let binary = try Binary()
        try binary.write("flows/a.scxml", Self.document)
        try binary.write("flows/limit.lua", "15")
        return binary
    }

    @Test("a delayed event is waited for in virtual time, and the run ends when nothing more is due")
    func delays() throws {
        let answer = try binary().run("scxml", "run", "flows/a.scxml", "--expect", "终止")
        #expect(answer.code == 0, "\(answer.everything)")
        #expect(
            answer.lines == [
                "0s       start", "           enter 受理", "           log 期限: 15", "15s      超时",
                "           受理 → 终止  (flows/a.scxml:6)", "           leave 受理", "           enter 终止",
                "15s      end", "           leave 终止", "", "done at 15s: 终止",
            ])
    }

    @Test("the JSON answer is one document with configuration, microsteps and log")
    func json() throws {
        let answer = try binary().run(
            "scxml", "run", "flows/a.scxml", "-o", "json", "--event", "无关", "--event", #"达成@2s={"amount": 200}"#,
            "--event", #"达成={"amount": 99.5}"#)
        #expect(answer.code == 0, "\(answer.everything)")
        #expect(answer.talk.isEmpty)
        let run = try answer.json()
        #expect(run["configuration"] == ["办结"])
        #expect(run["ended"] == "final")
        #expect(run["time"] == 2)
        #expect(run["log"] == [["at": 0, "session": "session1", "label": "期限", "value": 15, "microstep": 0]])
        #expect(run["child_errors"] == [])
        #expect(run["log_dropped"] == 0)
        #expect(run["ignored"].list?.map { $0["event"] } == ["无关", "达成"])
        #expect(run["microsteps"].list?.map { $0["cause"] } == ["start", "event", "completion"])
        let step = try #require(run["microsteps"].list?[1])
        #expect(step["transitions"].list?.first?["source"] == "受理")
        #expect(step["transitions"].list?.first?["cond"] == "_event.data.amount < 100")
        #expect(step["data"] == ["amount": 99.5])
        #expect([step["exited"], step["entered"]] == [["受理"], ["办结"]])
    }

    @Test("the clock can be stopped, and a state that is not active then is exit code 1")
    func until() throws {
        let answer = try binary().run(
            "scxml", "run", "flows/a.scxml", "--until", "14.5s", "--expect", "受理", "--expect", "终止", "-o", "json")
        #expect(answer.code == 1)
        #expect(answer.talk.contains("not active at the end: 终止"))
        #expect(try answer.json()["ended"] == "until")
        #expect(try answer.json()["time"] == 14.5)
    }

    @Test("a faulty document is exit code 7, with every finding and its place, in both languages")
    func faulty() throws {
        let binary = try binary()
        try binary.write(
            "b.scxml", "<scxml>\n  <state id='a'>\n    <transition event='x' target='b'/>\n  </state>\n</scxml>")
        try binary.write("c.scxml", "<scxml>\n <state/><banana/>\n <state><dance/></state></scxml>")
        try binary.write("d.scxml", "<scxml>\n <state>\n</scxml>")
        for (file, place) in [
            ("b.scxml", "b.scxml:3:5: error[X201]"), ("c.scxml", "c.scxml:2:10: error[X107]"),
            ("c.scxml", "c.scxml:3:9: error[X107]"), ("d.scxml", "d.scxml:3:"),
        ] {
            let answer = try binary.run("scxml", "run", file)
            #expect(answer.code == 7)
            #expect(answer.output.isEmpty)
            #expect(answer.talk.contains(place), "\(answer.talk)")
            let error = try binary.run("scxml", "run", file, "-o", "json", "--lang", "zh").json()["error"]
            #expect(error["exit"] == 7)
            #expect(error["diagnostics"].list?.first?["what"].text?.hasChinese == true)
        }
        let explained = try binary.run("explain", "x201")
        #expect(explained.code == 0)
    }

    @Test("resources lie beside the document, wherever the program is run, and nowhere else")
    func resources() throws {
        let binary = try binary()
        try binary.write("secret.lua", "1")
        for (source, code) in [("limit.lua", 0), ("file:limit.lua", 0), ("../secret.lua", 7), ("/etc/hostname", 7)] {
            try binary.write(
                "flows/r.scxml", "<scxml><datamodel><data id='x' src='\(source)'/></datamodel><state id='a'/></scxml>")
            #expect(try binary.run("scxml", "run", "flows/r.scxml").code == Int32(code), "\(source)")
        }
    }

    @Test("a run that goes on for ever is stopped, and says where it turns")
    func endless() throws {
        let binary = try binary()
        try binary.write(
            "turn.scxml",
            "<scxml><state id='a'><transition target='b'/></state><state id='b'><transition target='a'/></state></scxml>"
        )
        let turning = try binary.run("scxml", "run", "turn.scxml")
        #expect(turning.code == 7)
        #expect(turning.talk.contains("1000 microsteps") && turning.talk.contains("b (-) → a (-)"), "\(turning.talk)")
        try binary.write(
            "clock.scxml",
            "<scxml><state id='a'><onentry><send event='t' delay='1s'/></onentry><transition event='t' target='a'/></state></scxml>"
        )
        let ticking = try binary.run("scxml", "run", "clock.scxml", "--max-events", "50", "-o", "json")
        #expect(ticking.code == 7)
        #expect(try ticking.json()["error"]["code"] == "endless")
        #expect(try binary.run("scxml", "run", "clock.scxml", "--until", "1h").code == 64)
        #expect(try binary.run("scxml", "run", "clock.scxml", "--until", "20s").code == 0)
    }

    @Test(
        "what is logged stands under the microstep in which it was said; a child's lines and errors have their own time"
    )
    func logPlaces() throws {
        let binary = try Binary()
        try binary.write(
            "steps.scxml",
            """
            <scxml><datamodel><data id="n" expr="0"/></datamodel>
              <state id="a"><onentry><log expr="'in a'"/></onentry><transition target="b"/></state>
              <state id="b"><onentry><log expr="'two\\nlines'"/></onentry>
                <invoke><content><scxml>
                  <state id="x"><onentry><send event="later" delay="3s"/></onentry>
                    <transition event="later" target="y"><log expr="nothing.here"/></transition></state>
                  <final id="y"><onentry><log label="child" expr="1"/></onentry></final>
                </scxml></content></invoke>
                <transition event="done.invoke" target="c"/></state>
              <final id="c"/></scxml>
            """)
        let text = try binary.run("scxml", "run", "steps.scxml")
        #expect(
            text.lines == [
                "0s       start", "           enter a", "           log in a", "0s       (no event)",
                "           a → b  (steps.scxml:2)", "           leave a", "           enter b",
                #"           log "two\nlines""#,
                "3s       failed [session2] steps.scxml#b.1:3: attempt to index a nil value (global 'nothing')",
                "3s       log [session2] child: 1", "3s       done.invoke.b.1",
                "           b → c  (steps.scxml:9)", "           leave b", "           enter c", "3s       end",
                "           leave c", "", "done at 3s: c",
            ], "\(text.output)")
        let run = try binary.run("scxml", "run", "steps.scxml", "-o", "json").json()
        #expect(run["log"].list?.map { $0["microstep"] } == [0, 1, 1])
        #expect(run["child_errors"].list?.map { [$0["at"], $0["session"], $0["microstep"]] } == [[3, "session2", 1]])
    }

    @Test("advice names the limit that was met, and a way that only is long is not called a circle")
    func advice() throws {
        let binary = try Binary()
        let chain = (1...60).map { "<state id='s\($0)'><transition target='s\($0 + 1)'/></state>" }.joined()
        try binary.write("chain.scxml", "<scxml>\(chain)<state id='s61'/></scxml>")
        let long = try binary.run("scxml", "run", "chain.scxml", "--max-microsteps", "50")
        #expect(long.code == 7)
        #expect(long.talk.contains("nothing repeats") && long.talk.contains("--max-microsteps"), "\(long.talk)")
        #expect(!long.talk.contains("it turns"))
        #expect(try binary.run("scxml", "run", "chain.scxml").code == 0)
        try binary.write(
            "slow.scxml",
            "<scxml><state id='a'><onentry><send event='t' delay='1s'/></onentry><transition event='t' target='a'/></state></scxml>"
        )
        let slow = try binary.run("scxml", "run", "slow.scxml", "--max-seconds", "0.2", "--max-events", "100000000")
        #expect(slow.code == 7)
        #expect(slow.talk.contains("--max-seconds") || slow.talk.contains("--max-events"), "\(slow.talk)")
        #expect(!(slow.talk.contains("--max-seconds") && slow.talk.contains("--max-events")), "\(slow.talk)")
    }

    @Test("log lines beyond those that are kept are counted")
    func dropped() throws {
        let binary = try Binary()
        try binary.write(
            "many.scxml",
            """
            <scxml><state id="a"><onentry><script>l = {} for i = 1, 10050 do l[i] = i end</script>
              <foreach array="l" item="i"><log expr="i"/></foreach></onentry></state></scxml>
            """)
        let run = try binary.run("scxml", "run", "many.scxml", "-o", "json").json()
        #expect(run["log"].list?.count == 10_000)
        #expect(run["log_dropped"] == 50)
        #expect(try binary.run("scxml", "run", "many.scxml").lines.contains("50 more log lines were not kept"))
    }

    @Test("a document that is too large is called that, also when it is cut within a character")
    func tooLarge() throws {
        let binary = try Binary()
        let text = "<scxml><!--" + String(repeating: "调", count: (4 << 20) / 3 + 10) + "--><state id='a'/></scxml>"
        try binary.write("large.scxml", text)
        let answer = try binary.run("scxml", "run", "large.scxml")
        #expect(answer.code == 7)
        #expect(answer.talk.contains("X101") && answer.talk.contains("larger than"), "\(answer.talk)")
    }

    @Test("standard input is read, and endless input is refused")
    func input() throws {
        let binary = try binary()
        let answer = try binary.run("scxml", "run", "-", input: "<scxml><state id='a'/></scxml>")
        #expect(answer.output.hasSuffix("at rest at 0s: a\n"))
        #expect(try binary.run("scxml", "run", "/dev/zero").code == 7)
        #expect(try binary.shell("printf '<scxml name=\"\\xff\"/>' | \"$TIAOCHU\" scxml run -").code == 7)
    }

    @Test(
        "what cannot be asked for is a usage error",
        arguments: [
            ["--event", "a b"], ["--event", ""], ["--event", "a@soon"], ["--event", "a={"], ["--event", "*"],
            ["--until", "5"], ["--max-events", "0"], ["--max-seconds", "-1"],
        ])
    func usage(_ options: [String]) throws {
        let binary = try binary()
        binary.language = "zh"
        let answer = try binary.run(["scxml", "run", "flows/a.scxml"] + options)
        #expect(answer.code == 64)
        #expect(answer.talk.hasPrefix("错误：") && answer.output.isEmpty, "\(answer.everything)")
    }

    @Test("a file or state that is not there is exit code 5, with the nearest state's name")
    func notThere() throws {
        let binary = try binary()
        #expect(try binary.run("scxml", "run", "没有.scxml").code == 5)
        let answer = try binary.run("scxml", "run", "flows/a.scxml", "--expect", "办案")
        #expect(answer.code == 5)
        #expect(answer.talk.contains("did you mean 办结?"), "\(answer.talk)")
        #expect(try binary.run("scxml", "run", "flows").code == 64)
    }
}
