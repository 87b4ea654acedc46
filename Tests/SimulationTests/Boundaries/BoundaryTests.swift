import CaseEngine
import Diagnostics
import Foundation
import Simulation
import Testing
import Workflows

@Suite("The edges of deadlines")
struct BoundaryTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    private static let seeds: [ScenarioEntry] = {
        let folder = "examples/scenarios"
        let names = FileManager.default.enumerator(atPath: root.appendingPathComponent(folder).path)?
            .compactMap { $0 as? String }.filter { $0.hasSuffix(".yaml") }.sorted()
        return (names ?? []).flatMap { name in
            let path = "\(folder)/\(name)"
            let text = (try? String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)) ?? ""
            return ScenarioReader.read(text, file: path)
        }
    }()

    /// The lengths of the law, written down here a second time; `Rules33` 第八十条 makes 3, 5 and 10 日 working days.
    private static let nation: [String: NaiveCalendar.Limit] = fixed.merging(
        channels.flatMap {
            [
                ("pre_arbitration.mediation.under_way.\($0).period", .days(15)),
                ("pre_arbitration.mediation.joint.\($0).invited.reply", .workingDays(3)),
            ]
        }
            + ["arbitration", "outcome"].flatMap {
                [
                    ("\($0).partial_worker_suit", .days(15)), ("\($0).partial_worker_suit_final", .days(15)),
                    ("\($0).partial_worker_suit_after_revocation", .days(15)),
                    ("\($0).partial_employer_suit", .days(15)),
                    ("\($0).partial_employer_suit_after_revocation", .days(15)),
                    ("\($0).partial_revocation", .days(30)), ("\($0).partial_enforcement", .years(2)),
                ]
            }
    ) { $1 }

    private static let fixed: [String: NaiveCalendar.Limit] = [
        "pre_arbitration.limitation": .years(1),
        "pre_arbitration.negotiation.under_way.reply": .days(5),
        "pre_arbitration.mediation.pending.acceptance": .workingDays(3),
        "pre_arbitration.mediation.joint.period": .days(15),
        "pre_arbitration.mediation.handing_over.reply": .workingDays(3),
        "pre_arbitration.mediation.handing_over.period": .days(15),
        "pre_arbitration.agreement.unconfirmed.judicial_confirmation": .days(30),
        "pre_arbitration.agreement.unconfirmed.arbitral_review": .days(15),
        "pre_arbitration.agreement.review_pending.decision": .workingDays(5),
        "pre_arbitration.payment_order.issued.objection": .days(15),
        "application.under_review.received.acceptance": .workingDays(5),
        "application.deferred_for_mediation.period": .days(15),
        "arbitration.award": .days(45),
        "arbitration.award_simplified": .days(45),
        "arbitration.award_arrears": .days(30),
        "arbitration.proceedings.service.pending.copy": .workingDays(5),
        "arbitration.proceedings.service.posted.deemed": .workingDays(3),
        "arbitration.proceedings.service.by_public_notice.notice": .days(30, rolls: false),
        "arbitration.proceedings.service.by_public_notice.notice_collective": .days(30, rolls: false),
        "arbitration.proceedings.tribunal.forming.formation": .workingDays(5),
        "arbitration.proceedings.tribunal.recusal_pending.decision": .workingDays(3),
        "arbitration.proceedings.stage.counterclaim": .workingDays(5),
        "arbitration.proceedings.stage.answer_period": .workingDays(10),
        "arbitration.proceedings.stage.joined_copy": .workingDays(5),
        "arbitration.proceedings.stage.answering.answer": .workingDays(10),
        "arbitration.proceedings.stage.forward_answer": .workingDays(5),
        "arbitration.proceedings.stage.hearing_scheduled.notice": .workingDaysBefore(5),
        "arbitration.proceedings.stage.hearing_scheduled.postponement": .workingDaysBefore(3),
        "arbitration.proceedings.stage.entrusted_mediation.period": .workingDays(10),
        "outcome.worker.window.suit": .days(15),
        "outcome.worker.window.suit_final": .days(15),
        "outcome.worker.window.suit_after_revocation": .days(15),
        "outcome.employer.window.suit": .days(15),
        "outcome.employer.window.suit_after_revocation": .days(15),
        "outcome.revocation.window.application": .days(30),
        "outcome.enforcement.enforceable.application": .years(2),
        "outcome.enforcement.under_way.notice": .days(10),
        "outcome.enforcement.denied.suit": .days(30),
    ]

    /// 浙江省劳动人事争议调解仲裁条例第三十九条、第四十一条。
    private static let zhejiang: [String: NaiveCalendar.Limit] = [
        "arbitration.award_simplified": .days(30),
        "arbitration.proceedings.service.by_public_notice.notice_collective": .days(10, rolls: false),
    ]

    private static let channels = ["enterprise", "sectoral", "peoples", "union", "administrative", "arbitral"]

    /// What has no scenario, and why that is right. A day deemed that of service does not move, so no notice has a say in it; the others
    /// declare no state that stops their clock: limits of other bodies and of parties outside the arbitration.
    private static let gaps: [BoundaryCoverage.Gap: Set<String>] = [
        .restsOnNoNotice: [
            "arbitration.proceedings.service.by_public_notice.notice provisional",
            "arbitration.proceedings.service.by_public_notice.notice_collective provisional",
        ],
        .neverPauses: Set(
            [
                "pre_arbitration.limitation", "pre_arbitration.negotiation.under_way.reply",
                "pre_arbitration.mediation.pending.acceptance", "pre_arbitration.mediation.joint.period",
                "pre_arbitration.mediation.handing_over.reply", "pre_arbitration.mediation.handing_over.period",
                "pre_arbitration.agreement.unconfirmed.judicial_confirmation",
                "pre_arbitration.agreement.unconfirmed.arbitral_review",
                "pre_arbitration.agreement.review_pending.decision", "pre_arbitration.payment_order.issued.objection",
                "application.under_review.received.acceptance", "application.deferred_for_mediation.period",
                "arbitration.proceedings.service.posted.deemed",
                "arbitration.proceedings.service.by_public_notice.notice",
                "arbitration.proceedings.service.by_public_notice.notice_collective",
                "arbitration.proceedings.tribunal.recusal_pending.decision",
                "arbitration.proceedings.stage.hearing_scheduled.notice",
                "arbitration.proceedings.stage.hearing_scheduled.postponement", "outcome.worker.window.suit",
                "outcome.worker.window.suit_final", "outcome.worker.window.suit_after_revocation",
                "outcome.employer.window.suit", "outcome.employer.window.suit_after_revocation",
                "outcome.revocation.window.application",
                "outcome.enforcement.enforceable.application", "outcome.enforcement.under_way.notice",
                "outcome.enforcement.denied.suit",
            ].map { "\($0) suspension" }
                + channels.flatMap {
                    [
                        "pre_arbitration.mediation.under_way.\($0).period suspension",
                        "pre_arbitration.mediation.joint.\($0).invited.reply suspension",
                    ]
                }
                + ["arbitration", "outcome"].flatMap {
                    [
                        "\($0).partial_worker_suit suspension", "\($0).partial_worker_suit_final suspension",
                        "\($0).partial_worker_suit_after_revocation suspension",
                        "\($0).partial_employer_suit suspension",
                        "\($0).partial_employer_suit_after_revocation suspension",
                        "\($0).partial_revocation suspension", "\($0).partial_enforcement suspension",
                    ]
                }),
    ]

    @Test(
        "every deadline holds on the day before, the day and the day after its last, which a plain count confirms",
        arguments: ["610113", "330000"])
    func edges(locality: String) throws {
        let library = RuleLibrary(SourceTree(folder: Self.root.path))
        // Of the province, what it counts otherwise and what it pauses otherwise: the rest is the nation's.
        let isProvince = locality == "330000"
        let keys = isProvince ? Set(Self.zhejiang.keys).union(["arbitration.award"]) : Set(Self.nation.keys)
        let seeds =
            isProvince
            ? Self.seeds.filter { seed in
                ["/localities/", "/clock/", "/tracks/"].contains { seed.location.file.contains($0) }
            }
            : Self.seeds
        let coverage = try BoundaryGenerator(
            library, workflow: "labour-dispute", locality: locality, seeds: seeds
        ).coverage(of: isProvince ? keys : nil)

        for row in coverage.rows {
            guard case .gap(let gap) = row.outcome else { continue }
            let isExpected = Self.gaps[gap]?.contains("\(row.key) \(row.span.rawValue)") ?? false
            #expect(isExpected, "\(row.key) \(row.span.rawValue): \(gap.rawValue)")
        }
        #expect(Set(coverage.rows.map(\.key)) == keys)
        let gaps = Self.gaps.values.joined().count { gap in keys.contains { gap.hasPrefix("\($0) ") } }
        #expect(coverage.plans.count + gaps == coverage.rows.count)
        try recount(coverage, in: locality)

        let entries = coverage.plans.flatMap { ScenarioReader.read($0.text, file: "\($0.key) \($0.span.rawValue)") }
        #expect(entries.count == 3 * coverage.plans.count)
        for result in ScenarioRunner(library).run(entries).results {
            for failure in result.failures {
                Issue.record("\(failure.location): expected \(failure.expected.en), actual: \(failure.actual.en)")
            }
        }
    }

    /// Counts each last day again, day by day, from the length that the law gives.
    private func recount(_ coverage: BoundaryCoverage, in locality: String) throws {
        let calendar = try NaiveCalendar(folder: Self.root.appendingPathComponent("workflows/calendars/cn"))
        let lengths = Self.nation.merging(locality == "330000" ? Self.zhejiang : [:]) { $1 }
        for plan in coverage.plans {
            let name: Comment = "\(plan.key) \(plan.span.rawValue)"
            let limit = try #require(lengths[plan.key], name)
            let anchor = try #require(NaiveCalendar.number(of: "\(plan.anchor)"), name)
            let pauses = try plan.pauses.map { pause in
                let first = try #require(NaiveCalendar.number(of: "\(pause.lowerBound)"), name)
                return first...(try #require(NaiveCalendar.number(of: "\(pause.upperBound)"), name))
            }
            let last = calendar.lastDay(of: limit, from: anchor, notCounting: pauses)
            #expect(NaiveCalendar.text(of: last) == "\(plan.lastDay)", name)
            #expect(plan.pauses.isEmpty == (plan.span != .suspension), name)
            #expect(plan.text.contains("\(plan.anchor)"), name)
            let year = try #require(Int("\(plan.lastDay)".prefix(4)), name)
            #expect(calendar.unpublishedYears.contains(year) == (plan.span == .provisional), name)
            switch plan.span {
            case .makeUp: #expect(last % 7 <= 1 && !calendar.isRestDay(last), name)
            case .ordinary: #expect(last % 7 > 1 && !calendar.isRestDay(last), name)
            case .holiday, .provisional, .suspension: break
            }
        }
    }

    @Test("the same files give the same scenarios, and a choice of deadlines gives those alone")
    func sameAgain() throws {
        let key = "pre_arbitration.mediation.under_way.enterprise.period"
        func texts() throws -> [String] {
            let library = RuleLibrary(SourceTree(folder: Self.root.path))
            let few = Self.seeds.filter { $0.location.file.contains("/mediation/") }
            return try BoundaryGenerator(library, workflow: "labour-dispute", locality: "610113", seeds: few)
                .coverage(of: [key]).plans.map(\.text)
        }
        let first = try texts()
        #expect(first.count == 4)
        #expect(first == (try texts()))
        let holiday = try #require(first.dropFirst().first)
        #expect(holiday.contains("covers: [boundary-holiday, LMAL-14]"))
        #expect(holiday.contains("顺延至") && holiday.contains("moves on to"))
    }

    @Test("a deadline that no scenario reaches is named with the reason")
    func unreached() throws {
        let library = RuleLibrary(SourceTree(folder: Self.root.path))
        let coverage = try BoundaryGenerator(library, workflow: "labour-dispute", locality: "cn", seeds: [])
            .coverage(of: ["arbitration.award"])
        let reasons = coverage.rows.map { row -> String in
            if case .gap(let gap) = row.outcome { gap.rawValue } else { "made" }
        }
        #expect(reasons == Array(repeating: "not-reached", count: 5))
    }
}
