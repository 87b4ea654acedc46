import DataValues
import Diagnostics
import SCXMLReader
import Statecharts

/// A run that is over, as people read it: each microstep under its time and event, with what was logged meanwhile.
struct SCXMLRunText {
    private let run: SCXMLRun
    private let chart: Statechart

    init(_ run: SCXMLRun) {
        self.run = run
        chart = run.document.chart
    }

    var lines: [String] {
        var lines: [String] = []
        var log = run.log[...]
        for (index, step) in run.steps.enumerated() {
            // Children speak between the steps of the run's own session.
            let said = log.prefix { $0.step <= index }
            log = log.dropFirst(said.count)
            lines += said.filter { !$0.isOwn }.map(line)
            lines += self.lines(step, said.filter(\.isOwn))
        }
        lines += log.map(line)
        if run.droppedLogLines > 0 {
            lines.append(
                say(
                    zh: "另有 \(run.droppedLogLines) 行日志没有保存", en: "\(run.droppedLogLines) more log lines were not kept"))
        }
        return lines + ["", summary]
    }

    private func lines(_ step: SCXMLRun.Step, _ said: [SCXMLRun.LogLine]) -> [String] {
        let time = SCXMLTime.text(step.at)
        let microsteps = step.step.trace?.microsteps ?? []
        return microsteps.enumerated().flatMap { number, microstep -> [String] in
            let said = said.filter { min($0.microstep ?? 0, microsteps.count - 1) == number }.map(line)
            let nothing =
                microstep.transitions.isEmpty && microstep.entered.isEmpty && microstep.exited.isEmpty
            // Asking in vain for eventless transitions is not news.
            if nothing, microstep.cause == .eventless, microstep.guards.allSatisfy({ $0.failure == nil }) {
                return said
            }
            var lines = ["\(DisplayWidth.pad(time, to: 8)) \(cause(microstep))"]
            if nothing, case .event = microstep.cause { lines[0] += say(zh: "  （无人理会）", en: "  (nothing listens)") }
            lines += microstep.transitions.map { "           \(text($0))" }
            if !microstep.exited.isEmpty {
                lines.append("           \(say(zh: "离开", en: "leave")) \(ids(microstep.exited))")
            }
            if !microstep.entered.isEmpty {
                lines.append("           \(say(zh: "进入", en: "enter")) \(ids(microstep.entered))")
            }
            lines += microstep.guards.compactMap(\.failure).map {
                "           \(say(zh: "条件出错", en: "condition failed")): \($0)"
            }
            lines += microstep.actions.compactMap(\.failure).map {
                "           \(say(zh: "内容出错", en: "content failed")): \($0)"
            }
            return lines + said
        }
    }

    private func cause(_ microstep: Microstep) -> String {
        switch microstep.cause {
        case .start: say(zh: "开始", en: "start")
        case .eventless: say(zh: "（无事件）", en: "(no event)")
        case .completion: say(zh: "结束", en: "end")
        case .event(let event): event.data.isNull ? event.name : "\(event.name) \(short(event.data))"
        }
    }

    private func text(_ transition: TransitionIndex) -> String {
        let (node, place) = (chart[transition], run.document.transitionLocations[transition.rawValue])
        let targets = node.targets.isEmpty ? say(zh: "（留在原处）", en: "(stays)") : ids(node.targets)
        return "\(chart.id(of: node.source)) → \(targets)  (\(place.file):\(place.line))"
    }

    /// A child's line has a time of its own: it speaks between the steps that are shown.
    private func line(_ line: SCXMLRun.LogLine) -> String {
        let beginning = DisplayWidth.pad(line.isOwn ? "" : SCXMLTime.text(line.at), to: line.isOwn ? 10 : 8)
        let speaker = line.isOwn ? "" : "[\(line.session)] "
        let label = line.label.isEmpty ? "" : "\(line.label): "
        let kind = line.kind == .log ? say(zh: "日志", en: "log") : say(zh: "出错", en: "failed")
        return "\(beginning) \(kind) \(speaker)\(label)\(plain(line.value))"
    }

    /// A text as it is, when it keeps to its line.
    private func plain(_ value: DataValue) -> String {
        guard let text = value.text, !text.contains(where: \.isNewline) else { return short(value) }
        return text
    }

    /// A value on one line of reasonable length.
    private func short(_ value: DataValue) -> String {
        let text = value.canonicalJSON
        return text.count > 200 ? text.prefix(200) + "…" : text
    }

    private var summary: String {
        let time = SCXMLTime.text(run.now)
        let active = run.configuration.joined(separator: " ")
        return switch SCXMLRunReport(run).end {
        case .final: say(zh: "在 \(time) 完成：\(active)", en: "done at \(time): \(active)")
        case .quiet: say(zh: "在 \(time) 静止：\(active)", en: "at rest at \(time): \(active)")
        case .until: say(zh: "在 \(time) 停住，还有事件未到：\(active)", en: "stopped at \(time) with more to come: \(active)")
        }
    }

    private func ids(_ states: [StateIndex]) -> String { states.map(chart.id(of:)).joined(separator: " ") }
}

extension GuardRecord {
    /// What the data model threw, when it did.
    var failure: String? {
        if case .failed(let message) = answer { message } else { nil }
    }
}
