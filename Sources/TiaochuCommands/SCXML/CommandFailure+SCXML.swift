import Diagnostics
import SCXMLReader
import Statecharts

extension CommandFailure {
    /// A run that did not come to rest, with where it was.
    init(_ error: any Error, stopping run: SCXMLRun, maxMicrosteps: Int) {
        let (time, states) = (SCXMLTime.text(run.now), run.configuration)
        let active = states.prefix(12).joined(separator: " ") + (states.count > 12 ? " … (\(states.count))" : "")
        var place =
            active.isEmpty
            ? BilingualText(zh: "停在 \(time)，第一步还没有做完", en: "stopped at \(time), before the first step was complete")
            : BilingualText(zh: "停在 \(time)，激活的状态：\(active)", en: "stopped at \(time) in: \(active)")
        if let failure = (error as? StepError)?.lastFailure {
            place = BilingualText(
                zh: "\(place.zh)；最后的错误：\(failure)", en: "\(place.en); the last error: \(failure)")
        }
        switch error {
        case let endless as SCXMLRun.Endless:
            self.init(
                .workflowFault, code: "endless", what: endless.words, why: place,
                fix: endless.remedy)
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
                fix: error.repeats
                    ? BilingualText(
                        zh: "转圈：\(cycle.map(\.zh).joined(separator: " → "))",
                        en: "it turns: \(cycle.map(\.en).joined(separator: " → "))")
                    : BilingualText(
                        zh: "最后走到：\(cycle.map(\.zh).joined(separator: " → "))；没有看到重复，确需更多时用 --max-microsteps",
                        en: "it has come to: \(cycle.map(\.en).joined(separator: " → ")); nothing repeats, so perhaps "
                            + "--max-microsteps is all that is needed"))
        default:
            self.init(unexpected: error)
        }
    }
}

extension StepError {
    /// What a guard or an action threw last before the step was given up.
    fileprivate var lastFailure: String? {
        for microstep in (trace?.microsteps ?? []).reversed() {
            let failures = microstep.guards.compactMap(\.failure) + microstep.actions.compactMap(\.failure)
            if let last = failures.last { return last }
        }
        return nil
    }
}

extension SCXMLRun.Endless {
    fileprivate var remedy: BilingualText {
        let beginning = BilingualText(zh: "用 --until 看前一段经过", en: "see its beginning with --until")
        func or(_ option: String) -> BilingualText {
            BilingualText(
                zh: "\(beginning.zh)；确需更多时用 \(option)", en: "\(beginning.en); allow more with \(option)")
        }
        return switch limit {
        case .events: or("--max-events")
        case .microsteps: or("--max-events")
        case .stopped: or("--max-seconds")
        case .operations, .data:
            BilingualText(
                zh: "\(beginning.zh)；这一限度不能放宽，文档要改", en: "\(beginning.en); this limit is fixed, so mend the document")
        case .time:
            BilingualText(
                zh: "脚本里的循环太长：减少一次要做的事", en: "a script goes on too long in one piece: let it do less at a time")
        }
    }

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
