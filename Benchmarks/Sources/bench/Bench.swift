import CAllocationCount
import Glibc

/// `bench NAME [EVENTS]` prints events per second of one measurement, `bench OURS THEIRS [EVENTS]` the ratio of two and
/// both rates, `bench allocations NAME [EVENTS]` allocations per event.
@main
struct Bench {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        let names = arguments.filter { Int($0) == nil }
        let events = arguments.compactMap { Int($0) }.first ?? 1_000_000
        switch (names.count, names.first) {
        case (2, "allocations"): try countAllocations(Measurement(names[1]), events)
        case (1, _): print(try rate(Measurement(names[0]), events))
        case (2, .some(let ours)): try compare(Measurement(ours), Measurement(names[names.endIndex - 1]), events)
        default:
            let usage = "usage: bench NAME [EVENTS] | OURS THEIRS [EVENTS] | allocations NAME [EVENTS]\n"
            usage.withCString { _ = write(STDERR_FILENO, $0, strlen($0)) }
            exit(64)
        }
    }

    private static func rate(_ measurement: Measurement, _ events: Int) throws -> Int {
        try measurement.run(events / 10)
        return Int(Double(events) / (try time(measurement, events)))
    }

    /// In turns of some milliseconds each, so that both sides meet the same machine; the median turn counts.
    private static func compare(_ ours: Measurement, _ theirs: Measurement, _ events: Int) throws {
        let turns = 101
        let slice = max(1, events / turns)
        try ours.run(slice)
        try theirs.run(slice)
        var times: [(ours: Double, theirs: Double)] = []
        for _ in 0..<turns { times.append((try time(ours, slice), try time(theirs, slice))) }
        func median(_ numbers: [Double]) -> Double { numbers.sorted()[turns / 2] }
        print(
            median(times.map { $0.theirs / $0.ours }), Int(Double(slice) / median(times.map(\.ours))),
            Int(Double(slice) / median(times.map(\.theirs))))
    }

    private static func countAllocations(_ measurement: Measurement, _ events: Int) throws {
        try measurement.run(1000)
        let before = allocation_count()
        try measurement.run(events)
        print(Double(allocation_count() - before) / Double(events))
    }

    /// By the processor's time, which other processes do not take part in; nothing here waits.
    private static func time(_ measurement: Measurement, _ events: Int) throws -> Double {
        let start = processorTime()
        try measurement.run(events)
        return processorTime() - start
    }

    private static func processorTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
