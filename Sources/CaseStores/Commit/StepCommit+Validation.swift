import DataValues
import Diagnostics

extension StepCommit {
    /// Throws `invalid` when the step contradicts itself or holds what would not read back; every store asks before it writes.
    ///
    /// Checked: versions and journal follow one another, hashes fit, children belong to the case, dates and instants are written so
    /// that they sort, ids are there and short, values are finite and not too deep.
    public func validate() throws(StoreError) {
        try validateRecord()
        try validateEntries()
        try validateDeadlines()
        try validateEffects()
        try validateNumbers()
        if let request {
            try FieldRule.identifier(request.id, of: "request.id")
            try FieldRule.plain(request.bodyHash, of: "request.bodyHash")
            try FieldRule.value(request.answer, of: "request.answer")
            try FieldRule.instant(request.recordedAt, of: "request.recordedAt")
        }
        if let bundle {
            try FieldRule.require(bundle.hash == record.bundleHash, "bundle.hash", "is not that of the case", "与案件的不一致")
            try FieldRule.plain(bundle.workflow, of: "bundle.workflow")
            try FieldRule.plain(bundle.locality, of: "bundle.locality")
            try FieldRule.value(bundle.content, of: "bundle.content")
            try FieldRule.instant(bundle.storedAt, of: "bundle.storedAt")
        }
        for calendar in calendars {
            try FieldRule.identifier(calendar.hash, of: "calendar.hash")
            try FieldRule.value(calendar.content, of: "calendar.content")
            try FieldRule.instant(calendar.storedAt, of: "calendar.storedAt")
        }
    }

    /// Throws `invalid` when the entries do not follow the journal as it is stored; asked after the version was found right.
    public func validate(continues head: JournalHead) throws(StoreError) {
        try FieldRule.require(
            entries.first.map { $0.sequence == head.sequence + 1 && $0.previousHash == head.hash } ?? false, "entries",
            "do not follow the journal of the case", "没有接上案件的日志")
    }

    private func validateRecord() throws(StoreError) {
        try FieldRule.identifier(record.id, of: "record.id")
        try FieldRule.identifier(record.workflow, of: "record.workflow")
        try FieldRule.identifier(record.locality, of: "record.locality")
        try FieldRule.identifier(record.bundleHash, of: "record.bundleHash")
        try FieldRule.require(
            record.version == (expectedVersion ?? 0) + 1, "record.version", "is not one above the expected version",
            "不比预期版本大一")
        for state in record.configuration { try FieldRule.identifier(state, of: "record.configuration") }
        try FieldRule.value(record.snapshot, of: "record.snapshot")
        try FieldRule.plain(record.title, of: "record.title")
        if let assignee = record.assignee { try FieldRule.identifier(assignee, of: "record.assignee") }
        try FieldRule.date(record.openedOn, of: "record.openedOn")
        try FieldRule.instant(record.legalNow, of: "record.legalNow")
        try FieldRule.instant(record.recordedAt, of: "record.recordedAt")
        if let closedOn = record.closedOn { try FieldRule.date(closedOn, of: "record.closedOn") }
        if let closureCode = record.closureCode { try FieldRule.identifier(closureCode, of: "record.closureCode") }
        try FieldRule.require(
            (record.status == .closed) == (record.closedOn != nil), "record.closedOn",
            "is there exactly when the case is closed", "只有已结案件才有，且必须有")
    }

    private func validateEntries() throws(StoreError) {
        guard let first = entries.first else {
            throw FieldRule.broken("entries", "are empty; every step is journalled", "为空；每一步都必须留痕")
        }
        try FieldRule.require(
            first.sequence >= 1 && (expectedVersion != nil || first.sequence == 1), "entries",
            "do not begin at the journal's place", "没有接在日志末尾")
        var head = JournalHead(sequence: first.sequence - 1, hash: first.previousHash)
        for entry in entries {
            let name = "entry \(entry.sequence)"
            try FieldRule.require(entry.caseID == record.id, name, "belongs to another case", "属于另一案件")
            try FieldRule.require(
                entry.sequence == head.sequence + 1 && entry.previousHash == head.hash, name,
                "does not follow the one before", "没有接上前一条")
            try FieldRule.identifier(entry.kind.rawValue, of: "\(name) kind")
            if let event = entry.event { try FieldRule.identifier(event, of: "\(name) event") }
            try FieldRule.identifier(entry.actor.id, of: "\(name) actor")
            for role in entry.actor.roles { try FieldRule.identifier(role, of: "\(name) roles") }
            if let principal = entry.actor.onBehalfOf { try FieldRule.identifier(principal, of: "\(name) onBehalfOf") }
            try FieldRule.instant(entry.legalTime, of: "\(name) legalTime")
            try FieldRule.instant(entry.recordedTime, of: "\(name) recordedTime")
            try FieldRule.identifier(entry.bundleHash, of: "\(name) bundleHash")
            if let version = entry.calendarVersion { try FieldRule.identifier(version, of: "\(name) calendarVersion") }
            if let request = entry.requestID { try FieldRule.identifier(request, of: "\(name) requestID") }
            try FieldRule.value(entry.data, of: "\(name) data")
            try FieldRule.value(entry.changes, of: "\(name) changes")
            try FieldRule.value(entry.trace, of: "\(name) trace")
            try FieldRule.require(
                entry.hash == ContentHash.of(entry.sealedContent), name, "has a hash that does not fit", "的哈希不符")
            head = entry.head
        }
        try FieldRule.require(head == record.journalHead, "record.journalHead", "is not the last entry", "不是最后一条日志")
    }

    private func validateNumbers() throws(StoreError) {
        for number in numbers {
            let name = "number \(number.series) \(number.serial)"
            try FieldRule.identifier(number.series, of: "number series")
            try FieldRule.identifier(number.text, of: "\(name) text")
            try FieldRule.require(number.serial >= 1, name, "does not count from 1", "不是从 1 起")
            try FieldRule.require(number.caseID == record.id, name, "belongs to another case", "属于另一案件")
            try FieldRule.require(
                entries.contains { $0.gives(number) }, name, "is given by no entry of the step", "没有对应的日志")
        }
        for entry in entries where entry.kind == .numbered {
            try FieldRule.require(
                numbers.contains(where: entry.gives), "entry \(entry.sequence)",
                "gives a number that is not of the step",
                "所给的编号不在本步之中")
        }
    }

    private func validateDeadlines() throws(StoreError) {
        var keys: Set<String> = []
        for deadline in deadlines {
            let name = "deadline \(deadline.key)"
            try FieldRule.require(deadline.caseID == record.id, name, "belongs to another case", "属于另一案件")
            try FieldRule.identifier(deadline.key, of: "deadline key")
            try FieldRule.require(keys.insert(deadline.key).inserted, name, "stands twice in one step", "在一步中出现两次")
            try FieldRule.identifier(deadline.state, of: "\(name) state")
            try FieldRule.identifier(deadline.kind, of: "\(name) kind")
            if let event = deadline.event { try FieldRule.identifier(event, of: "\(name) event") }
            try FieldRule.plain(deadline.citation, of: "\(name) citation")
            try FieldRule.value(deadline.derivation, of: "\(name) derivation")
            if let dueOn = deadline.dueOn { try FieldRule.date(dueOn, of: "\(name) dueOn") }
            for warning in deadline.warnOn { try FieldRule.date(warning, of: "\(name) warnOn") }
        }
    }

    private func validateEffects() throws(StoreError) {
        let sequences = Set(entries.map(\.sequence))
        var ids: Set<OutboxID> = []
        for effect in effects {
            let name = "effect \(effect.id)"
            try FieldRule.require(
                effect.id.caseID == record.id && sequences.contains(effect.id.sequence), name,
                "belongs to no entry of this step", "不属于本步的任何一条日志")
            try FieldRule.require(effect.id.index >= 0, name, "has a negative place", "的序号为负")
            try FieldRule.require(ids.insert(effect.id).inserted, name, "stands twice in one step", "在一步中出现两次")
            try FieldRule.require(
                effect.status == .pending && effect.lease == nil && effect.attempts == 0, name, "is not fresh", "不是新的")
            try FieldRule.identifier(effect.kind, of: "\(name) kind")
            try FieldRule.value(effect.payload, of: "\(name) payload")
            try FieldRule.instant(effect.nextAttemptAt, of: "\(name) nextAttemptAt")
        }
    }
}

extension JournalEntry {
    /// Whether this is the entry by which a number was given, series, count and words alike.
    fileprivate func gives(_ number: NumberRecord) -> Bool {
        draft.kind == .numbered && sequence == number.sequence && draft.data["series"].text == number.series
            && draft.data["serial"].integer == Int64(number.serial) && draft.data["number"].text == number.text
    }
}
