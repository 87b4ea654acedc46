extension MemoryState {
    /// Whether a step's numbers are the next of their series.
    func checkNumbers(of step: StepCommit) throws(StoreError) {
        var last: [String: Int] = [:]
        for number in step.numbers {
            let standing = last[number.series] ?? numbers[number.series]?.count ?? 0
            guard number.serial == standing + 1 else {
                throw .numberTaken(NumberSeriesRecord(series: number.series, last: standing))
            }
            last[number.series] = number.serial
        }
    }

    func numbers(of series: String, after serial: Int, limit: Int) -> [NumberRecord] {
        Array((numbers[series] ?? []).lazy.filter { $0.serial > serial }.prefix(limit))
    }

    func numbers(given caseID: String) -> [NumberRecord] {
        numbers.values.flatMap { $0.filter { $0.caseID == caseID } }.sorted {
            $0.sequence == $1.sequence ? precedes($0.series, $1.series) : $0.sequence < $1.sequence
        }
    }

    var numberSeries: [NumberSeriesRecord] {
        numbers.map { NumberSeriesRecord(series: $0.key, last: $0.value.count) }.sorted {
            precedes($0.series, $1.series)
        }
    }
}
