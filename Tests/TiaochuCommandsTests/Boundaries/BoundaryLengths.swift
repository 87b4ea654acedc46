/// What the boundaries of the shipped rules are held against, written down here a second time.
enum BoundaryLengths {
    /// The lengths of the law, written down here a second time; `Rules33` 第八十条 makes 3, 5 and 10 日 working days.
    static let nation: [String: NaiveCalendar.Limit] = fixed.merging(
        channels.flatMap {
            [
                ("pre_arbitration.mediation.under_way.\($0).period", .days(15)),
                ("pre_arbitration.mediation.joint.\($0).invited.reply", .workingDays(3)),
            ]
        }
            + ["arbitration", "outcome", "closing"].flatMap {
                [
                    ("\($0).partial_worker_suit", .days(15)), ("\($0).partial_worker_suit_final", .days(15)),
                    ("\($0).partial_worker_suit_after_revocation", .days(15)),
                    ("\($0).partial_employer_suit", .days(15)),
                    ("\($0).partial_employer_suit_after_revocation", .days(15)),
                    ("\($0).partial_revocation", .days(30)), ("\($0).partial_enforcement", .years(2)),
                    ("\($0).partial_enforcement_1", .years(2)), ("\($0).partial_enforcement_2", .years(2)),
                    ("\($0).partial_enforcement_3", .years(2)), ("\($0).partial_enforcement_4", .years(2)),
                ]
            }
    ) { $1 }

    static let fixed: [String: NaiveCalendar.Limit] = [
        "pre_arbitration.limitation": .years(1),
        "pre_arbitration.negotiation.under_way.reply": .days(5),
        "pre_arbitration.mediation.pending.acceptance": .workingDays(3),
        "pre_arbitration.mediation.joint.period": .days(15),
        "pre_arbitration.mediation.handing_over.reply": .workingDays(3),
        "pre_arbitration.mediation.handing_over.period": .days(15),
        "pre_arbitration.agreement.unconfirmed.judicial_confirmation": .days(30),
        "pre_arbitration.agreement.unconfirmed.arbitral_review": .days(15),
        "pre_arbitration.agreement.confirmation_pending.acceptance": .days(3),
        "pre_arbitration.agreement.confirmation_pending.decision": .days(15),
        "pre_arbitration.agreement.review_pending.decision": .workingDays(5),
        "pre_arbitration.payment_order.applied.acceptance": .days(5),
        "pre_arbitration.payment_order.applied.issue": .days(15),
        "pre_arbitration.payment_order.applied.service": .days(30),
        "pre_arbitration.payment_order.issued.objection": .days(15),
        "application.under_review.received.acceptance": .workingDays(5),
        "application.deferred_for_mediation.period": .days(15),
        "arbitration.award": .days(45),
        "arbitration.award_simplified": .days(45),
        "arbitration.award_arrears": .days(30),
        "arbitration.proceedings.service.pending.copy": .workingDays(5),
        "arbitration.proceedings.track.collective.single_notice": .workingDays(5),
        "arbitration.proceedings.service.posted.deemed": .workingDays(3),
        "arbitration.proceedings.service.by_public_notice.notice": .days(30, rolls: false),
        "arbitration.proceedings.service.by_public_notice.notice_collective": .days(30, rolls: false),
        "arbitration.proceedings.clock.by_public_notice.hearing_notice": .days(30, rolls: false),
        "arbitration.proceedings.clock.by_public_notice.hearing_notice_collective": .days(30, rolls: false),
        "arbitration.proceedings.tribunal.forming.formation": .workingDays(5),
        "arbitration.proceedings.tribunal.recusal_pending.decision": .workingDays(3),
        "arbitration.proceedings.stage.counterclaim": .workingDays(5),
        "arbitration.proceedings.stage.answer_period": .workingDays(10),
        "arbitration.proceedings.stage.joined_copy": .workingDays(5),
        "arbitration.proceedings.stage.answering.answer": .workingDays(10),
        "arbitration.proceedings.stage.forward_answer": .workingDays(5),
        "arbitration.proceedings.stage.hearing_scheduled.hearing": .days(1, rolls: false),
        "arbitration.proceedings.stage.hearing_scheduled.notice": .workingDaysBefore(5),
        "arbitration.proceedings.stage.hearing_scheduled.postponement": .workingDaysBefore(3),
        "arbitration.proceedings.stage.entrusted_mediation.period": .workingDays(10),
        "outcome.worker.window.suit": .days(15),
        "outcome.worker.window.suit_final": .days(15),
        "outcome.worker.window.suit_after_revocation": .days(15),
        "outcome.employer.window.suit": .days(15),
        "outcome.employer.window.suit_after_revocation": .days(15),
        "outcome.co_respondents.window.suit": .days(15),
        "outcome.co_respondents.window.suit_after_revocation": .days(15),
        "outcome.revocation.window.application": .days(30),
        "outcome.co_respondent_revocation.window.application": .days(30),
        "outcome.enforcement.enforceable.application": .years(2),
        "outcome.enforcement.final_part": .years(2),
        "outcome.enforcement.non_final_part": .years(2),
        "outcome.enforcement.under_way.notice": .days(10),
        "outcome.enforcement.denied.suit": .days(30),
        "concluded.decision_notice": .workingDays(5),
    ]

    /// 浙江省劳动人事争议调解仲裁条例第三十九条、第四十一条。
    static let zhejiang: [String: NaiveCalendar.Limit] = [
        "arbitration.award_simplified": .days(30),
        "arbitration.proceedings.service.by_public_notice.notice_collective": .days(10, rolls: false),
        "arbitration.proceedings.clock.by_public_notice.hearing_notice_collective": .days(10, rolls: false),
    ]

    static let channels = ["enterprise", "sectoral", "peoples", "union", "administrative", "arbitral"]

    /// What has no scenario, and why that is right. A day deemed that of service does not move, nor does that of a hearing, so no notice
    /// has a say in it; the others
    /// declare no state that stops their clock: limits of other bodies and of parties outside the arbitration.
    static let gaps: [String: Set<String>] = [
        "rests-on-no-notice": [
            "arbitration.proceedings.service.by_public_notice.notice provisional",
            "arbitration.proceedings.service.by_public_notice.notice_collective provisional",
            "arbitration.proceedings.clock.by_public_notice.hearing_notice provisional",
            "arbitration.proceedings.clock.by_public_notice.hearing_notice_collective provisional",
            "arbitration.proceedings.stage.hearing_scheduled.hearing provisional",
        ],
        // A hearing is set on a holiday only with a reason, which no scenario that is moved there gives.
        "cannot-be-moved": ["arbitration.proceedings.stage.hearing_scheduled.hearing holiday"],
        "never-pauses": Set(
            [
                "pre_arbitration.limitation", "pre_arbitration.negotiation.under_way.reply",
                "pre_arbitration.mediation.pending.acceptance", "pre_arbitration.mediation.joint.period",
                "pre_arbitration.mediation.handing_over.reply", "pre_arbitration.mediation.handing_over.period",
                "pre_arbitration.agreement.unconfirmed.judicial_confirmation",
                "pre_arbitration.agreement.unconfirmed.arbitral_review",
                "pre_arbitration.agreement.confirmation_pending.acceptance",
                "pre_arbitration.agreement.confirmation_pending.decision",
                "pre_arbitration.agreement.review_pending.decision", "pre_arbitration.payment_order.applied.acceptance",
                "pre_arbitration.payment_order.applied.issue", "pre_arbitration.payment_order.applied.service",
                "pre_arbitration.payment_order.issued.objection",
                "application.under_review.received.acceptance", "application.deferred_for_mediation.period",
                "arbitration.proceedings.service.posted.deemed",
                "arbitration.proceedings.service.by_public_notice.notice",
                "arbitration.proceedings.service.by_public_notice.notice_collective",
                "arbitration.proceedings.clock.by_public_notice.hearing_notice",
                "arbitration.proceedings.clock.by_public_notice.hearing_notice_collective",
                "arbitration.proceedings.tribunal.recusal_pending.decision",
                "arbitration.proceedings.stage.hearing_scheduled.hearing",
                "arbitration.proceedings.stage.hearing_scheduled.notice",
                "arbitration.proceedings.stage.hearing_scheduled.postponement", "outcome.worker.window.suit",
                "outcome.worker.window.suit_final", "outcome.worker.window.suit_after_revocation",
                "outcome.employer.window.suit", "outcome.employer.window.suit_after_revocation",
                "outcome.co_respondents.window.suit", "outcome.co_respondents.window.suit_after_revocation",
                "outcome.revocation.window.application", "outcome.co_respondent_revocation.window.application",
                "outcome.enforcement.enforceable.application", "outcome.enforcement.final_part",
                "outcome.enforcement.non_final_part", "outcome.enforcement.under_way.notice",
                "outcome.enforcement.denied.suit", "concluded.decision_notice",
            ].map { "\($0) suspension" }
                + channels.flatMap {
                    [
                        "pre_arbitration.mediation.under_way.\($0).period suspension",
                        "pre_arbitration.mediation.joint.\($0).invited.reply suspension",
                    ]
                }
                + ["arbitration", "outcome", "closing"].flatMap {
                    [
                        "\($0).partial_worker_suit suspension", "\($0).partial_worker_suit_final suspension",
                        "\($0).partial_worker_suit_after_revocation suspension",
                        "\($0).partial_employer_suit suspension",
                        "\($0).partial_employer_suit_after_revocation suspension",
                        "\($0).partial_revocation suspension", "\($0).partial_enforcement suspension",
                        "\($0).partial_enforcement_1 suspension", "\($0).partial_enforcement_2 suspension",
                        "\($0).partial_enforcement_3 suspension", "\($0).partial_enforcement_4 suspension",
                    ]
                }),
    ]
}
