import CaseEngine
import CaseStores
import DataValues
import Diagnostics
import StatutoryTime
import Testing
import Workflows

@Suite("Forecast")
struct ForecastTests {
    @Test(
        "what is forecast is what then happens when nobody acts",
        arguments: StoreKind.allCases,
        [
            ["accept"], ["accept", "suspend"], ["accept", "suspend", "resume"], ["accept", "decide"],
            ["accept", "decide", "serve"], [],
        ])
    func comesTrue(_ kind: StoreKind, _ events: [String]) throws {
        try withOffice(kind) { office in
            let engine = office.engine()
            let id = try engine.open()
            for event in events {
                try engine.advance(
                    id, event, event == "decide" ? ["outcome": "paid"] : [:],
                    as: Actor(id: "both", roles: ["clerk", "judge"]))
            }
            let before = try office.file(id)
            let forecast = try engine.forecast(id, limit: 6)
            #expect(try office.file(id) == before)
            let end = try forecast.last.map(\.dueOn) ?? date("2026-12-31")
            office.now = LegalTime(date: end.adding(days: 1))
            let fired = try office.engine().fireDeadlines(before: office.now.date).fired
            #expect(
                fired.map { "\($0.dueOn) \($0.key) \($0.event)" }
                    == forecast.map { "\($0.dueOn) \($0.key) \($0.event)" })
            let record = try office.file(id).record
            if let last = forecast.last {
                #expect(last.configuration == record.configuration)
                #expect(last.isClosed == (record.status == .closed))
            }
            let served = events == ["accept", "decide", "serve"]
            #expect(record.closureCode == (served ? "01" : nil))
        }
    }

    @Test("a deadline that fired and still stands is not forecast again", arguments: StoreKind.allCases)
    func firedStands(_ kind: StoreKind) throws {
        try withOffice(kind) { office in
            let engine = office.engine()
            let id = try engine.open()
            try engine.advance(id, "accept")
            try office.turnClock(to: "2026-02-12T10:00")
            _ = try engine.fireDeadlines(before: office.now.date)
            #expect(try engine.forecast(id).map(\.key) == ["running.decision"])
        }
    }
}
