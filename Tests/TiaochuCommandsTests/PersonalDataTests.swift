import DataValues
import Testing

@Suite("Personal data")
struct PersonalDataTests {
    @Test("no verb shows a sensitive value that nobody asked to see, in text or in JSON")
    func masked() throws {
        let binary = try Binary()
        let id = try binary.accepted()
        var verbs: [[String]] = [
            ["case", "list"], ["case", "show", id], ["case", "show", id, "--all"], ["case", "why", id],
            ["case", "history", id], ["case", "forecast", id], ["inbox", "--all"], ["deadline", "list"],
            ["deadline", "explain", id], ["audit", "verify"],
        ]
        verbs.append(["case", "advance", id, "served", "--dry-run", "--at", "2026-03-05"])
        verbs.append(["case", "advance", id, "nonsense"])
        verbs.append([
            "case", "advance", id, "triage", "--set", "worker.id_number=610113199001011234", "--set", "nope=李想",
        ])
        for verb in verbs {
            for format in ["text", "json"] {
                let answer = try binary.run(verb + ["-o", format])
                for secret in Binary.secrets {
                    #expect(!answer.output.contains(secret), "\(verb) \(format): \(answer.output)")
                    #expect(!answer.talk.contains(secret), "\(verb) \(format): \(answer.talk)")
                }
            }
        }
    }

    @Test("the answers of opening and of every step mask effects too")
    func maskedSteps() throws {
        let binary = try Binary()
        try binary.write("my.json", Binary.facts)
        let opened = try binary.run(
            "case", "open", "--locality", "610113", "--facts", "my.json", "--at", "2026-03-02", "-o", "json")
        let id = try #require(try opened.json()["case"].text)
        var effects = 0
        for (event, day) in [("triage", "2026-03-02"), ("arbitration_applied", "2026-03-02"), ("accept", "2026-03-04")]
        {
            let answer = try binary.run("case", "advance", id, event, "--at", day, "-o", "json")
            effects += try answer.json()["effects"].list?.count ?? 0
            for secret in Binary.secrets { #expect(!answer.everything.contains(secret), "\(event): \(answer.output)") }
        }
        #expect(effects > 0)
    }

    @Test("--reveal shows the field it names, by name or title, and writes who looked at which into the journal")
    func revealed() throws {
        let binary = try Binary()
        let id = try binary.open()
        for (field, language) in [("worker.id_number", "en"), ("劳动者.身份证号", "zh")] {
            binary.language = language
            let answer = try binary.run("case", "show", id, "--reveal", field)
            #expect(answer.output.contains("610113199001011234"), "\(answer.everything)")
            #expect(!answer.output.contains(Binary.secrets[0]))
        }
        binary.language = "en"
        let both = try binary.run("case", "show", id, "--reveal", "worker.name", "--reveal", "worker.id_number")
        #expect(both.output.contains("610113199001011234") && both.output.contains(Binary.secrets[0]))
        let looks = try #require(try binary.run("case", "history", id, "-o", "json").json().list?.suffix(3))
        #expect(looks.allSatisfy { $0["kind"].text == "revealed" && $0["actor"].text == "he.yun" })
        #expect(
            looks.map { $0["data"]["fields"] } == [
                ["worker.id_number"], ["worker.id_number"], ["worker.name", "worker.id_number"],
            ])
        #expect(try binary.run("case", "history", id).output.contains("Identity number"))
        #expect(try binary.run("case", "show", id, "--reveal", "worker.nmae").code == 5)
        #expect(try binary.run("case", "show", id, "--reveal", "worker.name", "--as", "ma.lin").code == 6)
        #expect(try binary.run("case", "document", id, "acceptance", "--as", "ma.lin").code == 6)
        #expect(
            try binary.run("case", "history", id, "-o", "json").json().list?.last?["data"]["fields"].list?.count == 2)
    }

    @Test("who is recused from a case writes no note into it, sees nothing of it unmasked and makes no paper of it")
    func recused() throws {
        let binary = try Binary()
        let id = try binary.open(
            facts: Binary.facts.replacing("{ \"worker\"", with: "{ \"recused_members\": [\"he.yun\"], \"worker\""))
        for verb in [
            ["case", "note", id, "x"], ["case", "show", id, "--reveal", "worker.name"],
            ["case", "history", id, "--reveal", "note"], ["case", "document", id, "acceptance"],
        ] {
            let answer = try binary.run(verb)
            #expect(answer.code == 6, "\(verb): \(answer.code) \(answer.everything)")
            #expect(answer.everything.contains("recused"), "\(answer.everything)")
        }
        #expect(try binary.run("case", "history", id, "-o", "json").json().list?.count == 1)
        #expect(try binary.run("case", "show", id).code == 0)
    }

    @Test("lists show a user the cases, deadlines and effects of the places that they handle, no others")
    func scope() throws {
        let binary = try Binary()
        let id = try binary.accepted()
        for verb in [
            ["case", "list"], ["inbox", "--all"], ["deadline", "list"], ["deadline", "export"],
            ["outbox", "list", "--all"],
        ] {
            #expect(try binary.run(verb + ["--as", "he.yun"]).output.contains(id), "\(verb)")
            let other = try binary.run(verb + ["--as", "chen.jie"])
            #expect(other.code == 0 && !other.output.contains(id), "\(verb): \(other.everything)")
        }
        for verb in [
            ["case", "list", "--locality", "610000"], ["deadline", "list", "--case", id],
            ["outbox", "list", "--case", id],
        ] {
            #expect(try binary.run(verb + ["--as", "chen.jie"]).code == 6, "\(verb)")
        }
    }

    @Test("a case is given to nobody who has no role in its workflow")
    func assignee() throws {
        let binary = try Binary()
        let id = try binary.open()
        let answer = try binary.run("case", "assign", id, "ma.lin")
        #expect(answer.code == 6 && answer.talk.contains("no role"), "\(answer.everything)")
        #expect(try binary.run("case", "assign", id, "zhao.qiang").code == 0)
    }

    @Test("a title masks a person's name inside a firm's as the facts do, and a search by a whole name says so")
    func titles() throws {
        let binary = try Binary()
        let id = try binary.open(facts: Binary.facts.replacing("西安某某", with: "\(Binary.secrets[0])"))
        for verb in [["case", "list"], ["case", "show", id], ["inbox", "--all"], ["case", "list", "-o", "json"]] {
            #expect(!(try binary.run(verb).output.contains(Binary.secrets[0])), "\(verb)")
        }
        let search = try binary.run("case", "list", "--text", Binary.secrets[0])
        #expect(search.talk.contains("--text"), "\(search.everything)")
    }

    @Test("text from outside cannot move the cursor or turn the reading order on a terminal")
    func escapes() throws {
        let binary = try Binary()
        let id = try binary.open(facts: Binary.facts.replacing("西安某某", with: "甲\\u001b[2J\\u202e乙"))
        for verb in [["case", "show", id], ["case", "list"], ["case", "history", id]] {
            let answer = try binary.run(verb)
            #expect(answer.code == 0)
            #expect(!answer.output.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x202E }, "\(verb)")
        }
        #expect(try binary.run("case", "show", id).output.contains("\\u{1b}[2J"))
    }

    @Test("a script's own error text does not carry the case's personal data out")
    func faultText() throws {
        let binary = try Binary()
        try binary.replace(
            "function M.triage_dispute(case, params, event)\n",
            with:
                "function M.triage_dispute(case, params, event)\n  do error(case.worker.name .. case.worker.id_number) end\n",
            in: "scripts/labour-dispute/intake.lua")
        let id = try binary.open()
        for verb in [
            ["case", "advance", id, "triage", "--at", "2026-03-02"], ["case", "why", id],
            ["case", "why", id, "-o", "json"],
        ] {
            let answer = try binary.run(verb)
            for secret in Binary.secrets {
                #expect(!answer.everything.contains(secret), "\(verb): \(answer.everything)")
            }
            #expect(answer.everything.contains("intake.lua"))
        }
    }

    @Test(
        "numbers and names written into a note are masked in the history until somebody looks, and the look is recorded"
    )
    func notes() throws {
        let binary = try Binary()
        let id = try binary.open()
        let name = try #require(Binary.secrets.first)
        _ = try binary.run(
            "case", "note", id, "\(name) 电话 13812345678 或 139-1234-5678，证号 61011319900101123X；收据 2026-610113-00001")
        for format in ["text", "json"] {
            let answer = try binary.run("case", "history", id, "-o", format)
            for secret in ["13812345678", "139-1234-5678", "61011319900101123", name] {
                #expect(!answer.output.contains(secret), "\(answer.output)")
            }
            #expect(answer.output.contains("2026-610113-00001"))
        }
        let revealed = try binary.run("case", "history", id, "--reveal", "note")
        #expect(revealed.output.contains("13812345678") && revealed.output.contains(name))
        #expect(revealed.output.contains("looked at sensitive fields: note"))
    }

    @Test("a line break in a note cannot pass for an entry of the journal")
    func forgedEntry() throws {
        let binary = try Binary()
        let id = try binary.open()
        _ = try binary.run("case", "note", id, "ok\n9. 2026-06-30  Award served  — he.yun")
        let lines = try binary.run("case", "history", id).lines
        #expect(!lines.contains { $0.hasPrefix("9.") })
        #expect(lines.contains { $0.hasPrefix("     │ 9.") })
    }

    @Test("who asks must be a user, and one who handles the place")
    func readers() throws {
        let binary = try Binary()
        let id = try binary.accepted()
        for verb in ["show", "history", "why", "forecast"] {
            #expect(try binary.run("case", verb, id, "--as", "ghost").code == 5, "\(verb)")
            #expect(try binary.run("case", verb, id, "--as", "chen.jie").code == 6, "\(verb)")
            #expect(try binary.run("case", verb, id, "--as", "he.yun").code == 0, "\(verb)")
        }
        for verb in [["case", "list"], ["deadline", "list"], ["audit", "verify"]] {
            #expect(try binary.run(verb + ["--as", "ghost"]).code == 5, "\(verb)")
        }
    }

    @Test("a number typed in the wrong place is not repeated, in an error or in a list")
    func wrongPlaces() throws {
        let binary = try Binary()
        let id = try binary.open(facts: Binary.facts.replacing("西安某某", with: "王五商行13812345678"))
        for verb in [
            ["case", "list"], ["inbox", "--all"], ["case", "list", "-o", "json"], ["case", "show", "13812345678"],
            ["case", "advance", id, "13812345678"], ["case", "list", "13812345678"],
            ["case", "advance", id, "triage", "--set", "13812345678"], ["case", "show", "13812345678", "-o", "json"],
        ] {
            let answer = try binary.run(verb)
            #expect(!answer.everything.contains("13812345678"), "\(verb): \(answer.everything)")
        }
    }
}
