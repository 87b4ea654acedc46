import CaseEngine
import DataValues
import Diagnostics
import StatutoryTime
import Testing

@Suite("A calendar kept in the store")
struct CalendarContentTests {
    @Test("is the calendar it was made from, its days' names too")
    func roundTrip() throws {
        let calendar = Office.calendar
        let kept = try #require(WorkCalendar(content: try DataValue(json: calendar.content.canonicalJSON)))
        #expect(kept == calendar)
        let holiday = try date("2026-02-17")
        #expect(kept.day(holiday) == calendar.day(holiday))
    }

    @Test("written without the days' names gives each day the name of its notice")
    func firstFormat() throws {
        let content: DataValue = [
            "format": 1,
            "notices": [
                [
                    "place": "cn", "year": 2026, "source": ["zh": "通知", "en": "Notice"], "published": true,
                    "days": ["2026-02-14": "working", "2026-02-17": "rest"],
                ]
            ],
        ]
        let calendar = try #require(WorkCalendar(content: content))
        #expect(calendar.isWorking(try date("2026-02-14")))
        #expect(!calendar.isWorking(try date("2026-02-17")))
        #expect(calendar.day(try date("2026-02-17")).reason.en == "Notice")
        #expect(!calendar.isProvisional(2026))
    }

    @Test(
        "that lacks a part is none",
        arguments: [
            #"{"format":3,"notices":[]}"#, #"{"format":2}"#, #"{"notices":[]}"#, "[]", "null",
            #"{"format":2,"notices":[{"place":"cn","year":2026,"published":true,"days":{}}]}"#,
            #"{"format":1,"notices":[{"place":"cn","year":2026,"source":{"zh":"a","en":"b"},"published":true,"days":{"2026-02-30":"rest"}}]}"#,
            #"{"format":1,"notices":[{"place":"cn","year":2026,"source":{"zh":"a","en":"b"},"published":true,"days":{"2026-02-17":"off"}}]}"#,
        ])
    func broken(_ json: String) throws {
        #expect(WorkCalendar(content: try DataValue(json: json)) == nil)
    }
}
