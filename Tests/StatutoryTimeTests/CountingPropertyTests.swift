import SeededInputs
import StatutoryTime
import Testing

/// What must hold on any date, against a count written out in the plainest way.
@Suite("Counting, over random dates")
struct CountingPropertyTests {
    private static let seed: UInt64 = 20_261_123
    private let calendar = Calendars.national

    private struct Sample {
        var anchor: LegalDate
        var period: Period
        var pauses: [Pause]
        var restarts: [Restart]
        var extensions: [Extension]
    }

    private func samples(_ count: Int) -> [Sample] {
        var random = SeededGenerator(seed: Self.seed)
        return (0..<count).map { _ in
            let anchor = LegalDate.epoch.adding(days: 19_723 + Int.random(in: 0..<900, using: &random))
            func later() -> LegalDate { anchor.adding(days: Int.random(in: 1...80, using: &random)) }
            return Sample(
                anchor: anchor,
                period: Period(
                    Int.random(in: 1...60, using: &random), Bool.random(using: &random) ? .days : .workingDays),
                pauses: (0..<Int.random(in: 0...2, using: &random)).map { _ in
                    let first = later()
                    return Pause(first: first, last: first.adding(days: Int.random(in: 0...30, using: &random)))
                },
                restarts: (0..<Int.random(in: 0...2, using: &random)).map { _ in Restart(on: later()) },
                extensions: Bool.random(using: &random)
                    ? [Extension(Period(Int.random(in: 1...15, using: &random), .days))] : [])
        }
    }

    private func count(_ sample: Sample, rolls: Bool = true, pauses: [Pause] = []) -> Deadline {
        Deadline.counted(
            from: sample.anchor, by: DeadlineRule(sample.period, rolls: rolls), on: calendar, pauses: pauses)
    }

    @Test("n days added are n days walked, skipping what does not count")
    func walked() throws {
        for sample in samples(2_000) {
            let end = try #require(count(sample, rolls: false, pauses: sample.pauses).naturalEnd)
            let counted = sample.anchor.daysFollowing(through: end).filter { day in
                !sample.pauses.contains { $0.first <= day && day <= $0.last ?? day }
                    && (sample.period.unit == .days || calendar.isWorking(day))
            }
            #expect(counted.count == sample.period.amount, "seed \(Self.seed): \(sample)")
            #expect(counted.last == end, "seed \(Self.seed): \(sample)")
        }
    }

    @Test("a period counted in two parts ends where it ends in one")
    func additive() throws {
        for sample in samples(2_000) {
            let part = sample.period.amount / 2
            let rest = sample.period.amount - part
            let whole = count(sample, rolls: false).naturalEnd
            let first = Deadline.counted(
                from: sample.anchor, by: DeadlineRule(Period(part, sample.period.unit), rolls: false), on: calendar)
            let second = Deadline.counted(
                from: try #require(first.date), by: DeadlineRule(Period(rest, sample.period.unit), rolls: false),
                on: calendar)
            #expect(second.date == whole, "seed \(Self.seed): \(sample)")
        }
    }

    @Test("a last day that moves on is a working day, and no working day lies between the natural end and it")
    func rolls() throws {
        for sample in samples(2_000) {
            let deadline = count(sample)
            let (natural, date) = (try #require(deadline.naturalEnd), try #require(deadline.date))
            #expect(calendar.isWorking(date), "seed \(Self.seed): \(sample)")
            #expect(date >= natural)
            if date > natural {
                #expect(
                    !([natural] + natural.daysFollowing(through: date)).dropLast().contains(where: calendar.isWorking),
                    "seed \(Self.seed): \(sample)")
            }
        }
    }

    @Test("a pause and an extension never make a deadline earlier")
    func monotone() throws {
        for sample in samples(2_000) {
            let plain = try #require(count(sample).date)
            #expect(try #require(count(sample, pauses: sample.pauses).date) >= plain, "seed \(Self.seed): \(sample)")
            let extended = Deadline.counted(
                from: sample.anchor, by: DeadlineRule(sample.period), on: calendar, extensions: sample.extensions)
            #expect(try #require(extended.date) >= plain, "seed \(Self.seed): \(sample)")
        }
    }

    @Test("a restart ends where a fresh count from its day ends")
    func restarts() {
        for sample in samples(2_000) {
            guard let last = sample.restarts.map(\.date).max() else { continue }
            let restarted = Deadline.counted(
                from: sample.anchor, by: DeadlineRule(sample.period), on: calendar, pauses: sample.pauses,
                restarts: sample.restarts, extensions: sample.extensions)
            let fresh = Deadline.counted(
                from: last, by: DeadlineRule(sample.period), on: calendar, pauses: sample.pauses,
                extensions: sample.extensions)
            #expect(restarted.date == fresh.date, "seed \(Self.seed): \(sample)")
            #expect(restarted.anchor == last, "seed \(Self.seed): \(sample)")
        }
    }

    @Test("counting back from a deadline in working days comes to its anchor or a rest day after it")
    func backAndForth() throws {
        for sample in samples(2_000) where sample.period.unit == .workingDays {
            let end = try #require(count(sample).date)
            let back = Deadline.counted(
                from: end, by: DeadlineRule(sample.period, direction: .before), on: calendar)
            let date = try #require(back.date)
            #expect(calendar.isWorking(date))
            #expect(
                date == calendar.workingDay(onOrBefore: sample.anchor), "seed \(Self.seed): \(sample) back to \(date)")
        }
    }

    @Test("the derivation tells every day once, in order, from the anchor to the last day")
    func derivation() throws {
        for sample in samples(1_000) {
            let deadline = Deadline.counted(
                from: sample.anchor, by: DeadlineRule(sample.period), on: calendar, pauses: sample.pauses,
                restarts: sample.restarts, extensions: sample.extensions)
            let days = deadline.derivation.days
            let walked = days.filter { $0.role != .extended && $0.role != .void }
            // Only a limit that had already passed when it was counted anew leaves days between.
            let isWhole = zip(walked, walked.dropFirst()).allSatisfy { earlier, later in
                let gap = earlier.date.days(until: later.date)
                return gap == 1 || (gap > 1 && later.role == .restarted)
            }
            #expect(isWhole, "seed \(Self.seed): \(sample)")
            #expect(walked.first?.date == sample.anchor)
            #expect(walked.last?.date == deadline.date)
            #expect(days.last { $0.role == .counted }?.count == deadline.counted)
            #expect(deadline.derivation.date == deadline.date)
            #expect(deadline.derivation.naturalEnd == deadline.naturalEnd)
        }
    }
}
