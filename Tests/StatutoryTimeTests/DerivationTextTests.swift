import Diagnostics
import StatutoryTime
import Testing

@Suite("Derivations in words")
struct DerivationTextTests {
    private func text(_ deadline: Deadline, _ language: Language = .english, full: Bool = false) -> String {
        deadline.derivation.lines(in: language, full: full).joined(separator: "\n")
    }

    @Test("working days over the Spring Festival show each holiday, make-up day and the notice behind them")
    func workingDays() {
        let rule = DeadlineRule(Period(5, .workingDays), basis: BilingualText(zh: "办案规则 第八十条", en: "Rules33 art. 80"))
        let deadline = Deadline.counted(from: date("2026-02-13"), by: rule, on: Calendars.national)
        #expect(
            text(deadline) == """
                5 working days from 2026-02-13, the start day not counted; a last day on a rest day moves on.
                Counted by: Rules33 art. 80
                2026-02-13 Friday  start day, not counted
                2026-02-14 Saturday  day 1  make-up working day (holiday notice 2026)
                2026-02-15 to 2026-02-23  not counted  holiday (holiday notice 2026)
                2026-02-24 to 2026-02-26  days 2 to 4
                2026-02-27 Friday  day 5  working day
                Last day: 2026-02-27 (Friday), until 24:00
                """)
        #expect(
            text(deadline, .chinese) == """
                自 2026-02-13 起 5 个工作日，起算日不计入；末日遇休息日顺延。
                依据：办案规则 第八十条
                2026-02-13 周五  起算日，不计入
                2026-02-14 周六  第 1 日  调休上班（2026年放假通知）
                2026-02-15 至 2026-02-23  不计入  放假（2026年放假通知）
                2026-02-24 至 2026-02-26  第 2 至 4 日
                2026-02-27 周五  第 5 日  工作日
                届满日：2026-02-27（周五）24:00
                """)
    }

    @Test("a long run of calendar days is one line, and the last day and those it moved over are shown")
    func calendarDays() {
        let deadline = Deadline.counted(
            from: date("2025-08-22"), by: DeadlineRule(Period(45, .days)), on: Calendars.national)
        #expect(
            text(deadline) == """
                45 days from 2025-08-22, the start day not counted; a last day on a rest day moves on.
                2025-08-22 Friday  start day, not counted
                2025-08-23 to 2025-10-05  days 1 to 44
                2025-10-06 Monday  day 45  holiday (holiday notice 2025)
                2025-10-07 Tuesday  rest day  holiday (holiday notice 2025)
                2025-10-08 Wednesday  rest day  holiday (holiday notice 2025)
                2025-10-09 Thursday  moved on to here  working day
                Last day: 2025-10-09 (Thursday), until 24:00, moved from 2025-10-06
                """)
        #expect(
            text(deadline, .chinese) == """
                自 2025-08-22 起 45 日，起算日不计入；末日遇休息日顺延。
                2025-08-22 周五  起算日，不计入
                2025-08-23 至 2025-10-05  第 1 至 44 日
                2025-10-06 周一  第 45 日  放假（2025年放假通知）
                2025-10-07 周二  休息日  放假（2025年放假通知）
                2025-10-08 周三  休息日  放假（2025年放假通知）
                2025-10-09 周四  顺延至此  工作日
                届满日：2025-10-09（周四）24:00，由 2025-10-06 移来
                """)
        #expect(deadline.derivation.lines(in: .chinese, full: true).count == 2 + 46 + 3)
    }

    @Test("many weeks of working days are one line that says how many weekend days lie in it")
    func manyWeeks() {
        let deadline = Deadline.counted(
            from: date("2025-08-01"), by: DeadlineRule(Period(60, .workingDays)), on: Calendars.national)
        #expect(
            text(deadline) == """
                60 working days from 2025-08-01, the start day not counted; a last day on a rest day moves on.
                2025-08-01 Friday  start day, not counted
                2025-08-02 to 2025-08-03  not counted  weekend
                2025-08-04 to 2025-09-26  days 1 to 40, 14 weekend days between them not counted
                2025-09-27 Saturday  not counted  weekend
                2025-09-28 Sunday  day 41  make-up working day (holiday notice 2025)
                2025-09-29 to 2025-09-30  days 42 to 43
                2025-10-01 to 2025-10-08  not counted  holiday (holiday notice 2025)
                2025-10-09 to 2025-10-10  days 44 to 45
                2025-10-11 Saturday  day 46  make-up working day (holiday notice 2025)
                2025-10-12 Sunday  not counted  weekend
                2025-10-13 to 2025-10-29  days 47 to 59, 4 weekend days between them not counted
                2025-10-30 Thursday  day 60  working day
                Last day: 2025-10-30 (Thursday), until 24:00
                """)
        #expect(
            text(deadline, .chinese) == """
                自 2025-08-01 起 60 个工作日，起算日不计入；末日遇休息日顺延。
                2025-08-01 周五  起算日，不计入
                2025-08-02 至 2025-08-03  不计入  周末
                2025-08-04 至 2025-09-26  第 1 至 40 日，其间周末 14 天不计入
                2025-09-27 周六  不计入  周末
                2025-09-28 周日  第 41 日  调休上班（2025年放假通知）
                2025-09-29 至 2025-09-30  第 42 至 43 日
                2025-10-01 至 2025-10-08  不计入  放假（2025年放假通知）
                2025-10-09 至 2025-10-10  第 44 至 45 日
                2025-10-11 周六  第 46 日  调休上班（2025年放假通知）
                2025-10-12 周日  不计入  周末
                2025-10-13 至 2025-10-29  第 47 至 59 日，其间周末 4 天不计入
                2025-10-30 周四  第 60 日  工作日
                届满日：2025-10-30（周四）24:00
                """)
    }

    @Test("suspension, joinder and extension each have their line with the reason")
    func events() {
        let deadline = Deadline.counted(
            from: date("2026-03-02"), by: DeadlineRule(Period(45, .days)), on: Calendars.national,
            pauses: [
                Pause(
                    first: date("2026-04-01"), last: date("2026-04-20"),
                    reason: BilingualText(zh: "等待工伤认定", en: "work injury recognition awaited"))
            ],
            restarts: [Restart(on: date("2026-03-14"), reason: BilingualText(zh: "追加当事人", en: "joinder"))],
            extensions: [
                Extension(
                    Period(15, .days), grantedOn: date("2026-05-08"),
                    reason: BilingualText(zh: "案情复杂，主任批准", en: "complex, approved by the director")),
                Extension(Period(15, .days), grantedOn: date("2026-07-01")),
            ])
        #expect(
            text(deadline) == """
                45 days from 2026-03-02, the start day not counted; a last day on a rest day moves on.
                2026-03-02 Monday  start day, not counted
                2026-03-03 to 2026-03-13  days 1 to 11
                2026-03-14 Saturday  counted anew from this day, which is not counted; the 11 days counted before no longer matter (joinder)
                2026-03-15 to 2026-03-31  days 1 to 17
                2026-04-01 to 2026-04-20  the clock stands still (work injury recognition awaited)
                2026-04-21 to 2026-05-18  days 18 to 45
                2026-05-18 Monday  extended by 15 days, counted on from here, granted on 2026-05-08 (complex, approved by the director)
                2026-05-19 to 2026-06-01  days 46 to 59
                2026-06-02 Tuesday  day 60  working day
                2026-06-02 Tuesday  an extension by 15 days was granted only on 2026-07-01, after the period had ended
                Last day: 2026-06-02 (Tuesday), until 24:00
                """)
        #expect(
            text(deadline, .chinese) == """
                自 2026-03-02 起 45 日，起算日不计入；末日遇休息日顺延。
                2026-03-02 周一  起算日，不计入
                2026-03-03 至 2026-03-13  第 1 至 11 日
                2026-03-14 周六  自此日起重新计算，此日不计入，此前已计的 11 日不再计算（追加当事人）
                2026-03-15 至 2026-03-31  第 1 至 17 日
                2026-04-01 至 2026-04-20  期间停止计算（等待工伤认定）
                2026-04-21 至 2026-05-18  第 18 至 45 日
                2026-05-18 周一  延长 15 日，自此续计，2026-05-08 批准（案情复杂，主任批准）
                2026-05-19 至 2026-06-01  第 46 至 59 日
                2026-06-02 周二  第 60 日  工作日
                2026-06-02 周二  2026-07-01 才批准延长 15 日，期间已届满，不计
                届满日：2026-06-02（周二）24:00
                """)
    }

    @Test("a clock that stands still says how much has been counted and how much is left")
    func standing() {
        let deadline = Deadline.counted(
            from: date("2025-03-03"), by: DeadlineRule(Period(45, .days)), on: Calendars.national,
            pauses: [Pause(first: date("2025-03-24"), reason: BilingualText(zh: "中止审理", en: "suspended"))])
        #expect(
            text(deadline) == """
                45 days from 2025-03-03, the start day not counted; a last day on a rest day moves on.
                2025-03-03 Monday  start day, not counted
                2025-03-04 to 2025-03-23  days 1 to 20
                2025-03-24 Monday  the clock stands still (suspended)
                The clock stands still, there is no last day yet: 20 counted, 25 left.
                """)
        #expect(
            text(deadline, .chinese) == """
                自 2025-03-03 起 45 日，起算日不计入；末日遇休息日顺延。
                2025-03-03 周一  起算日，不计入
                2025-03-04 至 2025-03-23  第 1 至 20 日
                2025-03-24 周一  期间停止计算（中止审理）
                期间停止计算，尚无届满日：已计 20 日，余 25 日。
                """)
    }

    @Test("a count backwards says so and moves to an earlier day")
    func backwards() {
        let deadline = Deadline.counted(
            from: date("2026-06-30"), by: DeadlineRule(Period(60, .days), direction: .before), on: Calendars.national)
        #expect(
            text(deadline) == """
                at least 60 days before 2026-06-30, counted back, the start day not counted; on a rest day act earlier.
                2026-06-30 Tuesday  start day, not counted
                2026-06-29 to 2026-05-02  days 1 to 59
                2026-05-01 Friday  day 60  holiday (holiday notice 2026)
                2026-04-30 Thursday  moved back to here  working day
                Last day: 2026-04-30 (Thursday), until 24:00, moved from 2026-05-01
                """)
        #expect(
            text(deadline, .chinese) == """
                至少在 2026-06-30 之前 60 日，倒推，起算日不计入；末日遇休息日提前。
                2026-06-30 周二  起算日，不计入
                2026-06-29 至 2026-05-02  第 1 至 59 日
                2026-05-01 周五  第 60 日  放假（2026年放假通知）
                2026-04-30 周四  提前至此  工作日
                届满日：2026-04-30（周四）24:00，由 2026-05-01 移来
                """)
    }

    @Test("an interruption that came too late is told and changes nothing")
    func tooLate() {
        let deadline = Deadline.counted(
            from: date("2024-03-14"), by: DeadlineRule(Period(1, .years)), on: Calendars.national,
            restarts: [
                Restart(
                    on: date("2025-06-01"), .interruption, reason: BilingualText(zh: "申请调解", en: "mediation asked for"))
            ])
        #expect(
            text(deadline) == """
                1 year from 2024-03-14, the start day not counted; a last day on a rest day moves on.
                2024-03-14 Thursday  start day, not counted
                2024-03-15 to 2025-03-13  days 1 to 364
                2025-03-14 Friday  day 365  working day
                2025-06-01 Sunday  the period had ended on 2025-03-14 and is not interrupted (mediation asked for)
                Last day: 2025-03-14 (Friday), until 24:00
                """)
        #expect(
            text(deadline, .chinese) == """
                自 2024-03-14 起 1 年，起算日不计入；末日遇休息日顺延。
                2024-03-14 周四  起算日，不计入
                2024-03-15 至 2025-03-13  第 1 至 364 日
                2025-03-14 周五  第 365 日  工作日
                2025-06-01 周日  期间已于 2025-03-14 届满，不再中断（申请调解）
                届满日：2025-03-14（周五）24:00
                """)
    }

    @Test("a provisional result names the years without a notice")
    func provisional() {
        let deadline = Deadline.counted(
            from: date("2026-12-18"), by: DeadlineRule(Period(15, .days)), on: Calendars.national)
        #expect(
            text(deadline) == """
                15 days from 2026-12-18, the start day not counted; a last day on a rest day moves on.
                2026-12-18 Friday  start day, not counted
                2026-12-19 to 2027-01-01  days 1 to 14
                2027-01-02 Saturday  day 15  weekend [provisional]
                2027-01-03 Sunday  rest day  weekend [provisional]
                2027-01-04 Monday  moved on to here  working day [provisional]
                Last day: 2027-01-04 (Monday), until 24:00, moved from 2027-01-02
                Provisional: no holiday notice for 2027; only weekends and known statutory days were counted, and it may move.
                """)
        #expect(
            text(deadline, .chinese) == """
                自 2026-12-18 起 15 日，起算日不计入；末日遇休息日顺延。
                2026-12-18 周五  起算日，不计入
                2026-12-19 至 2027-01-01  第 1 至 14 日
                2027-01-02 周六  第 15 日  周末〔暂定〕
                2027-01-03 周日  休息日  周末〔暂定〕
                2027-01-04 周一  顺延至此  工作日〔暂定〕
                届满日：2027-01-04（周一）24:00，由 2027-01-02 移来
                暂定：没有 2027 年的放假通知，只按周末和已知法定节日计算；通知公布后可能变动。
                """)
    }
}
