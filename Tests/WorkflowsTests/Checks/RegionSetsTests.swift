import Diagnostics
import Testing

@testable import Workflows

@Suite("Constants that parallel regions set")
struct RegionSetsTests {
    /// A parallel state of two regions, what the transition of each says beside its target, and where the second one's leads.
    private func found(_ first: String, _ second: String, to target: String = "end_b") -> [String] {
        let both = """
              both:
                title: { zh: 并行, en: Both }
                type: parallel
                states:
                  a:
                    title: { zh: 甲, en: A }
                    initial: begin_a
                    states:
                      begin_a: { title: { zh: 甲始, en: A begins }, on: { suspend: { target: end_a, \(first) } } }
                      end_a: { title: { zh: 甲终, en: A ends } }
                  b:
                    title: { zh: 乙, en: B }
                    initial: begin_b
                    on: { accept: { target: closed } }
                    states:
                      begin_b: { title: { zh: 乙始, en: B begins }, on: { resume: { target: \(target), \(second) } } }
                      end_b: { title: { zh: 乙终, en: B ends } }

            """
        let closed = "  closed: { title: { zh: 结案, en: Closed }, type: final, closure: \"01\" }\n"
        return Fixture().replacing(closed, by: closed + both)
            .replacing(
                "suspend: { target: paused }", by: "suspend: [{ target: paused, roles: [director] }, { target: both }]"
            )
            .load().findings.filter { $0.code == "W333" }.map(\.what.en)
    }

    @Test("one field set to different constants on different events is a warning, told once with both regions")
    func different() {
        let what = found("sets: { reason: x }", "sets: { reason: y }")
        #expect(what.count == 1)
        #expect(
            what.first?.hasPrefix("the region both.a sets reason to \"x\", and the region both.b to \"y\"") == true,
            "\(what)")
    }

    @Test(
        "the same constant, another field, an emptied one, a stamp or an action is none, nor what ends the parallel state"
    )
    func none() {
        #expect(found("sets: { reason: x }", "sets: { reason: x }") == [])
        #expect(found("sets: { reason: x }", "sets: { extension_days: 1 }") == [])
        #expect(found("sets: { reason: x }", "sets: { reason: null }") == [])
        #expect(found("stamps: [decided_on]", "stamps: [decided_on]") == [])
        #expect(found("sets: { reason: small }", "actions: [note_track]") == [])
        #expect(found("sets: { reason: x }", "sets: { reason: y }", to: "closed") == [])
    }
}
