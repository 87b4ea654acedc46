import DataValues
import Foundation
import Testing

@testable import TiaochuCommands

@Suite("What a joint mediation refuses")
struct MediationRefusalTests {
    /// A joint mediation of two channels, one of which takes part.
    private func joint(_ binary: Binary) throws -> String {
        let id = try binary.open()
        for (event, facts) in [
            ("mediation_requested", ["channel=peoples", "other_party_willing=true"]),
            ("joint_mediation_started", ["joint_channels=union,peoples", "lead_channel=union"]),
            ("channel_joined", ["acting_channel=union", "mediation_body=x"]),
        ] {
            let answer = try advance(id, event, facts, binary)
            #expect(answer.code == 0, "\(event): \(answer.everything)")
        }
        return id
    }

    private func advance(_ id: String, _ event: String, _ facts: [String], _ binary: Binary) throws -> Answer {
        let user = event == "channel_joined" || event == "referral_returned" ? "wang.min" : "he.yun"
        return try binary.run(
            ["case", "advance", id, event, "--at", "2026-03-02", "--as", user] + facts.flatMap { ["--set", $0] })
    }

    @Test("a channel that has joined or was not invited is named, once, with its article and the way on")
    func channels() throws {
        let binary = try Binary()
        let id = try joint(binary)
        for (channel, en, zh) in [
            ("union", "union mediation takes part already", "工会调解已参加联合调解"),
            ("sectoral", "sectoral or regional mediation was not invited to the joint mediation", "行业（区域）调解未受邀参加联合调解"),
        ] {
            for (language, words) in [("en", en), ("zh", zh)] {
                binary.language = language
                let talk = try advance(
                    id, "channel_joined", ["acting_channel=\(channel)", "mediation_body=x"], binary
                ).talk
                #expect(talk.components(separatedBy: words).count == 2, "\(talk)")
                #expect(talk.contains("LMAL") || talk.contains("调解仲裁法"), "\(talk)")
                #expect(!talk.contains("another channel") && !talk.contains("其他渠道"), "\(talk)")
            }
        }
    }

    @Test("advice that a finding gives is not repeated below it")
    func advice() throws {
        let binary = try Binary()
        let id = try binary.open()
        #expect(
            try advance(id, "mediation_requested", ["channel=peoples", "other_party_willing=true"], binary).code == 0)
        let talk = try advance(
            id, "joint_mediation_started", ["joint_channels=union", "lead_channel=union"], binary
        ).talk
        #expect(talk.components(separatedBy: "for one channel, request mediation there").count == 2, "\(talk)")
    }

    @Test("where an act cannot be raised at all, every region is named and not the last one only")
    func standing() throws {
        let binary = try Binary()
        let id = try joint(binary)
        let talk = try advance(id, "referral_returned", ["referral_reason=x"], binary).talk
        #expect(talk.contains("Joint mediation (") && talk.contains("Union mediation › Mediating"), "\(talk)")
    }

    @Test("changing the lead to the channel that leads is refused")
    func sameLead() throws {
        let binary = try Binary()
        let id = try joint(binary)
        let answer = try advance(id, "lead_changed", ["lead_channel=union", "referral_reason=x"], binary)
        #expect(answer.code == 3)
        #expect(answer.talk.contains("that channel is the lead already"), "\(answer.talk)")
    }
}
