import Diagnostics
import StatutoryTime
import Testing

@Suite("Pauses, restarts and extensions")
struct ClockEventTests {
    private func award(
        from anchor: String, pauses: [Pause] = [], restarts: [Restart] = [], extensions: [Extension] = [],
        surviving: Bool = false
    ) -> Deadline {
        Deadline.counted(
            from: date(anchor),
            by: DeadlineRule(Period(45, .days), extensionsSurviveRestart: surviving), on: Calendars.national,
            pauses: pauses, restarts: restarts, extensions: extensions)
    }

    private func last(_ deadline: Deadline) -> String? { deadline.date?.description }

    // MARK: Pauses

    @Test("suspended on day 20 and resumed 60 days later, 25 days remain")
    func suspension() {
        let accepted = date("2025-03-03")
        let first = accepted.adding(days: 21)
        let deadline = award(from: "2025-03-03", pauses: [Pause(first: first, last: first.adding(days: 59))])
        #expect(deadline.naturalEnd == accepted.adding(days: 45 + 60))
        #expect(deadline.derivation.days.count { $0.role == .paused } == 60)
        #expect(deadline.counted == 45)
    }

    @Test("while a clock stands still there is no last day, and what is left is known")
    func openPause() {
        let deadline = award(from: "2025-03-03", pauses: [Pause(first: date("2025-03-24"))])
        #expect(deadline.date == nil)
        #expect(deadline.naturalEnd == nil)
        #expect(deadline.counted == 20)
        #expect(deadline.remaining == 25)
        #expect(!deadline.isProvisional)
    }

    @Test("what is left while the clock stands still includes an extension granted before")
    func openPauseWithExtension() {
        let deadline = award(
            from: "2025-03-03", pauses: [Pause(first: date("2025-03-24"))],
            extensions: [Extension(Period(15, .days), grantedOn: date("2025-03-20"))])
        #expect(deadline.remaining == 40)
    }

    @Test("thirty days of public notice are not counted in")
    func publicNotice() {
        let notice = Pause(first: date("2026-03-11"), last: date("2026-04-09"))
        #expect(last(award(from: "2026-03-02")) == "2026-04-16")
        #expect(last(award(from: "2026-03-02", pauses: [notice])) == "2026-05-18")
        #expect(
            award(from: "2026-03-02", pauses: [notice]).naturalEnd == date("2026-05-16"), "2026-04-16 and 30 days")
    }

    @Test("pauses that overlap count once, in whatever order they are given")
    func overlapping() {
        let first = Pause(first: date("2026-03-11"), last: date("2026-03-20"))
        let second = Pause(first: date("2026-03-15"), last: date("2026-03-25"))
        let whole = Pause(first: date("2026-03-11"), last: date("2026-03-25"))
        let expected = award(from: "2026-03-02", pauses: [whole]).date
        #expect(award(from: "2026-03-02", pauses: [first, second]).date == expected)
        #expect(award(from: "2026-03-02", pauses: [second, first]).date == expected)
    }

    @Test("a pause after the last day changes nothing")
    func latePause() {
        #expect(award(from: "2026-03-02", pauses: [Pause(first: date("2026-04-17"))]).date == date("2026-04-16"))
    }

    @Test("a pause that begins while the last day is moving on holds it too")
    func pauseDuringRoll() {
        // The natural end is Saturday 2026-03-21.
        let rule = DeadlineRule(Period(15, .days))
        let pause = Pause(first: date("2026-03-22"), last: date("2026-03-25"))
        let deadline = Deadline.counted(from: date("2026-03-06"), by: rule, on: Calendars.national, pauses: [pause])
        #expect(last(deadline) == "2026-03-26")
        let open = Deadline.counted(
            from: date("2026-03-06"), by: rule, on: Calendars.national, pauses: [Pause(first: date("2026-03-23"))])
        #expect(open.date == nil)
        #expect(open.remaining == 0)
    }

    @Test("working days inside a pause do not count either")
    func workingDays() {
        let rule = DeadlineRule(Period(5, .workingDays))
        let pause = Pause(first: date("2026-03-04"), last: date("2026-03-10"))
        #expect(last(Deadline.counted(from: date("2026-03-02"), by: rule, on: Calendars.national)) == "2026-03-09")
        #expect(
            last(Deadline.counted(from: date("2026-03-02"), by: rule, on: Calendars.national, pauses: [pause]))
                == "2026-03-16")
    }

    @Test("a year is pushed out by the days for which its clock stood still")
    func limitation() {
        let rule = DeadlineRule(Period(1, .years), rolls: false)
        let pause = Pause(first: date("2025-06-01"), last: date("2025-06-30"))
        let deadline = Deadline.counted(from: date("2025-03-14"), by: rule, on: Calendars.national, pauses: [pause])
        #expect(deadline.date == date("2026-03-14").adding(days: 30))
    }

    // MARK: Restarts

    @Test("a case whose papers were completed later counts from acceptance, and acceptance from completion")
    func completion() {
        let acceptance = Deadline.counted(
            from: date("2025-08-10"), by: DeadlineRule(Period(5, .workingDays)), on: Calendars.national,
            restarts: [Restart(on: date("2025-08-18"), reason: BilingualText(zh: "材料补正", en: "papers completed"))])
        #expect(last(acceptance) == "2025-08-25")
        #expect(acceptance.anchor == date("2025-08-18"))
        #expect(last(award(from: "2025-08-22")) == "2025-10-09")
    }

    @Test("a merged counterclaim, a joinder and a transfer each count the limit anew from their own day")
    func restarts() {
        #expect(last(award(from: "2026-03-02", restarts: [Restart(on: date("2026-03-14"))])) == "2026-04-28")
        let twice = [Restart(on: date("2026-03-24")), Restart(on: date("2026-03-14"))]
        #expect(last(award(from: "2026-03-02", restarts: twice)) == "2026-05-08")
        #expect(award(from: "2026-03-02", restarts: twice).anchor == date("2026-03-24"))
    }

    @Test("two restarts on one day are one, and one that begins anew by law prevails over an interruption")
    func sameDay() {
        let day = date("2026-03-14")
        let restarts = [Restart(on: day, .interruption), Restart(on: day), Restart(on: day)]
        let deadline = award(from: "2026-03-02", restarts: restarts)
        #expect(last(deadline) == "2026-04-28")
        #expect(deadline.derivation.days.count { $0.role == .restarted } == 1)
        #expect(last(award(from: "2026-01-02", restarts: restarts)) == "2026-04-28", "the first count had ended")
    }

    @Test("a restart on or before the anchor changes nothing")
    func earlyRestart() {
        let early = [Restart(on: date("2026-03-02")), Restart(on: date("2026-02-01"))]
        #expect(award(from: "2026-03-02", restarts: early).date == award(from: "2026-03-02").date)
    }

    @Test("a restart by law on the anchor itself, such as a transfer, moves nothing and is told with its reason")
    func restartOnAnchor() {
        let received = Restart(on: date("2026-03-02"), reason: BilingualText(zh: "接受移送", en: "transferred here"))
        let deadline = award(from: "2026-03-02", restarts: [received])
        #expect(deadline.date == award(from: "2026-03-02").date)
        #expect(
            deadline.derivation.lines(in: .chinese).contains("2026-03-02 周一  起算日，不计入（接受移送）"),
            "\(deadline.derivation.lines(in: .chinese))")
        let interruption = Restart(on: date("2026-03-02"), .interruption, reason: received.reason)
        #expect(award(from: "2026-03-02", restarts: [interruption]).derivation.days.allSatisfy { $0.event == nil })
    }

    @Test("a limit that had passed is counted anew by law, but a limitation period that had ended is not revived")
    func lapsedFirst() {
        let late = date("2026-06-01")
        #expect(last(award(from: "2026-03-02", restarts: [Restart(on: late)])) == "2026-07-16")
        let rule = DeadlineRule(Period(1, .years))
        let ended = Deadline.counted(
            from: date("2024-03-14"), by: rule, on: Calendars.national, restarts: [Restart(on: late, .interruption)])
        #expect(last(ended) == "2025-03-14")
        #expect(ended.derivation.days.last?.role == .void)
        let running = Deadline.counted(
            from: date("2024-03-14"), by: rule, on: Calendars.national,
            restarts: [Restart(on: date("2025-03-14"), .interruption)])
        #expect(last(running) == "2026-03-16", "on the last day it is still in time")
    }

    @Test("a pause that goes on over a restart holds the new count as well")
    func pauseAcrossRestart() {
        let pause = Pause(first: date("2026-03-10"), last: date("2026-03-20"))
        #expect(
            award(from: "2026-03-02", pauses: [pause], restarts: [Restart(on: date("2026-03-14"))]).naturalEnd
                == date("2026-03-20").adding(days: 45))
        let open = award(
            from: "2026-03-02", pauses: [Pause(first: date("2026-03-10"))],
            restarts: [Restart(on: date("2026-03-14"))])
        #expect(open.date == nil)
        #expect(open.remaining == 45)
    }

    // MARK: Extensions

    @Test("an extension is counted on from the natural end, not from the day to which that had moved")
    func extensionFromNaturalEnd() {
        let granted = Extension(Period(15, .days), grantedOn: date("2025-09-20"))
        let deadline = award(from: "2025-08-22", extensions: [granted])
        #expect(award(from: "2025-08-22").date == date("2025-10-09"), "moved from 2025-10-06")
        #expect(last(deadline) == "2025-10-21")
        #expect(deadline.counted == 60)
    }

    @Test("an extension may be granted on the last day, also one that had moved there, and not after it")
    func extensionInTime() {
        func extended(on day: String) -> String? {
            last(award(from: "2025-08-22", extensions: [Extension(Period(15, .days), grantedOn: date(day))]))
        }
        #expect(extended(on: "2025-10-09") == "2025-10-21")
        #expect(extended(on: "2025-10-10") == "2025-10-09")
        #expect(last(award(from: "2025-08-22", extensions: [Extension(Period(15, .days))])) == "2025-10-21")
    }

    @Test("whether an extension granted before a restart lengthens the new count is for the rule to say")
    func extensionAndRestart() {
        let granted = [Extension(Period(15, .days), grantedOn: date("2026-03-10"))]
        let restart = [Restart(on: date("2026-03-14"))]
        #expect(last(award(from: "2026-03-02", restarts: restart, extensions: granted)) == "2026-04-28")
        #expect(
            last(award(from: "2026-03-02", restarts: restart, extensions: granted, surviving: true)) == "2026-05-13")
        let after = [Extension(Period(15, .days), grantedOn: date("2026-03-20"))]
        #expect(last(award(from: "2026-03-02", restarts: restart, extensions: after)) == "2026-05-13")
    }

    @Test("an extension in working days on top of calendar days is counted in working days")
    func mixedUnits() {
        let deadline = Deadline.counted(
            from: date("2026-02-02"), by: DeadlineRule(Period(15, .days)), on: Calendars.national,
            extensions: [Extension(Period(2, .workingDays))])
        // Fifteen days end on 2026-02-17, in the Spring Festival; the first two working days after it are Tuesday and Wednesday.
        #expect(deadline.naturalEnd == date("2026-02-25"))
        #expect(deadline.counted == 2)
    }

    @Test("an extension of a month reaches from the natural end to its corresponding day")
    func monthOnTop() {
        let deadline = Deadline.counted(
            from: date("2025-11-30"), by: DeadlineRule(Period(1, .months)), on: Calendars.national,
            extensions: [Extension(Period(2, .months))])
        #expect(deadline.naturalEnd == date("2026-02-28"))
    }
}
