import Diagnostics
import SCXMLReader
import Statecharts

extension CommandFailure {
    /// A run that did not come to rest, with where it was.
    init(_ error: any Error, stopping run: SCXMLRun, maxMicrosteps: Int) {
        let (time, active) = (SCXMLTime.text(run.now), run.configuration.joined(separator: " "))
        let place =
            active.isEmpty
            ? BilingualText(zh: "停在 \(time)，第一步还没有做完", en: "stopped at \(time), before the first step was complete")
            : BilingualText(zh: "停在 \(time)，激活的状态：\(active)", en: "stopped at \(time) in: \(active)")
        switch error {
        case let endless as SCXMLRun.Endless:
            self.init(
                .workflowFault, code: "endless", what: endless.words, why: place,
                fix: BilingualText(
                    zh: "用 --until 看前一段经过；确需更多时用 --max-events 或 --max-seconds",
                    en: "see its beginning with --until; allow more with --max-events or --max-seconds"))
        case let error as StepError where error.code == .microstepLimit:
            let cycle = error.cycle.map { turn in
                BilingualText(verbatim: "\(turn.states.joined(separator: " ")) (\(turn.event ?? "-"))")
            }
            self.init(
                .workflowFault, code: "endless-step",
                what: BilingualText(
                    zh: "一步里超过 \(maxMicrosteps) 个微步，停不下来",
                    en: "a step did not come to rest after \(maxMicrosteps) microsteps"),
                why: place,
                fix: BilingualText(
                    zh: "转圈：\(cycle.map(\.zh).joined(separator: " → "))",
                    en: "it turns: \(cycle.map(\.en).joined(separator: " → "))"))
        default:
            self.init(unexpected: error)
        }
    }
}

extension SCXMLRun.Endless {
    fileprivate var words: BilingualText {
        let zh =
            switch limit {
            case .events: "处理了 \(amount) 个事件还没有停下来"
            case .microsteps: "经过 \(amount) 个微步还没有停下来"
            case .operations: "执行了 \(amount) 项内容还没有停下来"
            case .data: "记录和发送的数据超过 \(amount) 字节"
            case .time: "一项内容的脚本运行超过 \(amount) 毫秒"
            case .stopped: "时间用完，执行了 \(amount) 项内容还没有停下来"
            }
        let en = limit == .stopped ? "the time is up, and the run has not come to rest" : description
        return BilingualText(zh: zh, en: en)
    }
}
