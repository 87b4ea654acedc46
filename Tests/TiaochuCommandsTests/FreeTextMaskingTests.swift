import DataValues
import Testing

@Suite("Personal data in texts of other kinds")
struct FreeTextMaskingTests {
    @Test(
        "a name or a number that somebody wrote into a field of another kind is masked like the rest, refusals included"
    )
    func freeText() throws {
        let binary = try Binary()
        let name = Binary.secrets[0]
        let id = try binary.open(
            facts: Binary.facts.replacing(
                "\"dispute_kind\"", with: "\"claims\": [{ \"title\": \"\(name)的工资\" }], \"dispute_kind\""))
        let verbs: [[String]] = [
            [
                "case", "advance", id, "mediation_requested", "-s", "channel=peoples", "-s", "other_party_willing=true",
                "-s", "mediation_body=\(name)调解室13891234567", "--at", "2026-03-02",
            ],
            ["case", "advance", id, "mediation_accepted", "--as", "wang.min", "--at", "2026-03-02"],
            [
                "case", "advance", id, "agreement_reached", "-s", "agreement_terms=\(name)（610113199001011234）收款，高建业签字",
                "-s", "agreement_matter=wages", "-s", "agreement_form=written", "--as", "wang.min", "--at",
                "2026-03-02",
            ],
            ["case", "show", id], ["case", "show", id, "--all"], ["case", "history", id],
            ["case", "why", id, "agreement_performed", "-s", "remarks=\(name)"],
        ]
        for verb in verbs {
            for format in verb[1] == "advance" ? ["json"] : ["text", "json"] {
                let answer = try binary.run(verb + ["-o", format])
                #expect(verb[1] == "why" || answer.code == 0, "\(verb): \(answer.everything)")
                for secret in Binary.secrets {
                    #expect(!answer.everything.contains(secret), "\(verb) \(format): \(answer.everything)")
                }
            }
        }
        #expect(
            try binary.run("case", "show", id, "--reveal", "mediation_body").output.contains("\(name)调解室13891234567"))
    }

    @Test("a refusal does not repeat a name that stands in a claim")
    func refusedClaim() throws {
        let binary = try Binary()
        let name = Binary.secrets[0]
        try binary.replace(
            "function M.triage_dispute(case, params, event)\n",
            with:
                "function M.no_triage(case) return refuse({ zh = case.claims[1].title, en = case.claims[1].title }) end\n"
                + "function M.triage_dispute(case, params, event)\n", in: "scripts/labour-dispute/intake.lua")
        try binary.replace(
            "triage: { target: triaged, guard: [the_law_is_in_force, parties_are_named], actions",
            with: "triage: { target: triaged, guard: no_triage, actions",
            in: "workflows/labour-dispute/workflow.yaml")
        let id = try binary.open(
            facts: Binary.facts.replacing(
                "\"dispute_kind\"", with: "\"claims\": [{ \"title\": \"\(name)的工资\" }], \"dispute_kind\""))
        for verb in [["case", "advance", id, "triage", "--at", "2026-03-02"], ["case", "why", id, "triage"]] {
            for format in ["text", "json"] {
                let answer = try binary.run(verb + ["-o", format])
                #expect(answer.code == 3, "\(answer.everything)")
                #expect(
                    answer.everything.contains("李**的工资") && !answer.everything.contains(name), "\(answer.everything)")
            }
        }
    }
}
