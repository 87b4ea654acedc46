import Diagnostics
import SCXMLReader
import Statecharts
import Testing

@Suite("Reading SCXML")
struct ReadingTests {
    private func codes(_ text: String) -> [String] {
        do {
            _ = try SCXMLDocument(reading: text, file: "a.scxml")
            return []
        } catch {
            return error.diagnostics.map { "\($0.code)@\($0.location?.line ?? 0)" }
        }
    }

    @Test("everything wrong with a document is reported at once, each with its line")
    func problems() {
        let found = codes(
            """
            <scxml version="2.0" datamodel="ecmascript" binding="sometimes">
              <state id="a">
                <transition event="x" type="sideways" target="a"/>
                <onentry><raise/><cancel/><dance/><send event="a" eventexpr="b"/></onentry>
                <banana/>
              </state>
              <history id="h" type="wide"/>
            </scxml>
            """)
        #expect(
            found == [
                "X103@1", "X104@1", "X105@1", "X110@3", "X108@4", "X108@4", "X114@4", "X106@4", "X107@5", "X109@7",
            ])
    }

    @Test(
        "what would win or be lost silently is reported: a second element, names that are none, an else that is not last"
    )
    func silent() {
        let found = codes(
            """
            <scxml>
              <datamodel><data id="金额"/><data id="end"/><data id="a.b"/><data id="ok_1"/></datamodel>
              <state id="a b">
                <initial><transition target="x"/></initial>
                <initial><transition target="x"/></initial>
                <transition event=" " target="x"/>
                <state id="x">
                  <onentry><raise event="a b"/><raise event="a..b"/><raise event="a.b"/>
                    <if cond="true"><else/><elseif cond="true"/><else/></if>
                  </onentry>
                  <invoke><finalize/><finalize/><content>1</content><content>2</content></invoke>
                </state>
                <history id="h"><transition target="x"/><transition target="x"/></history>
              </state>
              <final id="f"><donedata/><donedata/></final>
            </scxml>
            """)
        #expect(
            found == [
                "X122@2", "X122@2", "X122@2", "X121@3", "X120@5", "X121@6", "X121@8", "X121@8", "X123@9", "X120@11",
                "X120@11", "X120@13", "X120@15",
            ])
    }

    @Test("a document of another vocabulary is refused at its root")
    func root() {
        #expect(codes("<chart><state id='a'/></chart>") == ["X102@1"])
        #expect(codes("<scxml xmlns='urn:other'><state id='a'/></scxml>").first == "X102@1")
    }

    @Test("where a state begins is said once and without a condition")
    func beginnings() {
        let found = codes(
            """
            <scxml>
              <state id="a" initial="b">
                <initial><transition target="b"/></initial>
                <state id="b"/>
              </state>
              <state id="c">
                <initial/>
                <state id="d"/>
                <history id="h"><transition event="x" target="d"/></history>
              </state>
              <state id="e">
                <initial><transition cond="true" target="f"/></initial>
                <state id="f"/>
              </state>
            </scxml>
            """)
        #expect(found == ["X112@3", "X113@7", "X111@9", "X111@12"])
    }

    @Test("a script that is not there and a param that says no value are told with what else is wrong")
    func missingParts() {
        let found = codes(
            """
            <scxml>
              <script src="nowhere.lua"/>
              <state id="a">
                <onentry><send event="go"><param name="n"/></send></onentry>
              </state>
            </scxml>
            """)
        #expect(found == ["X115@2", "X117@4"])
    }

    @Test("an attribute that an element does not have, and one that excludes another, are reported and not passed over")
    func attributeNames() {
        let found = codes(
            """
            <scxml xmlns:x="urn:x" x:note="of another vocabulary">
              <datamodel><data id="a" expr="1">2</data><data id="b" src="c.lua" expr="1"/></datamodel>
              <state id="s">
                <transition evnt="go" target="s"/>
                <transition event="a" target=""/>
                <onentry note="n">
                  <send event="e" dely="5s"/><send event="e" id="i" idlocation="a"/>
                  <send event="e" namelist="a"><content>1</content></send>
                  <assign location="a" expr="1">2</assign>
                </onentry>
                <invoke autoforward="TRUE"><content><html unknown="yes"/></content></invoke>
              </state>
              <final id="f"><donedata><param name="n" expr="1" location="a"/><content expr="1"/></donedata></final>
            </scxml>
            """)
        #expect(
            found == [
                "X106@2", "X106@2", "X116@2", "X124@4", "X121@5", "X124@6", "X124@7", "X106@7", "X106@8", "X106@9",
                "X125@11",
                "X106@13", "X106@13",
            ])
    }

    @Test("a tag of more attributes than any has is refused before the parser holds each against every other")
    func attributes() {
        let many = (1...100_000).map { "a\($0)='1'" }.joined(separator: " ")
        #expect(codes("<scxml>\n<state \(many)/></scxml>") == ["X101@2"])
        let some = (1...400).map { "x:a\($0)='='" }.joined(separator: " ")
        #expect(codes("<scxml xmlns:x='urn:x'><state \(some)/></scxml>") == [])
    }

    @Test("names that are wrong are reported beside what cannot be read, those of states that were not read apart")
    func problemsOfBothKinds() {
        let found = codes(
            """
            <scxml>
              <banana><state id="c"/></banana>
              <state id="a">
                <transition event="x" target="nowhere"/>
                <transition event="y" target="c"/>
              </state>
              <state id="a"/>
              <history id="h"><transition/></history>
            </scxml>
            """)
        #expect(found == ["X107@2", "X201@4", "X201@7", "X108@8"])
    }

    @Test("a chart that is not legal is reported at the element")
    func chart() {
        let found = codes(
            """
            <scxml>
              <state id="a">
                <state id="b"/>
                <transition event="x" target="nowhere"/>
              </state>
              <state id="a"/>
            </scxml>
            """)
        #expect(found == ["X201@4", "X201@6"])
    }

    @Test(
        "what is not XML is refused with its place",
        arguments: [
            "", "<scxml", "<scxml></state>", "text", "<scxml>&nowhere;</scxml>", "<scxml a='1' a='2'/>", "\u{0}",
        ])
    func notXML(_ text: String) {
        #expect(codes(text).first?.hasPrefix("X101@") == true)
    }

    @Test("elements nested without end are refused")
    func depth() {
        #expect(codes(String(repeating: "<a>", count: 100_000)) == ["X101@1"])
    }

    @Test("a place is that of the start tag, its column in characters, whatever stands before it")
    func places() {
        let text = """
            <?xml version="1.0" encoding="GB2312"?>
            <!-- <!DOCTYPE scxml> <?pi?> ' -->
            <scxml><!-- <banana/> --><state id="甲乙丙"><script><![CDATA[<banana/>]]></script><banana
                a="1"/></state>
              <cherry a=">"/><?php <cherry/> ?>  <damson/>
            </scxml>
            """
        do {
            _ = try SCXMLDocument(reading: text, file: "a.scxml")
            Issue.record("read")
        } catch {
            #expect(
                error.diagnostics.map { "\($0.location?.description ?? "")" } == [
                    "a.scxml:3:42", "a.scxml:3:80", "a.scxml:5:3", "a.scxml:5:38",
                ])
        }
    }

    @Test("text where none belongs is reported: a script or a value that stands in the wrong element would be lost")
    func strayText() {
        let found = findings(
            "<scxml> <state id='a'>x = 1<onentry> <log expr='1'/>x = 2</onentry></state><!-- said --></scxml>")
        #expect(found.map(\.code) == ["X107", "X107"])
        #expect(found.map { $0.location?.column } == [9, 28])
    }

    @Test("thousands of targets are checked in moments: in document order neighbours show which go together")
    func manyTargets() {
        let regions = (0..<3_000).map { "<state id='r\($0)'><state id='s\($0)'/></state>" }.joined()
        let all = (0..<3_000).map { "s\($0)" }.joined(separator: " ")
        func document(_ targets: String) -> String {
            "<scxml><state id='a'><transition event='e' target='\(targets)'/></state><parallel id='p'>\(regions)</parallel></scxml>"
        }
        #expect(findings(document(all)).isEmpty)
        #expect(findings(document(all + " r7")).isEmpty)
        #expect(findings(document(all + " a")).map(\.code) == ["X201"])
    }

    private func findings(_ text: String, _ resources: SCXMLResources = .none) -> [Diagnostic] {
        do {
            _ = try SCXMLDocument(reading: text, file: "a.scxml", resources: resources)
            return []
        } catch {
            return error.diagnostics
        }
    }

    @Test("the column of a document type declaration counts characters, Chinese ones too")
    func columnOfDocumentType() {
        let found = findings("<!-- 甲 -->\n<!-- 中文 --> <!DOCTYPE scxml><scxml/>")
        #expect(found.map { $0.location?.description } == ["a.scxml:2:13"])
    }

    @Test("an id names one invoke of a document")
    func invocationIDs() {
        func document(_ first: String, _ second: String) -> String {
            "<scxml><state id='a'><invoke \(first) src='c'/></state>\n<state id='b'><invoke \(second) src='c'/></state></scxml>"
        }
        #expect(codes(document("id='会谈'", "id='会谈'")) == ["X118@2"])
        #expect(codes(document("id='x'", "id='y'")) == [])
        #expect(codes(document("", "")) == [])
    }

    @Test("what is wrong with a chart is said in Chinese without a word of English but the document's own")
    func chartInChinese() {
        let words = [
            "<state id='甲'><transition event='x' target='丙'/></state>", "<state id='甲'/><state id='甲'/>",
            "<state id='甲'/><parallel id='乙'/>", "", "<state id='甲'><history id='乙'/><state id='丙'/></state>",
            "<state id='甲'><transition event='甲..乙' target='甲'/></state>",
        ].flatMap { findings("<scxml>\($0)</scxml>").map(\.what.zh) }
        #expect(
            words == [
                "状态“甲”的转移：目标不存在：“丙”", "状态“甲”：另有状态用了同一个 id", "状态“乙”：parallel 里至少要有一个状态",
                "整个状态图：没有状态", "状态“乙”：history 需要一个 transition 指明默认目标", "状态“甲”的转移：event 里的名称写法不对：“甲..乙”",
            ])
    }

    @Test("a file that is not there is refused in our words, which tell nothing of where the document lies")
    func missingResource() {
        let text = "<scxml><script src='nowhere.lua'/><state id='a'/></scxml>"
        let found = findings(text, .beside("/tmp")).map(\.what.en)
        #expect(
            found == ["the script 'nowhere.lua' cannot be read: there is no file 'nowhere.lua' beside the document"])
    }

    @Test("a document type declaration is refused where it stands, whatever it declares")
    func documentType() {
        let document = "<scxml name='n'><state id='a'/></scxml>"
        for declaration in [
            "<!DOCTYPE scxml>", "<!DOCTYPE scxml [<!ENTITY f SYSTEM 'file:///etc/hostname'>]>",
            "<!DOCTYPE scxml [<!ENTITY a '&#60;?pi?&#62;'>]>", "<!DOCTYPE",
        ] {
            #expect(codes("\n" + declaration + document) == ["X101@2"], "\(declaration)")
        }
        #expect(codes("<scxml><state id='a'>&unknown;</state></scxml>") == ["X101@1"])
    }

    @Test("processing instructions are passed over, those without content too")
    func instructions() throws {
        for instruction in ["<?pi?>", "<?pi ?>", "<??>", "<?xml-stylesheet href='x'?>", "<?pi\n<x/>?>"] {
            let text = "<scxml name='n'>\(instruction)<state id='a'>\(instruction)</state></scxml>\(instruction)"
            #expect(try SCXMLDocument(reading: text, file: "a.scxml").chart.index(of: "a") != nil, "\(instruction)")
        }
        let kept = "<scxml name='n'><state id='a'><onentry><log expr=\"1\"/></onentry></state><!-- <?pi?> --></scxml>"
        #expect(try SCXMLDocument(reading: kept, file: "a.scxml").chart.index(of: "a") != nil)
        #expect(codes("<scxml><state id='a'/><?pi") != [])
    }

    @Test("what begins an instruction is text inside a CDATA section")
    func instructionsAsText() throws {
        let text = "<scxml name='n'><state id='a'><transition event='<![CDATA['/></state></scxml>"
        #expect(codes(text) != [])
        let script = "<script><![CDATA[x = '<?pi?><?']]></script>"
        let document = try SCXMLDocument(
            reading: "<scxml name='n' datamodel='lua'>\(script)<state id='a'/></scxml>", file: "a.scxml")
        #expect(document.chart.index(of: "a") != nil)
    }

    @Test("states without ids, Chinese ids and elements of other vocabularies are read")
    func tolerant() throws {
        let document = try SCXMLDocument(
            reading: """
                <scxml xmlns="http://www.w3.org/2005/07/scxml" xmlns:x="urn:x" name="调解">
                  <x:note>anything</x:note>
                  <state id="受理" x:place="3"><transition event="终止.*" target="结束"/></state>
                  <state/>
                  <final id="结束"/>
                </scxml>
                """, file: "a.scxml")
        #expect(document.name == "调解")
        #expect(document.chart.states.map(\.id) == ["受理", "state.1", "结束"])
        #expect(document.stateLocations.map(\.line) == [3, 4, 5])
    }

    @Test(
        "resources beside a document are plain files there",
        arguments: ["../a", "/etc/hostname", "a/b", "", ".", "..", "file:../a", "http://x/y", "D:\\x"])
    func resources(_ name: String) {
        let text = "<scxml><datamodel><data id='x' src='\(name)'/></datamodel><state id='a'/></scxml>"
        #expect(throws: SCXMLFailure.self) {
            try SCXMLDocument(reading: text, file: "a.scxml", resources: .beside("/tmp"))
        }
    }
}
