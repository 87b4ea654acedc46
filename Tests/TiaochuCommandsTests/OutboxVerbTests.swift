import DataValues
import Foundation
import Testing

@Suite("Outbox on the command line")
struct OutboxVerbTests {
    @Test(
        "what cannot be delivered is told in words, stays an error until it is, and is listed and tried again on demand"
    )
    func failing() throws {
        let binary = try Binary()
        let id = try binary.accepted()
        try binary.write("blocked", "a file where the folder should be")
        for language in ["en", "zh"] {
            binary.language = language
            let first = try binary.run("outbox", "deliver", "--to", "blocked")
            #expect(first.code == 1)
            #expect(!first.talk.contains("NSError") && !first.talk.contains("Domain="), "\(first.talk)")
            #expect(language == "zh" || first.talk.contains("not a folder: "), "\(first.talk)")
        }
        binary.language = "en"
        // Nothing is due yet, and nothing is well.
        let again = try binary.run("outbox", "deliver", "-o", "json")
        #expect(again.code == 1)
        let waiting = try #require(try again.json()["waiting"].integer)
        #expect(waiting > 0)
        #expect(try again.json()["next_at"].text?.hasPrefix("2026-06-30T10:05") == true, "\(again.output)")
        #expect(try binary.run("outbox", "deliver").talk.contains("not before 2026-06-30 10:05"))

        let list = try binary.run("outbox", "list").output
        #expect(list.contains("waiting") && list.contains("not a folder: "), "\(list)")
        let rows = try #require(try binary.run("outbox", "list", "--case", id, "-o", "json").json().list)
        #expect(rows.count == Int(waiting))
        #expect(try binary.run("outbox", "list", "--case", id + "9").code == 5)
        #expect(rows.allSatisfy { $0["payload"].isNull && $0["attempts"].integer == 1 })

        #expect(try binary.run("outbox", "retry", "--all").lines.count == Int(waiting))
        let delivered = try binary.run("outbox", "deliver", "-o", "json")
        #expect(delivered.code == 0, "\(delivered.everything)")
        #expect(try delivered.json()["delivered"].list?.count == Int(waiting))
        #expect(try binary.run("outbox", "list").talk.contains("nothing waits"))
        #expect(try binary.run("outbox", "list", "--all").output.contains("done"))
    }

    @Test(
        "an id that is none, or of nothing that failed, is refused",
        arguments: [("nonsense", 64), ("a/1/0", 5), ("a/0/0", 64)])
    func badIDs(_ id: String, _ code: Int32) throws {
        let binary = try Binary()
        _ = try binary.open()
        let answer = try binary.run("outbox", "retry", id)
        #expect(answer.code == code)
        #expect(answer.talk.contains("tiaochu outbox list"), "\(answer.talk)")
        #expect(try binary.run("outbox", "retry").code == 64)
        #expect(try binary.run("outbox", "retry", id, "--all").code == 64)
    }

    @Test(
        "why an effect could not be written is said in our own words, with the folder",
        arguments: ["/proc/effects", "/dev/full/effects"])
    func reasons(_ folder: String) throws {
        let binary = try Binary()
        _ = try binary.accepted()
        let answer = try binary.run("outbox", "deliver", "--to", folder)
        #expect(answer.code == 1 && answer.talk.contains(folder), "\(answer.everything)")
        for word in ["Domain", "NSError", "NSCocoa", "NSPOSIX"] { #expect(!answer.talk.contains(word)) }
    }
}
