extension MemoryState {
    func summaries(_ query: CaseQuery) -> [CaseSummary] {
        cases.values
            .map { CaseSummary($0, nextDueOn: nextDueOn(of: $0.id)) }
            .filter { matches($0, query) }
            .sorted { isBefore($0, $1, in: query.order) }
    }

    private func nextDueOn(of caseID: String) -> String? {
        (deadlines[caseID] ?? [:]).values.filter(\.isOpen).compactMap(\.dueOn).min()
    }

    private func matches(_ summary: CaseSummary, _ query: CaseQuery) -> Bool {
        if let status = query.status, summary.status != status { return false }
        if let workflow = query.workflow, summary.workflow != workflow { return false }
        if let prefix = query.idPrefix, !summary.id.utf8.starts(with: prefix.utf8) { return false }
        if let hash = query.bundleHash, summary.bundleHash != hash { return false }
        if let since = query.openedSince, summary.openedOn < since { return false }
        if let after = query.afterID, !precedes(after, summary.id) { return false }
        if !query.places.covers(summary.locality) { return false }
        if let state = query.state,
            !summary.configuration.contains(where: { $0 == state || $0.hasPrefix(state + ".") })
        {
            return false
        }
        switch query.assignment {
        case .to(let assignee) where summary.assignee != assignee: return false
        case .nobody where summary.assignee != nil: return false
        case nil, .to, .nobody: break
        }
        if let text = query.text, !contains(summary.title, text), !contains(summary.id, text) { return false }
        if let through = query.dueThrough {
            guard let nextDueOn = summary.nextDueOn, nextDueOn <= through else { return false }
        }
        return true
    }

    private func isBefore(_ left: CaseSummary, _ right: CaseSummary, in order: CaseQuery.Order) -> Bool {
        switch order {
        case .dueOn where left.nextDueOn != right.nextDueOn:
            guard let leftDue = left.nextDueOn else { return false }
            guard let rightDue = right.nextDueOn else { return true }
            return leftDue < rightDue
        case .newest where left.openedOn != right.openedOn: return left.openedOn > right.openedOn
        case .lastChanged where left.recordedAt != right.recordedAt: return left.recordedAt > right.recordedAt
        case .dueOn, .newest, .lastChanged, .id: return precedes(left.id, right.id)
        }
    }

    func deadlines(_ query: DeadlineQuery) -> [DeadlineRecord] {
        var found: [(position: DeadlineQuery.Position, deadline: DeadlineRecord)] = []
        for deadline in deadlines.values.joined().map(\.value) where query.covers(deadline) {
            guard let date = deadline.dueOn, query.through.map({ date <= $0 }) ?? true else { continue }
            guard let locality = cases[deadline.caseID]?.locality, query.places.covers(locality) else { continue }
            let position = DeadlineQuery.Position(date: date, caseID: deadline.caseID, key: deadline.key)
            if let after = query.after, !isBefore(after, position) { continue }
            found.append((position, deadline))
        }
        return found.sorted { isBefore($0.position, $1.position) }.prefix(query.limit).map(\.deadline)
    }

    private func isBefore(_ left: DeadlineQuery.Position, _ right: DeadlineQuery.Position) -> Bool {
        if left.date != right.date { return left.date < right.date }
        if left.caseID != right.caseID { return precedes(left.caseID, right.caseID) }
        return precedes(left.key, right.key)
    }

    func outbox(_ query: OutboxQuery) -> [OutboxRecord] {
        outbox.values
            .filter { effect in
                (query.status == nil || effect.status == query.status)
                    && (query.caseID == nil || effect.id.caseID == query.caseID)
                    && (query.after.map { $0 < effect.id } ?? true)
            }
            .sorted { $0.id < $1.id }
            .prefix(query.limit).map(\.self)
    }

    mutating func claim(_ claim: OutboxClaim) -> [OutboxRecord] {
        let free = outbox.values.filter { effect in
            effect.status == .pending && effect.nextAttemptAt <= claim.now
                && (effect.lease.map { $0.until <= claim.now } ?? true)
                && (claim.kinds?.contains(effect.kind) ?? true)
        }
        let chosen = free.sorted { left, right in
            left.nextAttemptAt != right.nextAttemptAt
                ? left.nextAttemptAt < right.nextAttemptAt : left.id < right.id
        }
        return chosen.prefix(claim.limit).map { effect in
            var effect = effect
            effect.attempts += 1
            effect.lease = OutboxRecord.Lease(owner: claim.owner, until: claim.leaseUntil)
            outbox[effect.id] = effect
            return effect
        }
    }
}

/// Whether `text` holds `words`, ASCII letters in either case: what SQL's `LIKE` finds in SQLite.
private func contains(_ text: String, _ words: String) -> Bool {
    let text = text.utf8.map(lowercased)
    let words = words.utf8.map(lowercased)
    guard !words.isEmpty, words.count <= text.count else { return words.isEmpty }
    return (0...(text.count - words.count)).contains { text[$0...].starts(with: words) }
}

private func lowercased(_ byte: UInt8) -> UInt8 {
    byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
}
