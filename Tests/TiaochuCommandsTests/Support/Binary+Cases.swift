import DataValues
import Testing

extension Binary {
    /// The dispute of the README: 60 000 yuan of overtime.
    static let facts = """
        { "worker": { "name": "李想", "id_number": "610113199001011234", "phone": "13891234567", "post": "测试员" },
          "employer": { "name": "西安某某科技有限公司", "legal_representative": "高建业" },
          "dispute_kind": "overtime", "claim_amount": "60000.00" }
        """
    /// What nobody may see who did not ask to.
    static let secrets = ["李想", "610113199001011234", "13891234567", "高建业"]

    /// Opens the case of the README and gives its id.
    func open(_ locality: String = "610113", facts: String = Binary.facts) throws -> String {
        try write("my.json", facts)
        let answer = try run(
            "case", "open", "--locality", locality, "--facts", "my.json", "--at", "2026-03-02", "-o", "json")
        #expect(answer.code == 0, "\(answer.everything)")
        return try #require(try answer.json()["case"].text)
    }

    /// Raises events at their dates, each of which must succeed.
    func advance(_ id: String, _ steps: [(event: String, at: String)]) throws {
        for step in steps {
            let answer = try run("case", "advance", id, step.event, "--at", step.at)
            #expect(answer.code == 0, "\(step.event): \(answer.everything)")
        }
    }

    /// From intake to acceptance by the commission.
    func accepted(_ locality: String = "610113") throws -> String {
        let id = try open(locality)
        try advance(id, [("triage", "2026-03-02"), ("arbitration_applied", "2026-03-02"), ("accept", "2026-03-04")])
        return id
    }

    /// What the store says of a case, whole: state and journal.
    func standing(_ id: String) throws -> String {
        let (shown, history) = (try run("case", "show", id, "-o", "json"), try run("case", "history", id, "-o", "json"))
        #expect([shown.code, history.code] == [0, 0], "\(shown.talk)\(history.talk)")
        return shown.output + history.output
    }
}
