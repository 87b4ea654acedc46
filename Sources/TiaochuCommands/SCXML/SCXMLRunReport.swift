import DataValues
import Diagnostics
import SCXMLReader
import Statecharts

/// A run that is over, as data.
struct SCXMLRunReport {
    private let run: SCXMLRun
    private let chart: Statechart

    init(_ run: SCXMLRun) {
        self.run = run
        chart = run.document.chart
    }

    enum End: String {
        /// A top-level final state was reached.
        case final
        /// Nothing more is due.
        case quiet
        /// The clock was stopped with something still to come.
        case until
    }

    var end: End { run.isDone ? .final : run.isWaiting ? .until : .quiet }

    var data: DataValue {
        var microsteps: [DataValue] = []
        var ignored: [DataValue] = []
        // For each microstep of each step, the last entry that was written by its end.
        var written: [[Int]] = []
        for step in run.steps {
            var places: [Int] = []
            for microstep in step.step.trace?.microsteps ?? [] {
                defer { places.append(microsteps.count - 1) }
                let isSilent = microstep.transitions.isEmpty && microstep.entered.isEmpty && microstep.exited.isEmpty
                // A condition that failed is told though nothing was taken.
                if !isSilent || microstep.guards.contains(where: { $0.failure != nil }) {
                    microsteps.append(data(microstep, at: step.at))
                } else if case .event(let event) = microstep.cause {
                    ignored.append(.record(data(event, at: step.at)))
                }
            }
            written.append(places.isEmpty ? [microsteps.count - 1] : places)
        }
        func place(_ line: SCXMLRun.LogLine) -> Int {
            if let microstep = line.microstep, written.indices.contains(line.step) {
                return written[line.step][min(microstep, written[line.step].count - 1)]
            }
            return line.step == 0 ? -1 : written[line.step - 1].last ?? -1
        }
        func lines(_ kind: SCXMLRun.LogLine.Kind) -> DataValue {
            .list(run.log.filter { $0.kind == kind }.map { data($0, microstep: place($0)) })
        }
        return [
            "file": .text(run.document.file), "name": .text(run.document.name), "ended": .text(end.rawValue),
            "time": SCXMLTime.data(run.now), "configuration": .list(run.configuration.map(DataValue.text)),
            "microsteps": .list(microsteps), "ignored": .list(ignored), "log": lines(.log),
            "child_errors": lines(.error), "log_dropped": .integer(Int64(run.droppedLogLines)),
        ]
    }

    private func data(_ microstep: Microstep, at time: Duration) -> DataValue {
        var record: [String: DataValue] = ["at": SCXMLTime.data(time)]
        switch microstep.cause {
        case .start: record["cause"] = "start"
        case .eventless: record["cause"] = "eventless"
        case .completion: record["cause"] = "completion"
        case .event(let event):
            record = data(event, at: time)
            record["cause"] = "event"
        }
        record["transitions"] = .list(microstep.transitions.map(data))
        record["exited"] = .list(microstep.exited.map { .text(chart.id(of: $0)) })
        record["entered"] = .list(microstep.entered.map { .text(chart.id(of: $0)) })
        let failures =
            microstep.guards.compactMap(\.failure) + microstep.actions.compactMap(\.failure)
        if !failures.isEmpty { record["errors"] = .list(failures.map(DataValue.text)) }
        return .record(record)
    }

    private func data(_ event: Event, at time: Duration) -> [String: DataValue] {
        var record: [String: DataValue] = [
            "at": SCXMLTime.data(time), "event": .text(event.name), "type": .text(event.type.rawValue),
        ]
        if !event.data.isNull { record["data"] = event.data }
        return record
    }

    private func data(_ transition: TransitionIndex) -> DataValue {
        let node = chart[transition]
        var record: [String: DataValue] = [
            "source": .text(chart.id(of: node.source)), "targets": .list(node.targets.map { .text(chart.id(of: $0)) }),
            "line": .integer(Int64(run.document.transitionLocations[transition.rawValue].line)),
        ]
        if !node.events.isEmpty { record["events"] = .list(node.events.map { .text($0.text) }) }
        record["cond"] = run.document.condition(of: transition).map(DataValue.text)
        return .record(record)
    }

    private func data(_ line: SCXMLRun.LogLine, microstep: Int) -> DataValue {
        var record: [String: DataValue] = ["at": SCXMLTime.data(line.at), "session": .text(line.session)]
        record["microstep"] = microstep < 0 ? .null : .integer(Int64(microstep))
        switch line.kind {
        case .log: (record["label"], record["value"]) = (.text(line.label), line.value)
        case .error: record["error"] = line.value
        }
        return .record(record)
    }
}
