/// What an `InMemoryStore` holds; every change happens under its lock.
struct MemoryState {
    var cases: [String: CaseRecord] = [:]
    var journals: [String: [JournalEntry]] = [:]
    var deadlines: [String: [String: DeadlineRecord]] = [:]
    var outbox: [OutboxID: OutboxRecord] = [:]
    var requests: [String: RequestRecord] = [:]
    var bundles: [String: BundleRecord] = [:]
    var calendars: [String: CalendarRecord] = [:]
    /// In order of number.
    var publications: [PublicationRecord] = []
    /// By series, in order: the number `n` stands at index `n - 1`.
    var numbers: [String: [NumberRecord]] = [:]
    var numbersByText: [String: [NumberRecord]] = [:]

    /// Applies one step. Everything that can be wrong is asked before anything changes, so a step applies whole or not at all.
    mutating func apply(_ step: StepCommit) throws(StoreError) {
        try step.validate()
        let step = step.normalized
        let id = step.record.id
        if let request = step.request, let stored = requests[request.id] {
            throw .request(stored, repeatedWith: request.bodyHash)
        }
        try check(step, against: cases[id])
        for effect in step.effects where outbox[effect.id] != nil {
            throw FieldRule.broken("effect \(effect.id)", "exists already", "已经存在")
        }
        try checkNumbers(of: step)
        guard step.bundle != nil || bundles[step.record.bundleHash] != nil else {
            throw FieldRule.broken("record.bundleHash", "names a bundle that is not kept", "所指的规则包没有保存")
        }

        cases[id] = step.record
        journals[id, default: []] += step.entries
        for deadline in step.deadlines { deadlines[id, default: [:]][deadline.key] = deadline }
        for effect in step.effects { outbox[effect.id] = effect }
        for number in step.numbers {
            numbers[number.series, default: []].append(number)
            numbersByText[number.text, default: []].append(number)
        }
        if let request = step.request { requests[request.id] = request }
        if let bundle = step.bundle, bundles[bundle.hash] == nil { bundles[bundle.hash] = bundle }
        for calendar in step.calendars where calendars[calendar.hash] == nil { calendars[calendar.hash] = calendar }
    }

    private func check(_ step: StepCommit, against stored: CaseRecord?) throws(StoreError) {
        guard let expected = step.expectedVersion else {
            if stored != nil { throw .alreadyOpen(step.record.id) }
            return
        }
        guard let stored else { throw .noCase(step.record.id) }
        if stored.version != expected, let latest = journals[stored.id]?.last {
            throw .conflict(StoreError.Conflict(expected: expected, current: stored.version, latest: latest))
        }
        try step.validate(continues: stored.journalHead)
    }

    func deadlines(of caseID: String) -> [DeadlineRecord] {
        (deadlines[caseID] ?? [:]).values.sorted { precedes($0.key, $1.key) }
    }

    var counts: StoreCounts {
        StoreCounts(
            openCases: cases.values.count { $0.status == .open },
            closedCases: cases.values.count { $0.status == .closed },
            pendingDeadlines: deadlines.values.reduce(0) { $0 + $1.values.count { $0.status == .pending } },
            pendingEffects: outbox.values.count { $0.status == .pending },
            failedEffects: outbox.values.count { $0.status == .failed })
    }
}

/// Code-point order, which is what SQL stores sort by; `String.<` folds equivalent spellings.
func precedes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
}
