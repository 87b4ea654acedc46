import DataValues
import Diagnostics
import Testing

@testable import Workflows

@Suite("States and closures that a guard bars")
struct BarredStatesTests {
    private static let domains =
        "check: { domains: { amount: [{ parameter: ceiling }, { parameter: ceiling, plus: 0.01 CNY }, { parameter: ceiling, plus: -1.00 CNY }] } }"

    private static let refusing = """
        function M.may_go(case)
          if case.amount >= 0 then return refuse({ zh = '不行', en = 'not so' }) end
        end
        """

    private func staged(_ hook: String) -> SmallWorkflow {
        SmallWorkflow(
            extra: Self.domains, events: ["go", "end"],
            states: """
                  start: { title: { zh: 始, en: Start }, on: { go: { target: far, guard: may_go }, end: { target: closed } } }
                  far:
                    title: { zh: 远, en: Far }
                    initial: near
                    on: { end: { target: closed } }
                    states: { near: { title: { zh: 近, en: Near } } }
                """, hooks: hook)
    }

    @Test(
        "a guard that never passed, and what nobody comes to for it, is an error where a stage is cut off, with its sentence and places"
    )
    func stage() throws {
        let small = staged(Self.refusing)
        let all = try small.explore()
        let finding = try #require(all.findings.first { $0.code == "W411" })
        #expect(finding.severity == .error)
        #expect(finding.location?.file == "scripts/small/hooks.lua" && finding.location?.line == 3)
        #expect(
            finding.what.en.contains(
                "times and never passed: no case comes to 'Far' (far)"))
        #expect(finding.why?.en.contains("it says: 'not so'; it guards workflows/small/workflow.yaml:") == true)
        #expect(finding.witness.map(\.event) == [nil, "go"])
        #expect(all.statesNotReached == ["far", "far.near"] && all.placesNotReached.count == 2)
    }

    @Test("a guard that passes for some value is not found, nor one whose states can be come to another way")
    func passing() throws {
        #expect(
            try staged("function M.may_go(case, params) return case.amount > params.ceiling end").found().allSatisfy {
                !$0.hasPrefix("W411")
            })
        var other = staged(Self.refusing)
        other.states = other.states.replacing("end: { target: closed } } }\n", with: "end: { target: far } } }\n")
        #expect(try other.found().allSatisfy { !$0.hasPrefix("W411") })
    }

    @Test("behind a parameter without a value nothing was seen, so no guard is blamed")
    func cutShort() throws {
        func found(_ mark: String) throws -> [String] {
            try SmallWorkflow(
                extra: "  later: { type: money, title: { zh: 后, en: Later } }\n" + Self.domains,
                events: ["mark", "pass", "end"],
                states: """
                      start:
                        title: { zh: 始, en: Start }
                        on:
                          mark: { actions: [mark] }
                          pass: { target: last, guard: was_done }
                          end: { target: closed }
                      last: { title: { zh: 末, en: Last }, on: { end: { target: closed } } }
                    """,
                hooks: """
                    function M.was_done(case)
                      return case.note == 'done' or refuse({ zh = '未办', en = 'not done' })
                    end
                    function M.mark(case, params) \(mark) end
                    """
            ).found()
        }
        let cut = try found("if case.amount > params.later then case.note = 'done' end")
        #expect(cut.allSatisfy { !$0.hasPrefix("W411") }, "\(cut)")
        #expect(try found("case.note = 'done'").isEmpty)
    }

    @Test("a required amount of at most so much is opened with an amount that fits")
    func maximum() throws {
        var small = staged("function M.may_go(case) return true end")
        small.fields = "  fee: { type: money, title: { zh: 费, en: Fee }, required: true, maximum: 50.00 CNY }"
        #expect(try small.explore().situations > 1)
    }

    @Test("what a way does not take is left out of it")
    func shortening() throws {
        let small = SmallWorkflow(
            events: ["idle", "go"],
            states: """
                  start: { title: { zh: 始, en: Start }, on: { idle: {}, go: { target: both } } }
                  both:
                    title: { zh: 并, en: Both }
                    type: parallel
                    on: { idle: { target: closed } }
                    states:
                      left: { title: { zh: 左, en: Left }, on: { go: { sets: { note: a } } } }
                      right: { title: { zh: 右, en: Right }, on: { go: { sets: { note: b } } } }
                """)
        let explorer = try Explorer(
            try small.load().bundle, calendar: SmallWorkflow.calendar, from: SmallWorkflow.today, limit: 1_000)
        explorer.run()
        let kind = try #require(explorer.meetings.kinds.first { if case .regionsWrite = $0 { true } else { false } })
        let short = try #require(explorer.meetings.ways[kind])
        #expect(short.count == 3)
        let idle = ExplorationMove(kind: .event("idle"))
        var long = ExplorationMeetings()
        long.add(kind, [short[0], idle, idle, short[1], short[2]])
        explorer.shorten(&long)
        #expect(long.ways[kind]?.map(\.kind) == short.map(\.kind))
    }

    @Test("cases of one kind that closure refuses are found though others of the state close, with what they share")
    func kindThatNeverCloses() throws {
        let marks = (0..<9).map { "m\($0)" }
        var small = SmallWorkflow(
            fields: (marks.map { "  \($0): { type: boolean, title: { zh: \($0), en: \($0) } }" } + [
                "  sort: { type: choice, title: { zh: 类, en: Sort }, values: { a: { zh: 甲, en: A }, b: { zh: 乙, en: B } } }"
            ]).joined(separator: "\n"),
            events: ["go", "end"] + marks.map { "set_\($0)" }, states: "",
            hooks: """
                function M.may_end(case)
                  local seen = { \(marks.map { "case.\($0)" }.joined(separator: ", ")) }
                  if case.sort == 'b' then return refuse({ zh = '乙类不行', en = 'no B' }) end
                  return true
                end
                """)
        for mark in marks { small.accepts["set_\(mark)"] = "requires: [\(mark)]" }
        small.accepts["go"] = "requires: [sort]"
        let loops = marks.map { "set_\($0): {}" }.joined(separator: ", ")
        small.states = """
              start: { title: { zh: 始, en: Start }, on: { \(loops), go: { target: middle } } }
              middle: { title: { zh: 中, en: Middle }, on: { end: { target: closed, guard: may_end } } }
            """
        let all = try small.explore()
        #expect(!all.isComplete)
        let finding = try #require(all.findings.first { $0.code == "W412" }, "\(lines(all.findings))")
        #expect(finding.severity == .warning && finding.why?.en.contains("no B") == true)
        #expect(finding.what.en.contains("at 'Middle' (middle)"))
        // By the one fact without which they would not be refused.
        #expect(finding.what.en.contains("'Sort' (sort) is B"), "\(finding.what.en)")
        // Another way out is enough.
        small.events.append("drop")
        small.states = small.states.replacing("end: {", with: "drop: { target: closed }, end: {")
        #expect(try small.found().allSatisfy { !$0.hasPrefix("W412") })
    }
}
