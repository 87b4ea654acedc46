import Diagnostics
import Testing

@testable import Workflows

@Suite("Explaining where values come from")
struct WorkflowExplainerTests {
    private func explainer(_ fixture: Fixture = Fixture()) throws -> WorkflowExplainer {
        let (bundle, findings) = fixture.load()
        return WorkflowExplainer(try #require(bundle, "\(lines(findings))"))
    }

    private func text(_ key: String, _ fixture: Fixture = Fixture()) throws -> [String]? {
        try explainer(fixture).provenance(of: key).map { provenance in
            [provenance.key]
                + provenance.steps.map { step in
                    "\(step.layer ?? "base") \(step.value) \(step.location) \(step.source?.en ?? "-") \(step.law?.article ?? "-")"
                        + (step.from.map { " \($0)..\(step.until ?? "")" } ?? "")
                        + (step.isVerified ? "" : " unverified")
                }
        }
    }

    @Test("a parameter: the bound, then every layer's values with their time, source and place")
    func parameter() throws {
        #expect(
            try text("ceiling") == [
                "parameters.ceiling",
                "610000 50000.00 CNY workflows/localities/610000.yaml:6:16 Statistics - 2024-01-01..2024-12-31",
                "610000 60000.00 CNY workflows/localities/610000.yaml:7:16 Statistics - 2025-01-01.. unverified",
                "610100 70000.00 CNY workflows/localities/610100.yaml:6:16 City office - 2026-01-01..",
            ])
        #expect(try text("answer_period")?[1] == "base at_most: 15 days workflows/claim/workflow.yaml:34:3 - 30")
    }

    @Test("a deadline: the base's length, then the layer's with its source")
    func deadline() throws {
        #expect(
            try text("running.decision") == [
                "deadlines.running.decision", "base 45 days workflows/claim/workflow.yaml:65:17 - 43",
                "610100 30 days workflows/localities/610100.yaml:18:31 City rule -",
            ])
    }

    @Test("fields, events, states and hooks: what the base says and what a layer changed")
    func others() throws {
        #expect(
            try text("events.decide")?.map { $0.split(separator: " ").first ?? "" } == [
                "events.decide", "base", "610100",
            ])
        #expect(
            try text("running")?.last?.hasPrefix(
                "610100 { title: { zh: 审理中, en: Under way }, on: { accept: { target: running.expert } } }") == true)
        #expect(
            try text("is_small") == [
                "hooks.is_small", "base function is_small scripts/claim/hooks.lua:2:1 - -",
                "610100 function is_small scripts/localities/610100/claim.lua:2:1 - -",
            ])
        #expect(try text("nothing") == nil)
    }

    @Test("a layer that changes a deadline's article says that, and nothing of the state it passes through")
    func article() throws {
        let fixture = Fixture().with(
            "workflows/localities/610000.yaml",
            """
            locality: "610000"
            title: { zh: 陕西省, en: Shaanxi }
            extends: cn
            workflows:
              claim: { states: { running: { deadlines: { decision: { law: { statute: LMAL, article: 30 } } } } } }

            """)
        #expect(
            try text("running.decision", fixture)?.dropFirst().map { $0.split(separator: " workflows")[0] } == [
                "base 45 days", "610000 { law: { statute: LMAL, article: 30 } }", "610100 30 days",
            ])
        #expect(try text("states.running", fixture)?.contains { $0.hasPrefix("610000") } == false)
    }

    @Test("a title in either language means what alone has it")
    func titles() throws {
        let explainer = try explainer()
        #expect(explainer.key("上限") == "parameters.ceiling" && explainer.key("ceiling") == "parameters.ceiling")
        #expect(explainer.key("notice of hearing") == "deadlines.running.notice")
        #expect(explainer.key("决定") == "events.decide" && explainer.key("审限") == "deadlines.running.decision")
        // The extension field and nothing else is called so; what is called by nobody means nothing.
        #expect(explainer.key("延长天数") == "fields.extension_days" && explainer.key("延长") == nil)
    }

    @Test("every key that is listed can be explained")
    func keys() throws {
        let explainer = try explainer()
        for key in explainer.keys {
            let provenance = explainer.provenance(of: key)
            #expect(provenance?.key == key)
            // A parameter that no layer gives a value, and has no bound, has no steps.
            #expect(provenance?.steps.isEmpty == false, "\(key)")
        }
    }
}
