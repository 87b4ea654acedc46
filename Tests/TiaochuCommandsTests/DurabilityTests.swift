import DataValues
import Foundation
import Testing

@Suite("Disturbed runs")
struct DurabilityTests {
    @Test("desks that accept cases at once give neighbouring numbers, and a case is found by its number")
    func numbers() throws {
        let binary = try Binary()
        let ids = try (1...4).map { _ in
            let id = try binary.open()
            try binary.advance(id, [("triage", "2026-03-02"), ("arbitration_applied", "2026-03-02")])
            return id
        }
        let answers = try ids.map { id in
            try binary.start(["case", "advance", id, "accept", "--at", "2026-03-04", "-o", "json"])
        }.map { try $0.finish() }
        #expect(answers.map(\.code) == [0, 0, 0, 0], "\(answers.map(\.everything))")
        let numbers = try ids.map { id in
            try #require(try binary.run("case", "show", id, "-o", "json").json()["fields"]["case_number"].text)
        }
        #expect(Set(numbers) == Set((1...4).map { "西雁劳人仲案字〔2026〕第\($0)号" }))
        #expect(try binary.run("audit", "verify").code == 0)
        let sought = try binary.run("case", "show", " \(numbers[2])之一")
        #expect(sought.code == 5 && sought.talk.contains("did you mean \(ids[2])?"), "\(sought.talk)")
        let history = try binary.run("case", "history", ids[0]).output
        #expect(history.contains("numbered: \(numbers[0])"), "\(history)")
        let refused = try binary.run("case", "open", "--locality", "610113", "--set", "case_number=西雁劳人仲案字〔2026〕第9号")
        #expect(refused.code == 3 && refused.talk.contains("numbered by the register"), "\(refused.talk)")
    }

    @Test(
        "two handlers at once: one takes the step, the other is told of the conflict or refused; the journal is sound")
    func twoHandlers() throws {
        let binary = try Binary()
        let id = try binary.open()
        let runs = try (0..<4).map { _ in try binary.start(["case", "advance", id, "triage", "--at", "2026-03-02"]) }
        let codes = try runs.map { try $0.finish().code }.sorted()
        #expect(codes.first == 0)
        #expect(codes.dropFirst().allSatisfy { [3, 4].contains($0) }, "\(codes)")
        let events = try binary.run("case", "history", id, "-o", "json").json().list ?? []
        #expect(events.filter { $0["event"].text == "triage" }.count == 1)
        #expect(try binary.run("audit", "verify").code == 0)
    }

    @Test("two handlers opening at once get two cases")
    func twoOpenings() throws {
        let binary = try Binary()
        try binary.write("my.json", Binary.facts)
        let opening = [
            "case", "open", "--locality", "610113", "--facts", "my.json", "--at", "2026-03-02", "-o", "json",
        ]
        let ids = try (0..<4).map { _ in try binary.start(opening) }.map { try $0.finish().json()["case"].text }
        #expect(Set(ids).count == 4)
    }

    @Test("a request id acts once: the same content is answered again, another content is a conflict")
    func requestIDs() throws {
        let binary = try Binary()
        let id = try binary.open()
        let step = ["case", "advance", id, "triage", "--at", "2026-03-02", "--request-id", "请求-1", "-o", "json"]
        #expect(try binary.run(step).json()["outcome"].text == "advanced")
        let before = try binary.standing(id)
        #expect(try binary.run(step).json()["outcome"].text == "repeated")
        let other = try binary.run(
            "case", "advance", id, "arbitration_applied", "--at", "2026-03-02", "--request-id", "请求-1")
        #expect(other.code == 4, "\(other.everything)")
        #expect(try binary.standing(id) == before)
    }

    @Test("a process killed at any moment leaves the step done or not done, never half done")
    func killed() throws {
        let binary = try Binary()
        let id = try binary.open()
        var (killed, taken) = (0, 0)
        for attempt in 0..<12 {
            let before = try binary.standing(id)
            let run = try binary.start(["case", "note", id, "备注 \(attempt)"])
            // Killed as soon as it holds the store open, that is around its transaction; the last ones run to their end.
            while attempt < 10, run.hasOpen("cases.sqlite") == false {}
            let answer = attempt < 10 ? try run.kill() : try run.finish()
            if answer.code == 9 { killed += 1 }
            let after = try binary.standing(id)
            let isTaken = after != before
            if isTaken { taken += 1 }
            if answer.code == 0 { #expect(isTaken) }
            #expect(after.contains("备注 \(attempt)") == isTaken)
        }
        #expect(killed > 0 && taken >= 2)
        #expect(try binary.run("audit", "verify").code == 0)
    }

    @Test("a full disk refuses the step, says so, and leaves the case as it was")
    func fullDisk() throws {
        let binary = try Binary()
        let id = try binary.open()
        let before = try binary.standing(id)
        let answer = try binary.shell(
            """
            trap '' XFSZ
            ulimit -f 33
            "$TIAOCHU" case note \(id) "$(printf '字%.0s' $(seq 4000))"
            """)
        #expect(answer.code == 8, "\(answer.everything)")
        #expect(answer.talk.contains("fix:"), "\(answer.talk)")
        #expect(try binary.standing(id) == before)
    }

    @Test("an answer that cannot be written is an error of its own, and what was done stands")
    func fullOutput() throws {
        let binary = try Binary()
        let id = try binary.open()
        let answer = try binary.shell("\"$TIAOCHU\" case advance \(id) triage --at 2026-03-02 > /dev/full")
        #expect(answer.code == 74, "\(answer.everything)")
        #expect(answer.talk.contains("What the command did stands"))
        #expect(try binary.run("case", "show", id, "-o", "json").json()["version"].integer == 2)
    }

    @Test("a reader that goes away is no error of ours")
    func closedPipe() throws {
        let binary = try Binary()
        let answer = try binary.shell("\"$TIAOCHU\" workflow show | head -1")
        #expect(answer.code == 0)
        #expect(answer.talk.isEmpty, "\(answer.talk)")
    }

    @Test("a store of a newer version is left alone, and the message says so")
    func newerStore() throws {
        let binary = try Binary()
        let id = try binary.open()
        let file = binary.folder.appendingPathComponent(".tiaochu/cases.sqlite")
        // The header's bytes 60 to 63 are SQLite's user_version, big endian.
        let handle = try FileHandle(forUpdating: file)
        try handle.seek(toOffset: 60)
        try handle.write(contentsOf: Data([0, 0, 3, 231]))
        try handle.close()
        let before = try Data(contentsOf: file)
        let answer = try binary.run("case", "advance", id, "triage")
        #expect(answer.code == 8, "\(answer.everything)")
        #expect(answer.talk.contains("newer"), "\(answer.talk)")
        #expect(try Data(contentsOf: file) == before)
    }

    @Test("a store that is no database is reported, not overwritten")
    func damagedStore() throws {
        let binary = try Binary()
        try binary.write(".tiaochu/cases.sqlite", String(repeating: "这不是数据库。", count: 400))
        let answer = try binary.run("case", "list")
        #expect(answer.code == 8, "\(answer.everything)")
        #expect(try binary.read(".tiaochu/cases.sqlite").hasPrefix("这不是数据库。"))
    }

    @Test("notes written at one moment are all there, and a request id writes one once")
    func notes() throws {
        let binary = try Binary()
        let id = try binary.open()
        let writers = try (1...8).map { try binary.start(["case", "note", id, "第 \($0) 条"]) }
        for writer in writers { #expect(try writer.finish().code == 0) }
        let again = ["case", "note", id, "一次", "--request-id", "n-1", "-o", "json"]
        #expect(try binary.run(again).json()["outcome"] == "noted")
        #expect(try binary.run(again).json()["outcome"] == "repeated")
        let other = ["case", "note", id, "另一条", "--request-id", "n-1"]
        #expect(try binary.run(other).code == 4)
        #expect(try binary.run("case", "history", id, "-o", "json").json().list?.count == 10)
        for empty in ["", " ", "\n"] { #expect(try binary.run("case", "note", id, empty).code == 64) }
        #expect(try binary.run("case", "note", id, String(repeating: "字", count: 4_001)).code == 64)
        #expect(try binary.run("audit", "verify").code == 0)
    }

    @Test("what several look at in full at one moment is shown to each and recorded for each")
    func reveals() throws {
        let binary = try Binary()
        let id = try binary.open()
        let readers = try (1...5).map { _ in try binary.start(["case", "show", id, "--reveal", "worker.name"]) }
        for reader in readers { #expect(try reader.finish().code == 0) }
        let entries = try binary.run("case", "history", id, "-o", "json").json().list ?? []
        #expect(entries.filter { $0["kind"] == "revealed" }.count == 5)
    }

    @Test("a verb that reads makes no store: a named one is missed, the workspace's own is not there yet")
    func noStore() throws {
        let binary = try Binary()
        for verb in [["case", "list"], ["inbox", "--all"], ["deadline", "list"], ["audit", "verify"]] {
            let own = try binary.run(verb)
            #expect(own.code == 0 && own.talk.contains("there is no store yet"), "\(verb): \(own.everything)")
            let named = try binary.run(verb + ["--store", "typo/cases.sqlite"])
            #expect(named.code == 5, "\(verb): \(named.everything)")
            #expect(named.talk.contains("typo/cases.sqlite"))
        }
        for verb in [["case", "note", "2026-610113-00001", "x"], ["deadline", "run"], ["outbox", "deliver"]] {
            #expect(try binary.run(verb).code == 5, "\(verb)")
        }
        for name in [".tiaochu", "typo"] { #expect(!FileManager.default.fileExists(atPath: binary.path(name))) }
    }

    @Test(
        "a store that may only be read is read, and refuses steps",
        .enabled(if: getuid() == 0, "needs to become another user"))
    func readOnlyStore() throws {
        let binary = try Binary()
        let id = try binary.open()
        let before = try binary.standing(id)
        let answer = try binary.shell(
            """
            chmod -R a+rX . && chmod -R a-w .tiaochu && chmod a+x "$HOME"
            setpriv --reuid 65534 --clear-groups "$TIAOCHU" case show \(id) || exit 99
            setpriv --reuid 65534 --clear-groups "$TIAOCHU" case note \(id) x
            """)
        #expect(answer.code == 8, "\(answer.everything)")
        #expect(answer.output.contains(id))
        #expect(try binary.standing(id) == before)
        // A writer's log without the file that readers share: what they need may not be made here.
        try binary.write(".tiaochu/cases.sqlite-wal", "left behind")
        let behind = try binary.shell(
            "chmod -R a+r-w .tiaochu; setpriv --reuid 65534 --clear-groups \"$TIAOCHU\" case show \(id)")
        #expect(behind.code == 8 && behind.talk.contains("-wal"), "\(behind.everything)")
    }

    @Test("reading leaves nothing beside the store, so that it locks nobody out")
    func traceless() throws {
        let binary = try Binary()
        let id = try binary.open()
        for verb in [["show", id], ["list"], ["why", id], ["history", id], ["forecast", id]] {
            #expect(try binary.run(["case"] + verb).code == 0)
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: binary.path(".tiaochu")) == ["cases.sqlite"],
                "\(verb)")
        }
    }

    @Test("a store of an older version is not upgraded by reading, and the message says what upgrades it")
    func olderStore() throws {
        let binary = try Binary()
        _ = try binary.open()
        let file = binary.folder.appendingPathComponent(".tiaochu/cases.sqlite")
        let handle = try FileHandle(forUpdating: file)
        try handle.seek(toOffset: 60)
        try handle.write(contentsOf: Data([0, 0, 0, 0]))
        try handle.close()
        let before = try Data(contentsOf: file)
        let answer = try binary.run("case", "list")
        #expect(answer.code == 8 && answer.talk.contains("tiaochu deadline run"), "\(answer.everything)")
        #expect(try Data(contentsOf: file) == before)
    }
}
