import Diagnostics
import Foundation
import StatutoryTime
import Workflows

/// The present moment in China (UTC+8 all year), from the system or, in a workspace for tests, from `TIAOCHU_NOW`.
struct SystemClock {
    var now: () -> LegalTime

    init(isTesting: Bool) throws {
        if let text = ProcessInfo.processInfo.environment["TIAOCHU_NOW"], !text.isEmpty {
            guard isTesting else {
                throw CommandFailure(
                    .usage, code: "clock-not-settable",
                    what: BilingualText(
                        zh: "这个工作区不能用 TIAOCHU_NOW 设定时间", en: "TIAOCHU_NOW may not set the clock of this workspace"),
                    why: BilingualText(zh: "记录时间必须真实", en: "the time of recording must be true"),
                    fix: BilingualText(
                        zh: "取消该变量；测试工作区在 tiaochu.yaml 写 testing: true",
                        en: "unset it; a workspace for tests says testing: true in tiaochu.yaml"))
            }
            guard let time = StatedTime(text) else {
                throw CommandFailure(
                    .usage, code: "bad-time",
                    what: BilingualText(zh: "TIAOCHU_NOW 不是时间：\(text)", en: "TIAOCHU_NOW is not a time: \(text)"),
                    fix: BilingualText(zh: "例如 2026-03-05T09:30", en: "such as 2026-03-05T09:30"))
            }
            let fixed = LegalTime(date: time.date, second: time.second ?? 9 * 3600)
            now = { fixed }
        } else {
            now = { LegalTime(Date()) }
        }
    }
}

extension LegalTime {
    /// The local time in China of an absolute moment; China has kept UTC+8 without summer time since 1991.
    init(_ moment: Date) {
        let seconds = Int(moment.timeIntervalSince1970.rounded(.down)) + 8 * 3600
        let day = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        self.init(date: LegalDate.epoch.adding(days: day), second: seconds - day * 86_400)
    }
}
