import CaseEngine
import CaseStores
import DataValues
import Diagnostics
import Testing
import Workflows

@Suite("People that facts name")
struct PeopleTests {
    private static let path = "workflows/dispute/workflow.yaml"

    /// An office in which accepting a case names its judges, and a record may name a deputy.
    private func naming(_ office: Office) {
        office.files[Self.path] = office.files[Self.path]?
            .replacing(
                "  outcome: { type: text",
                with: """
                      judges: { type: list, title: { zh: 仲裁员名单, en: Judges }, of: { type: text }, people: judge }
                      panel:
                        type: record
                        title: { zh: 合议, en: Panel }
                        fields: { deputy: { type: text, title: { zh: 候补, en: Deputy }, people: [judge, clerk] } }
                      outcome: { type: text
                    """
            )
            .replacing(
                "roles: [clerk], accepts: [trap] }",
                with: "roles: [clerk], accepts: [judges, panel], law: { statute: LMAL, article: 30 } }")
    }

    /// An engine that knows these users, in this order; of them nobody acts in Shenzhen.
    private func engine(_ office: Office, _ users: [(String, Set<String>)]) -> CaseEngine {
        var environment = office.engine().environment
        environment.people = { locality in
            PeopleDirectory(
                roles: { id in users.first { $0.0 == id }.map { locality == "440300" ? [] : $0.1 } },
                holders: { roles in
                    locality == "440300" ? [] : users.filter { !$0.1.isDisjoint(with: roles) }.map(\.0)
                })
        }
        return CaseEngine(environment)
    }

    private static let users: [(String, Set<String>)] = [
        ("he.yun", ["clerk"]), ("zhao.qiang", ["judge"]), ("liu.fang", ["judge", "clerk"]),
    ]

    @Test(
        "a name that is nobody's is refused with those who could be named and the article",
        arguments: StoreKind.allCases)
    func nobody(_ kind: StoreKind) throws {
        try withOffice(kind) { office in
            naming(office)
            let engine = engine(office, Self.users)
            let id = try engine.open()
            let refused = try engine.refusal(of: id, "accept", ["judges": ["zhao.qiang", "zhang.san"]]).refusals
            #expect(refused.map(\.reason) == [.value])
            #expect(refused.first?.text.en == "'Judges': there is no user zhang.san")
            #expect(refused.first?.fix?.en == "give a user id: zhao.qiang, liu.fang")
            #expect(refused.first?.law?.en == "LMAL art. 30")
            #expect(refused.first?.facts == ["judges"])
            #expect(refused.first?.location?.file == Self.path)
            #expect(try office.file(id).journal.count == 1)
            let answers = try engine.why(id, event: "accept", facts: ["judges": ["zhang.san"]], actor: Office.clerk)
            guard case .refused = answers.first?.verdict else { return #expect(Bool(false), "why says it may be done") }
            #expect(try engine.advance(id, "accept", ["judges": ["zhao.qiang"]]).step != nil)
        }
    }

    @Test("who lacks the roles, here or at all, is refused; inside records too")
    func withoutRole() throws {
        try withOffice(.memory) { office in
            naming(office)
            let engine = engine(office, Self.users + [("wang.min", ["mediator"])])
            let id = try engine.open()
            let refused = try engine.refusal(
                of: id, "accept", ["judges": ["he.yun"], "panel": ["deputy": "wang.min"]]
            ).refusals
            #expect(
                refused.map(\.text.en) == [
                    "'Judges': he.yun is not Arbitrator here", "'Deputy': wang.min is not Arbitrator or Clerk here",
                ])
            #expect(refused.map(\.facts) == [["judges"], ["panel"]])
            let other = try engine.open(in: "440300")
            let elsewhere = try engine.refusal(of: other, "accept", ["judges": ["zhao.qiang"]]).refusals
            #expect(elsewhere.first?.text.zh == "“仲裁员名单”：zhao.qiang 在这里不是仲裁员")
            #expect(elsewhere.first?.fix?.en == "nobody is Arbitrator here: have an administrator enter them first")
        }
    }

    @Test("facts of the opening are checked as well")
    func opening() throws {
        try withOffice(.memory) { office in
            naming(office)
            let engine = engine(office, Self.users)
            let error = try #require(
                #expect(throws: EngineError.self) {
                    try engine.open(Office.facts.merging(["judges": ["zhang.san"]]) { $1 })
                })
            #expect(error.refusals.map(\.text.en) == ["'Judges': there is no user zhang.san"])
            #expect(throws: Never.self) { try engine.open(Office.facts.merging(["judges": ["liu.fang"]]) { $1 }) }
        }
    }

    @Test("people leave: facts on file and journals followed again ask nobody", arguments: StoreKind.allCases)
    func leaving(_ kind: StoreKind) throws {
        try withOffice(kind) { office in
            naming(office)
            let id = try engine(office, Self.users).open()
            try engine(office, Self.users).advance(id, "accept", ["judges": ["zhao.qiang"]])
            let later = engine(office, [("he.yun", ["clerk"])])
            #expect(try later.advance(id, "note_down", ["remark": "记下"]).step != nil)
            #expect(try later.audit().faults.isEmpty)
            #expect(try later.story(id).count == 3)
        }
    }

    @Test("who is named only where nothing listens is told the state, not the name")
    func stateFirst() throws {
        try withOffice(.memory) { office in
            naming(office)
            let engine = engine(office, Self.users)
            let id = try engine.open()
            try engine.advance(id, "accept")
            let refused = try engine.refusal(of: id, "accept", ["judges": ["zhang.san"]]).refusals
            #expect(refused.map(\.reason) == [.state])
        }
    }

    @Test("roles that nobody declares, and fields that name no people, are findings with their place")
    func findings() throws {
        for (key, code) in [
            ("outcome: { type: text, people: jury", "W204"), ("amount: { type: money, people: judge", "W301"),
        ] {
            let head = String(key.prefix { $0 != "," })
            var files = RuleBook.files
            files[Self.path] = files[Self.path]?.replacing(head, with: key)
            let (bundle, findings) = WorkflowLoader.load("dispute", locality: "610100", from: SourceTree(files))
            #expect(
                bundle == nil && findings.contains { $0.code == code && $0.location?.file == Self.path }, "\(findings)")
        }
    }
}
