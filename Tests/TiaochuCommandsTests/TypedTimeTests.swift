import DataValues
import StatutoryTime
import Testing
import Workflows

@testable import TiaochuCommands

@Suite("Days and times as people type them")
struct TypedTimeTests {
    @Test(
        "one day, however it is written",
        arguments: [
            "2026-03-02", "2026/3/2", "2026/03/02", "2026.3.2", "20260302", "2026年3月2日", "2026年03月02日",
            "2026 年 3 月 2 日",
            "２０２６－０３－０２", "２０２６年３月２日", "２０２６／３／２", " 2026-03-02 ", "2026–03–02",
        ])
    func day(_ text: String) throws {
        #expect(try TypedTime.time(text) == StatedTime("2026-03-02"))
        #expect(try TypedTime.day(text).description == "2026-03-02")
    }

    @Test(
        "one time of that day, however it is written",
        arguments: [
            "2026-03-02T09:30", "2026-03-02 09:30", "2026-03-02 9:30", "2026/3/2 9:30:00", "2026年3月2日9时30分",
            "2026年3月2日 9:30", "２０２６－０３－０２　０９：３０", "2026-03-02T09:30+08:00", "2026年 3月 2日 09:30",
        ])
    func time(_ text: String) throws {
        #expect(try TypedTime.time(text) == StatedTime("2026-03-02T09:30"))
    }

    @Test(
        "what is no day, or one of a year that nobody means, is refused",
        arguments: [
            "", "T", "日", "2026", "2026-02-30", "2026-13-01", "yesterday", "0001-01-01", "1850-01-01", "9999-01-01",
            "2026-03-02T", "2026-03-02T25:00", "2026-03-02 09:30 x", "2026年3月", "2026-03-02T09:30Z", "-1-01-01",
        ])
    func refused(_ text: String) {
        #expect(throws: CommandFailure.self) { try TypedTime.time(text) }
    }

    @Test("an act is dated in every way of writing, and never before the Labour Law took force")
    func acts() throws {
        let binary = try Binary()
        let id = try binary.open()
        for (at, isTaken) in [("2026年3月2日", true), ("２０２６／３／２", true)] {
            let answer = try binary.run("case", "advance", id, "triage", "--dry-run", "--at", at)
            #expect((answer.code == 0) == isTaken, "\(at): \(answer.everything)")
        }
        for (at, code, says) in [
            ("0001-01-01", 64, "the year 0001"), ("1850-06-01", 64, "between 1900 and 2999"),
            ("1994-12-31", 3, "before the Labour Law took force, 1995-01-01"), ("2027-01-01", 3, "in the future"),
        ] as [(String, Int32, String)] {
            let answer = try binary.run("case", "open", "--locality", "610113", "--facts", "my.json", "--at", at)
            #expect(answer.code == code, "\(at): \(answer.everything)")
            #expect(answer.talk.contains(says), "\(at): \(answer.talk)")
        }
        #expect(try binary.run("case", "list", "-o", "json").json().list?.count == 1)
        let old = try binary.run("case", "open", "--locality", "610113", "--facts", "my.json", "--at", "1995-01-01")
        #expect(old.code == 0, "\(old.everything)")
    }

    @Test("the calendar ends where its years end, instead of wrapping around or running on")
    func calendar() throws {
        let binary = try Binary()
        for arguments in [
            ["calendar", "add", "2026-01-01", "10000", "--unit", "years"],
            ["calendar", "add", "0001-01-01", "10", "--before"],
            ["calendar", "add", "1900-01-05", "10", "--before"], ["calendar", "add", "2999-12-30", "10"],
            ["calendar", "add", "2026-01-01", "11000", "--unit", "months", "--before"], ["calendar", "show", "9999"],
            ["calendar", "show", "0001-01"], ["locality", "show", "610113", "--on", "0001-01-01"],
            ["deadline", "run", "--until", "0001-01-01"], ["deadline", "list", "--due-within", "9223372036854775807"],
            ["deadline", "export", "--due-within", "9223372036854775807"],
        ] {
            let answer = try binary.run(arguments)
            #expect(answer.code == 64, "\(arguments): \(answer.everything)")
            #expect(answer.output.isEmpty)
        }
        for arguments in [
            ["calendar", "add", "2026年2月13日", "5", "--unit", "工作日"], ["calendar", "show", "2026年2月"],
            ["calendar", "show", "２０２６"], ["calendar", "add", "2026-01-01", "10000"],
        ] {
            let answer = try binary.run(arguments)
            #expect(answer.code == 0, "\(arguments): \(answer.everything)")
        }
    }
}
